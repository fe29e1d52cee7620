using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>The category of a flow: what it is used for.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowCategory>))]
public readonly record struct FlowCategory(string Value) : IOpenEnum<FlowCategory>
{
    /// <summary>A flow with which people register.</summary>
    public static FlowCategory SignUp { get; } = new("SIGN_UP");

    /// <summary>A flow with which people log in.</summary>
    public static FlowCategory SignIn { get; } = new("SIGN_IN");

    /// <summary>A flow with which people book appointments.</summary>
    public static FlowCategory AppointmentBooking { get; } = new("APPOINTMENT_BOOKING");

    /// <summary>People say what they are interested in.</summary>
    public static FlowCategory LeadGeneration { get; } = new("LEAD_GENERATION");

    /// <summary>A flow with which people contact the business.</summary>
    public static FlowCategory ContactUs { get; } = new("CONTACT_US");

    /// <summary>A flow with which people get support.</summary>
    public static FlowCategory CustomerSupport { get; } = new("CUSTOMER_SUPPORT");

    /// <summary>A flow that asks people in a survey.</summary>
    public static FlowCategory Survey { get; } = new("SURVEY");

    /// <summary>A flow for any other purpose.</summary>
    public static FlowCategory Other { get; } = new("OTHER");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowCategory> Known { get; } = [SignUp, SignIn, AppointmentBooking, LeadGeneration, ContactUs, CustomerSupport, Survey, Other];

    static FlowCategory IOpenEnum<FlowCategory>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
