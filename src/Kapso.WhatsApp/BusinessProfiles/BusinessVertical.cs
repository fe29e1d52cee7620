using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.BusinessProfiles;

/// <summary>The industry of a business.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<BusinessVertical>))]
public readonly record struct BusinessVertical(string Value) : IOpenEnum<BusinessVertical>
{
    /// <summary>The business sells alcoholic drinks.</summary>
    public static BusinessVertical Alcohol { get; } = new("ALCOHOL");

    /// <summary>The business sells clothing.</summary>
    public static BusinessVertical Apparel { get; } = new("APPAREL");

    /// <summary>The business is in the automotive industry.</summary>
    public static BusinessVertical Automotive { get; } = new("AUTO");

    /// <summary>The business is a beauty salon, a spa or the like.</summary>
    public static BusinessVertical Beauty { get; } = new("BEAUTY");

    /// <summary>The business is in education.</summary>
    public static BusinessVertical Education { get; } = new("EDU");

    /// <summary>The business is in entertainment.</summary>
    public static BusinessVertical Entertainment { get; } = new("ENTERTAIN");

    /// <summary>The business plans events or serves at them.</summary>
    public static BusinessVertical EventPlanning { get; } = new("EVENT_PLAN");

    /// <summary>The business is in finance or banking.</summary>
    public static BusinessVertical Finance { get; } = new("FINANCE");

    /// <summary>The business sells food and groceries.</summary>
    public static BusinessVertical Grocery { get; } = new("GROCERY");

    /// <summary>The business is a public service.</summary>
    public static BusinessVertical Government { get; } = new("GOVT");

    /// <summary>The business offers hotels or lodging.</summary>
    public static BusinessVertical Hotel { get; } = new("HOTEL");

    /// <summary>The business is in medicine or health.</summary>
    public static BusinessVertical Health { get; } = new("HEALTH");

    /// <summary>The business is a non-profit organisation.</summary>
    public static BusinessVertical Nonprofit { get; } = new("NONPROFIT");

    /// <summary>The business offers gambling online.</summary>
    public static BusinessVertical OnlineGambling { get; } = new("ONLINE_GAMBLING");

    /// <summary>The business sells medicines without a prescription.</summary>
    public static BusinessVertical OtcDrugs { get; } = new("OTC_DRUGS");

    /// <summary>The business is in another industry.</summary>
    public static BusinessVertical Other { get; } = new("OTHER");

    /// <summary>The business offers gambling on site.</summary>
    public static BusinessVertical PhysicalGambling { get; } = new("PHYSICAL_GAMBLING");

    /// <summary>The business offers professional services.</summary>
    public static BusinessVertical ProfessionalServices { get; } = new("PROF_SERVICES");

    /// <summary>The business is a restaurant.</summary>
    public static BusinessVertical Restaurant { get; } = new("RESTAURANT");

    /// <summary>The business is in retail.</summary>
    public static BusinessVertical Retail { get; } = new("RETAIL");

    /// <summary>The business is in travel or transport.</summary>
    public static BusinessVertical Travel { get; } = new("TRAVEL");

    /// <inheritdoc/>
    public static IReadOnlyList<BusinessVertical> Known { get; } =
    [
        Alcohol, Apparel, Automotive, Beauty, Education, Entertainment, EventPlanning, Finance, Grocery, Government, Hotel, Health, Nonprofit,
        OnlineGambling, OtcDrugs, Other, PhysicalGambling, ProfessionalServices, Restaurant, Retail, Travel,
    ];

    static BusinessVertical IOpenEnum<BusinessVertical>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
