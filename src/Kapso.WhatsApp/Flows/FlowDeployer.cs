using System.Net;
using System.Text.Json;

namespace Kapso.WhatsApp.Flows;

/// <summary>Brings a flow to its wanted state: each step checks first whether it is still needed.</summary>
internal sealed class FlowDeployer(FlowsClient flows, MetaFlowsClient meta, FlowDeployment wanted)
{
    public async Task<DeployedFlow> DeployAsync(CancellationToken cancellationToken)
    {
        if (wanted.EndpointUri is not null)
        {
            // Meta publishes no flow before the number has a key, and without one nothing is created.
            await SetPublicKeyAsync(cancellationToken).ConfigureAwait(false);
        }

        Flow? found = await flows.FindAsync(wanted.PhoneNumberId, wanted.Name, cancellationToken).ConfigureAwait(false);
        try
        {
            Flow flow = found ?? await CreateAsync(cancellationToken).ConfigureAwait(false);
            (FlowVersion? version, bool uploaded) = await UploadAsync(flow, cancellationToken).ConfigureAwait(false);
            await AnswerAsync(flow, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<FlowValidationError> problems = version?.ValidationErrors ?? [];
            bool publish = wanted.Publish && problems.Count == 0 && (flow.Status != FlowStatus.Published || version?.Status != FlowStatus.Published);
            flow = publish
                ? await PublishAsync(flow, cancellationToken).ConfigureAwait(false)
                : await flows.GetAsync(flow.Id, cancellationToken).ConfigureAwait(false);
            return new DeployedFlow { Flow = flow, Version = version, WasCreated = found is null, WasUploaded = uploaded || found is null, WasPublished = publish, ValidationErrors = problems };
        }
        catch (KapsoFlowException refused)
        {
            // Nothing of what was refused is there: what is there is told beside what is wrong.
            Flow? flow = found ?? await flows.FindAsync(wanted.PhoneNumberId, wanted.Name, cancellationToken).ConfigureAwait(false);
            if (flow is null)
            {
                throw;
            }

            return new DeployedFlow { Flow = flow, WasCreated = found is null, ValidationErrors = refused.ValidationErrors };
        }
    }

    private async Task<Flow> CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await flows.CreateAsync(new NewFlow { PhoneNumberId = wanted.PhoneNumberId, Name = wanted.Name, Definition = wanted.Definition }, cancellationToken).ConfigureAwait(false);
        }
        catch (KapsoException lost) when (lost.OutcomeUnknown)
        {
            // Without an answer it may be there all the same, and must not be made twice.
            if (await flows.FindAsync(wanted.PhoneNumberId, wanted.Name, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            throw;
        }
    }

    private async Task<(FlowVersion? Version, bool Uploaded)> UploadAsync(Flow flow, CancellationToken cancellationToken)
    {
        FlowVersion? latest = await flows.FindLatestVersionAsync(flow.Id, cancellationToken).ConfigureAwait(false);
        if (IsWanted(latest))
        {
            return (latest, false);
        }

        try
        {
            return (await flows.CreateVersionAsync(flow.Id, wanted.Definition, cancellationToken: cancellationToken).ConfigureAwait(false), true);
        }
        catch (KapsoException lost) when (lost.OutcomeUnknown)
        {
            latest = await flows.FindLatestVersionAsync(flow.Id, cancellationToken).ConfigureAwait(false);
            if (IsWanted(latest))
            {
                return (latest, true);
            }

            throw;
        }
    }

    private async Task SetPublicKeyAsync(CancellationToken cancellationToken)
    {
        FlowPublicKey? current = await meta.FindPublicKeyAsync(wanted.PhoneNumberId, cancellationToken).ConfigureAwait(false);
        bool isValid = current?.BusinessPublicKeySignatureStatus == FlowKeyStatus.Valid;
        if (wanted.PublicKeyPem is not { } key)
        {
            Rules.Check("deployment", rules =>
            {
                if (!isValid)
                {
                    rules.Add(
                        "publicKeyPem", "required", "the number has no valid public key yet: give that of the endpoint, as FlowPrivateKey.ExportPublicKeyPem() returns it",
                        FlowKeyStatus.Valid.Value, current?.BusinessPublicKeySignatureStatus?.Value ?? "none");
                }
            });
            return;
        }

        // Meta may leave the key out; uploading the same one again changes nothing.
        if (!isValid || !IsSameKey(current?.BusinessPublicKey, key))
        {
            await meta.SetPublicKeyAsync(wanted.PhoneNumberId, key, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SetEndpointAsync(Flow flow, string endpoint, CancellationToken cancellationToken)
    {
        string metaFlowId = flow.MetaFlowId
            ?? throw new KapsoSerializationException(FlowOperations.Get.Id, HttpStatusCode.OK, "has no id of the flow at Meta, whose endpoint is to be set", "", outcomeUnknown: false, null);
        MetaFlow? current = flow.BusinessAccountId is { } account
            ? await meta.GetAsync(account, metaFlowId, [MetaFlowField.Id, MetaFlowField.EndpointUri], cancellationToken).ConfigureAwait(false)
            : null;
        if (current?.EndpointUri != endpoint)
        {
            await meta.UpdateAsync(metaFlowId, new MetaFlowUpdate { EndpointUri = endpoint }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(Flow flow, CancellationToken cancellationToken)
    {
        if (wanted.EndpointUri is { } endpoint)
        {
            await SetEndpointAsync(flow, endpoint, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (wanted.DataEndpointCode is null && wanted.DataEndpointFunctionId is null)
        {
            return;
        }

        if (flow.FlowsEncryptionConfigured is not true)
        {
            await flows.SetUpEncryptionAsync(flow.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        if (wanted.DataEndpointFunctionId is { } functionId)
        {
            if (flow.DataEndpointFunctionId != functionId || flow.HasDataEndpoint is not true)
            {
                await flows.AttachDataEndpointAsync(flow.Id, functionId, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        FlowDataEndpoint? current = flow.DataEndpointFunctionId is null ? null : await flows.GetDataEndpointAsync(flow.Id, cancellationToken).ConfigureAwait(false);
        if (current?.Code != wanted.DataEndpointCode || current?.Status != FlowDataEndpointStatus.Deployed || flow.HasDataEndpoint is not true)
        {
            await flows.SetDataEndpointAsync(flow.Id, wanted.DataEndpointCode!, cancellationToken).ConfigureAwait(false);
            await flows.DeployDataEndpointAsync(flow.Id, cancellationToken).ConfigureAwait(false);
            await flows.RegisterDataEndpointAsync(flow.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Flow> PublishAsync(Flow flow, CancellationToken cancellationToken)
    {
        try
        {
            return await flows.PublishAsync(flow.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (KapsoException lost) when (lost.OutcomeUnknown)
        {
            Flow now = await flows.GetAsync(flow.Id, cancellationToken).ConfigureAwait(false);
            if (now.Status == FlowStatus.Published && flow.Status != FlowStatus.Published)
            {
                return now;
            }

            throw;
        }
    }

    private static bool IsSameKey(string? left, string right) => left is not null && string.Concat(left.Where(NotSpace)) == string.Concat(right.Where(NotSpace));

    private static bool NotSpace(char c) => !char.IsWhiteSpace(c);

    /// <summary>Whether a version says the same as the definition, however its members are ordered. What Kapso puts in itself does not count.</summary>
    private bool IsWanted(FlowVersion? version)
    {
        try
        {
            return version?.ReadDefinition() is { } there && JsonElement.DeepEquals(Canonical(there), Canonical(wanted.Definition));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonElement Canonical(FlowDefinition definition)
    {
        Dictionary<string, JsonElement> rest = new(definition.ExtensionData ?? []);
        rest.Remove("endpoint_uri");
        using JsonDocument document = JsonDocument.Parse((definition with { DataChannelUri = null, ExtensionData = rest }).ToJson());
        return document.RootElement.Clone();
    }
}
