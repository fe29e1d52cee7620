using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.BusinessProfiles;

/// <summary>The industry of a business.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<BusinessVertical>))]
public readonly record struct BusinessVertical(string Value) : IOpenEnum<BusinessVertical>
{
    /// <summary>Alcoholic drinks.</summary>
    public static BusinessVertical Alcohol { get; } = new("ALCOHOL");

    /// <summary>Clothing.</summary>
    public static BusinessVertical Apparel { get; } = new("APPAREL");

    /// <summary>Automotive.</summary>
    public static BusinessVertical Automotive { get; } = new("AUTO");

    /// <summary>Beauty, spa and salon.</summary>
    public static BusinessVertical Beauty { get; } = new("BEAUTY");

    /// <summary>Education.</summary>
    public static BusinessVertical Education { get; } = new("EDU");

    /// <summary>Entertainment.</summary>
    public static BusinessVertical Entertainment { get; } = new("ENTERTAIN");

    /// <summary>Event planning and service.</summary>
    public static BusinessVertical EventPlanning { get; } = new("EVENT_PLAN");

    /// <summary>Finance and banking.</summary>
    public static BusinessVertical Finance { get; } = new("FINANCE");

    /// <summary>Food and groceries.</summary>
    public static BusinessVertical Grocery { get; } = new("GROCERY");

    /// <summary>Public service.</summary>
    public static BusinessVertical Government { get; } = new("GOVT");

    /// <summary>Hotels and lodging.</summary>
    public static BusinessVertical Hotel { get; } = new("HOTEL");

    /// <summary>Medicine and health.</summary>
    public static BusinessVertical Health { get; } = new("HEALTH");

    /// <summary>Non-profit organisations.</summary>
    public static BusinessVertical Nonprofit { get; } = new("NONPROFIT");

    /// <summary>Online gambling.</summary>
    public static BusinessVertical OnlineGambling { get; } = new("ONLINE_GAMBLING");

    /// <summary>Medicines sold without a prescription.</summary>
    public static BusinessVertical OtcDrugs { get; } = new("OTC_DRUGS");

    /// <summary>Anything else.</summary>
    public static BusinessVertical Other { get; } = new("OTHER");

    /// <summary>Gambling on site.</summary>
    public static BusinessVertical PhysicalGambling { get; } = new("PHYSICAL_GAMBLING");

    /// <summary>Professional services.</summary>
    public static BusinessVertical ProfessionalServices { get; } = new("PROF_SERVICES");

    /// <summary>Restaurants.</summary>
    public static BusinessVertical Restaurant { get; } = new("RESTAURANT");

    /// <summary>Shopping and retail.</summary>
    public static BusinessVertical Retail { get; } = new("RETAIL");

    /// <summary>Travel and transport.</summary>
    public static BusinessVertical Travel { get; } = new("TRAVEL");

    /// <inheritdoc/>
    public static IReadOnlyList<BusinessVertical> Known { get; } =
    [
        Alcohol, Apparel, Automotive, Beauty, Education, Entertainment, EventPlanning, Finance, Grocery, Government, Hotel, Health, Nonprofit,
        OnlineGambling, OtcDrugs, Other, PhysicalGambling, ProfessionalServices, Restaurant, Retail, Travel,
    ];

    static BusinessVertical IOpenEnum<BusinessVertical>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
