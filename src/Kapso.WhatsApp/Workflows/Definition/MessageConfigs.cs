using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>What nodes that send a message have in common.</summary>
public abstract record MessageConfig : WorkflowNodeConfig
{
    private protected MessageConfig()
    {
    }

    /// <summary>Gets the id of the WhatsApp number that sends; that of the conversation when null.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Gets Kapso's older id of the number that sends, a UUID; prefer <see cref="PhoneNumberId"/>.</summary>
    [JsonPropertyName("whatsapp_config_id")]
    public string? ConfigId { get; init; }

    /// <summary>Gets the phone number to send to in place of the customer's; null for the customer.</summary>
    public string? ToPhoneNumber { get; init; }

    /// <summary>Gets the id of the language model that writes parts of the message, a UUID; null for none.</summary>
    public string? ProviderModelId { get; init; }

    /// <summary>Gets the name of the language model that writes parts of the message; null for none.</summary>
    public string? ProviderModelName { get; init; }

    /// <summary>Gets which parts of the message a language model writes, a JSON object; null for none.</summary>
    public JsonElement? AiFieldConfig { get; init; }

    private protected void CheckIds(Rules rules)
    {
        rules.OptionalId(PhoneNumberId, "phoneNumberId");
        rules.OptionalId(ConfigId, "configId");
        rules.OptionalId(ProviderModelId, "providerModelId");
    }
}

/// <summary>Sends a text message.</summary>
public sealed record SendTextConfig : MessageConfig
{
    /// <summary>The greatest number of characters of a text message.</summary>
    public const int MaxLength = 4096;

    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType => WorkflowNodeType.SendText;

    /// <summary>Gets the text of the message.</summary>
    public required WorkflowText Message { get; init; }

    /// <summary>Gets how long to wait before sending, in whole seconds; not at all when null.</summary>
    [JsonPropertyName("delay_seconds"), JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? Delay { get; init; }

    internal override void Check(Rules rules)
    {
        CheckIds(rules);
        if (rules.NotNull(Message, "message"))
        {
            Message.Check(rules, "message", MaxLength);
        }

        if (Delay is { } delay)
        {
            rules.WholeUnits(delay, TimeSpan.FromSeconds(1), 0, int.MaxValue, "delay", "seconds");
        }
    }

    /// <summary>Returns the kind of the configuration, without the phone number and the text.</summary>
    private protected override string Describe() => $"{nameof(SendTextConfig)} {{ {nameof(PhoneNumberId)} = {PhoneNumberId} }}";
}

/// <summary>Sends a template message.</summary>
public sealed record SendTemplateConfig : MessageConfig
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType => WorkflowNodeType.SendTemplate;

    /// <summary>Gets Kapso's id of the template, a UUID.</summary>
    public required string TemplateId { get; init; }

    /// <summary>Gets the name of the template, which the server adds.</summary>
    public string? TemplateName { get; init; }

    /// <summary>Gets the values for the variable parts of the template: Meta's components, an object or an array.</summary>
    public JsonElement? Parameters { get; init; }

    internal override void Check(Rules rules)
    {
        CheckIds(rules);
        rules.RequiredId(TemplateId, "templateId");
    }

    /// <summary>Returns the template, without the phone number and the values.</summary>
    private protected override string Describe() => $"{nameof(SendTemplateConfig)} {{ {nameof(TemplateId)} = {TemplateId} }}";
}

/// <summary>Sends an interactive message. Which members count depends on its kind.</summary>
public sealed record SendInteractiveConfig : MessageConfig
{
    /// <summary>The greatest number of reply buttons.</summary>
    public const int MaxButtons = 3;

    /// <summary>The greatest number of sections of a list.</summary>
    public const int MaxSections = 10;

    /// <summary>The greatest number of characters of the body.</summary>
    public const int MaxBodyLength = 1024;

    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType => WorkflowNodeType.SendInteractive;

    /// <summary>Gets the kind of the message.</summary>
    public required InteractiveNodeType InteractiveType { get; init; }

    /// <summary>Gets the text of the body, at most 1,024 characters.</summary>
    public required WorkflowText BodyText { get; init; }

    /// <summary>Gets the text of the footer; null for none.</summary>
    public string? FooterText { get; init; }

    /// <summary>Gets the kind of the header; null for none.</summary>
    public InteractiveHeaderType? HeaderType { get; init; }

    /// <summary>Gets the text of the header.</summary>
    public string? HeaderText { get; init; }

    /// <summary>Gets the address of the file in the header.</summary>
    public string? HeaderMediaUrl { get; init; }

    /// <summary>Gets the reply buttons, at most three.</summary>
    public IReadOnlyList<InteractiveNodeButton>? Buttons { get; init => field = value.WithoutNulls(); }

    /// <summary>Gets the text of the button that opens the list.</summary>
    public string? ListButtonText { get; init; }

    /// <summary>Gets the sections of the list, at most ten.</summary>
    public IReadOnlyList<InteractiveNodeSection>? ListSections { get; init => field = value.WithoutNulls(); }

    /// <summary>Gets the text of the button that opens an address.</summary>
    public string? CtaDisplayText { get; init; }

    /// <summary>Gets the address that the button opens.</summary>
    public string? CtaUrl { get; init; }

    /// <summary>Gets the id of the flow that the button opens.</summary>
    public string? FlowId { get; init; }

    /// <summary>Gets the text of the button that opens the flow.</summary>
    public string? FlowCta { get; init; }

    /// <summary>Gets the token that identifies the answer of the flow.</summary>
    public string? FlowToken { get; init; }

    /// <summary>Gets what the button that opens the flow does.</summary>
    public FlowAction? FlowAction { get; init; }

    /// <summary>Gets the first screen of the flow and its data, a JSON object.</summary>
    public JsonElement? FlowActionPayload { get; init; }

    /// <summary>Gets the header in an older form, which the server adds.</summary>
    public JsonElement? HeaderConfig { get; init; }

    /// <summary>Gets the action in an older form, which the server adds.</summary>
    public JsonElement? ActionConfig { get; init; }

    internal override void Check(Rules rules)
    {
        CheckIds(rules);
        rules.OptionalId(FlowId, "flowId");
        rules.Required(InteractiveType.Value, "interactiveType");
        if (rules.NotNull(BodyText, "bodyText"))
        {
            BodyText.Check(rules, "bodyText", MaxBodyLength);
        }

        rules.Count(Buttons?.Count ?? 0, 0, MaxButtons, "buttons", "buttons");
        rules.Count(ListSections?.Count ?? 0, 0, MaxSections, "listSections", "sections");
        for (int i = 0; i < Buttons?.Count; i++)
        {
            using (rules.In("buttons", i))
            {
                Buttons[i].Check(rules);
            }
        }

        for (int i = 0; i < ListSections?.Count; i++)
        {
            using (rules.In("listSections", i))
            {
                ListSections[i].Check(rules);
            }
        }
    }

    /// <summary>Returns the kind of the message, without the phone number and the texts.</summary>
    private protected override string Describe() => $"{nameof(SendInteractiveConfig)} {{ {nameof(InteractiveType)} = {InteractiveType} }}";
}

/// <summary>A reply button of an interactive message.</summary>
public sealed record InteractiveNodeButton : KapsoModel
{
    /// <summary>Gets the id that the reply holds.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the text of the button, at most 20 characters.</summary>
    public required string Title { get; init; }

    internal void Check(Rules rules)
    {
        rules.Required(Id, "id");
        rules.Text(Title, 20, "title");
    }
}

/// <summary>A section of the list of an interactive message.</summary>
public sealed record InteractiveNodeSection : KapsoModel
{
    /// <summary>Gets the title of the section; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the rows of the section.</summary>
    public IReadOnlyList<InteractiveNodeRow> Rows { get => field ?? []; init => field = value.WithoutNulls(); }

    internal void Check(Rules rules)
    {
        for (int i = 0; i < Rows.Count; i++)
        {
            using (rules.In("rows", i))
            {
                rules.Required(Rows[i].Id, "id");
                rules.Text(Rows[i].Title, 24, "title");
                rules.OptionalText(Rows[i].Description, 72, "description");
            }
        }
    }
}

/// <summary>A row of the list of an interactive message.</summary>
public sealed record InteractiveNodeRow : KapsoModel
{
    /// <summary>Gets the id that the reply holds.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the text of the row, at most 24 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the text below the title, at most 72 characters; null for none.</summary>
    public string? Description { get; init; }
}
