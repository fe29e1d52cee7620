using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Notifications;

/// <summary>The part of Kapso that a notification is about.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<NotificationCategory>))]
public readonly record struct NotificationCategory(string Value) : IOpenEnum<NotificationCategory>
{
    /// <summary>Notifications about the account of the project.</summary>
    public static NotificationCategory Account { get; } = new("account");

    /// <summary>Notifications about bills, credits and payment methods.</summary>
    public static NotificationCategory Billing { get; } = new("billing");

    /// <summary>Notifications about usage and its limits.</summary>
    public static NotificationCategory Usage { get; } = new("usage");

    /// <summary>Notifications about WhatsApp numbers and accounts.</summary>
    public static NotificationCategory WhatsApp { get; } = new("whatsapp");

    /// <summary>Notifications about workflows and their executions.</summary>
    public static NotificationCategory Workflow { get; } = new("workflow");

    /// <summary>Notifications about agents and their runs.</summary>
    public static NotificationCategory Agent { get; } = new("agent");

    /// <summary>Notifications about integrations with other services.</summary>
    public static NotificationCategory Integration { get; } = new("integration");

    /// <summary>Notifications about the security of the project.</summary>
    public static NotificationCategory Security { get; } = new("security");

    /// <summary>Reports that are sent at regular intervals.</summary>
    public static NotificationCategory Reports { get; } = new("reports");

    /// <summary>News about the product itself.</summary>
    public static NotificationCategory Product { get; } = new("product");

    /// <summary>Notifications about findings in the events of the project.</summary>
    public static NotificationCategory Findings { get; } = new("findings");

    /// <inheritdoc/>
    public static IReadOnlyList<NotificationCategory> Known { get; } = [Account, Billing, Usage, WhatsApp, Workflow, Agent, Integration, Security, Reports, Product, Findings];

    static NotificationCategory IOpenEnum<NotificationCategory>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
