using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>Invokes a function of the project.</summary>
public sealed record FunctionConfig : WorkflowNodeConfig
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType => WorkflowNodeType.Function;

    /// <summary>Gets the id of the function, a UUID.</summary>
    public required string FunctionId { get; init; }

    /// <summary>Gets the name of the function, which the server adds.</summary>
    public string? FunctionName { get; init; }

    /// <summary>Gets the name of the variable that receives the result; null for none.</summary>
    public string? SaveResponseTo { get; init; }

    internal override void Check(Rules rules) => rules.RequiredId(FunctionId, "functionId");
}

/// <summary>Calls an HTTP address.</summary>
public sealed record WebhookConfig : WorkflowNodeConfig
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType => WorkflowNodeType.Webhook;

    /// <summary>Gets the address to call.</summary>
    public required string Url { get; init; }

    /// <summary>Gets the HTTP method; <see cref="WebhookNodeMethod.Post"/> when null.</summary>
    public WebhookNodeMethod? Method { get; init; }

    /// <summary>Gets the headers of the request. An older form of them, one text, is kept in <see cref="KapsoModel.AdditionalData"/>.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Gets the body of the request, any JSON whose texts can hold variables; null for none.</summary>
    public JsonElement? BodyTemplate { get; init; }

    /// <summary>Gets the id of the language model that writes parts of the request, a UUID; null for none.</summary>
    public string? ProviderModelId { get; init; }

    /// <summary>Gets the name of the language model that writes parts of the request; null for none.</summary>
    public string? ProviderModelName { get; init; }

    /// <summary>Gets which parts of the request a language model writes, a JSON object; null for none.</summary>
    public JsonElement? AiFieldConfig { get; init; }

    /// <summary>Gets the name of the variable that receives the response; null for none.</summary>
    public string? SaveResponseTo { get; init; }

    internal override IEnumerable<string?> Secrets => Headers?.Values ?? [];

    internal override void Check(Rules rules) => rules.Required(Url, "url");

    /// <summary>Returns the method, without address, headers and body, which can hold secrets.</summary>
    private protected override string Describe() => $"{nameof(WebhookConfig)} {{ {nameof(Method)} = {Method} }}";
}
