using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Flows;

/// <summary>Sends requests to what answers a flow: a customer's own endpoint, encrypted as phones do it, or a function at Kapso, unencrypted.</summary>
internal sealed class FlowEndpoint(EmulatedProject project, FlowStore flows, IFunctions functions, Flow flow, string phoneNumberId)
{
    private const int CannotDecrypt = 421;
    private const int TokenExpired = 427;
    private const int BadSignature = 432;

    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    // A proxy that the environment names does not know this machine's loopback addresses.
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Sends a request. Throws only when it is cancelled: any other failure is what the phone shows.</summary>
    public async Task<FlowAnswer> RequestAsync(JsonObject request, CancellationToken cancellationToken)
    {
        string? address;
        string? publicKey;
        IFunction? function;
        lock (project.Gate)
        {
            address = flow.EndpointUri;
            publicKey = flows.PublicKeys.GetValueOrDefault(phoneNumberId);
            function = flow.IsRegistered ? functions.Find(flow.FunctionId) : null;
        }

        return address is not null ? await CallAsync(address, publicKey, request, cancellationToken).ConfigureAwait(false)
            : function is not null ? Invoke(function, request)
            : FlowAnswer.Failed("no_http_response_error", "The flow has nlinked an endpoint nor a function that answers it.");
    }

    private async Task<FlowAnswer> CallAsync(string address, string? publicKey, JsonObject request, CancellationToken cancellationToken)
    {
        if (publicKey is null)
        {
            return FlowAnswer.Failed("public-key-missing", $"The number {phoneNumberId} has no public key.");
        }

        FlowAnswer first = await PostAsync(address, publicKey, request, cancellationToken).ConfigureAwait(false);
        if (first.Status != CannotDecrypt)
        {
            return first;
        }

        // A phone fetches the key anew and tries once more.
        lock (project.Gate)
        {
            publicKey = flows.PublicKeys.GetValueOrDefault(phoneNumberId, publicKey);
        }

        return await PostAsync(address, publicKey, request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FlowAnswer> PostAsync(string address, string publicKey, JsonObject request, CancellationToken cancellationToken)
    {
        FlowEncryption encryption = new();
        byte[] body = encryption.Wrap(request, publicKey);
        using HttpRequestMessage message = new(HttpMethod.Post, address) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        message.Headers.TryAddWithoutValidation("X-Hub-Signature-256", $"sha256={Hex.Lower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(project.Options.MetaAppSecret), body))}");
        using CancellationTokenSource timeout = new(ResponseTimeout, project.Options.TimeProvider);
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using HttpResponseMessage response = await Http.SendAsync(message, linked.Token).ConfigureAwait(false);
            string text = await response.Content.ReadAsStringAsync(linked.Token).ConfigureAwait(false);
            return (int)response.StatusCode switch
            {
                200 => encryption.Open(text) is { } answer ? new FlowAnswer(200, answer) : FlowAnswer.Failed("response-decryption-error", "The answer could not be decrypted."),
                CannotDecrypt => FlowAnswer.Failed("business-decryption-error", "The endpoint could not decrypt the request.", CannotDecrypt),
                TokenExpired => FlowAnswer.Failed("flow_token_expired", FlowJson.Text(FlowJson.Parse(text)?["error_msg"]) ?? "This form is no longer available.", TokenExpired),
                BadSignature => FlowAnswer.Failed("unexpected_http_status_code", "The endpoint did not accept the signature.", BadSignature),
                var status => FlowAnswer.Failed("unexpected_http_status_code", $"The endpoint answered {status}.", status),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FlowAnswer.Failed("timeout_error", "The endpoint did not answer within ten seconds.");
        }
        catch (HttpRequestException)
        {
            return FlowAnswer.Failed("no_http_response_error", "The endpoint could not be reached.");
        }
    }

    private FlowAnswer Invoke(IFunction function, JsonObject request)
    {
        JsonObject wrapper = new()
        {
            ["source"] = "whatsapp_flow",
            ["flow"] = new JsonObject { ["id"] = flow.Id, ["meta_flow_id"] = flow.MetaId },
            ["data_exchange"] = request.DeepClone(),
            ["signature_valid"] = true,
            ["received_at"] = Json.Time(project.Now),
        };
        EmulatedFunctionResponse answer;
        lock (project.Gate)
        {
            (answer, _) = function.Run(wrapper.ToJsonString());
        }

        return answer.StatusCode != 200 ? FlowAnswer.Failed("unexpected_http_status_code", $"The function answered {answer.StatusCode}: {answer.Body}", answer.StatusCode)
            : FlowJson.Parse(answer.Body) is not { } body ? FlowAnswer.Failed("payload-schema-error", "The function answered no JSON object.")
            : FlowJson.Text(body["version"]) is null ? FlowAnswer.Failed("payload-schema-error", "The function's answer has no version, so that the screen would stay empty.")
            : new FlowAnswer(200, body);
    }
}

/// <summary>The outcome of a request: the response, or why there is none.</summary>
internal sealed record FlowAnswer(int Status, JsonObject? Body)
{
    public string? Error { get; private init; }

    public string? Message { get; private init; }

    public bool IsExpired => Status == 427;

    public static FlowAnswer Failed(string error, string message, int status = 0) => new(status, null) { Error = error, Message = message };
}
