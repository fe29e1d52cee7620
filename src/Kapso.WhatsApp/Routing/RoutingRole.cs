using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp;

/// <summary>The role of an application on a number that several applications share. Roles are given in Meta Business Suite.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<RoutingRole>))]
public readonly record struct RoutingRole(string Value) : IOpenEnum<RoutingRole>
{
    /// <summary>The application that may take any conversation, and that gets those that are passed to nobody in particular.</summary>
    public static RoutingRole Escalation { get; } = new("escalation");

    /// <summary>The AI agent of the number, which today is Meta Business Agent.</summary>
    public static RoutingRole AiAgent { get; } = new("ai_agent");

    /// <summary>The primary application for customers who write by themselves.</summary>
    public static RoutingRole CustomerService { get; } = new("customer_service");

    /// <summary>The primary application for answers to marketing messages.</summary>
    public static RoutingRole Marketing { get; } = new("marketing");

    /// <summary>The primary application for answers to utility messages.</summary>
    public static RoutingRole Utility { get; } = new("utility");

    /// <summary>The primary application for customers who come from an advertisement that clicks to WhatsApp.</summary>
    public static RoutingRole ClickToWhatsApp { get; } = new("ctwa");

    /// <inheritdoc/>
    public static IReadOnlyList<RoutingRole> Known { get; } = [Escalation, AiAgent, CustomerService, Marketing, Utility, ClickToWhatsApp];

    static RoutingRole IOpenEnum<RoutingRole>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
