using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Flows;

/// <summary>What creating a flow takes.</summary>
public sealed record NewFlow : KapsoRecord, ICheckable
{
    /// <summary>The id of the WhatsApp number whose business account it is for.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>Its name, unique in the business account; Kapso makes one up when null.</summary>
    public string? Name { get; init; }

    /// <summary>The definition of the flow; a screen that says welcome when null.</summary>
    public FlowDefinition? Definition { get; init; }

    /// <summary>Whether the flow is published after it was created, with a call of its own, which cannot be undone.</summary>
    public bool Publish { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.RequiredId(PhoneNumberId, "phoneNumberId");
        rules.OptionalRequired(Name, "name");
    }
}
