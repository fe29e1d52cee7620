using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Templates;

/// <summary>A template in one language, as Meta keeps it.</summary>
internal sealed class Template(long number, string id, string? accountId, string name, string language) : ITemplate, INumbered
{
    public const string Approved = "APPROVED";
    public const string Pending = "PENDING";
    public const string Rejected = "REJECTED";
    public const string Paused = "PAUSED";
    public const string Disabled = "DISABLED";
    public const string Named = "NAMED";
    public const string Positional = "POSITIONAL";

    public long Number => number;

    public string Id => id;

    public string Name => name;

    public string Language => language;

    public required string Category { get; set; }

    public string? PreviousCategory { get; set; }

    public string ParameterFormat { get; init; } = Positional;

    public string? DisplayFormat { get; init; }

    public string Status { get; set; } = Pending;

    /// <summary>The reason why the template was rejected; <c>NONE</c> when it was not.</summary>
    public string Reason { get; set; } = "NONE";

    public long? TtlSeconds { get; set; }

    /// <summary>The template of Meta's library that it was made from; null for one of its own.</summary>
    public string? LibraryName { get; init; }

    /// <summary>The max price for 1,000 deliveries, in the currency's smallest unit; null without one.</summary>
    public long? BidAmount { get; set; }

    /// <summary>Its parts; null when only its existence is known, so that messages are not compared with it.</summary>
    public JsonArray? Components { get; set; }

    /// <summary>How often it was sent to review: an answer to an earlier version no longer counts.</summary>
    public int Version { get; set; }

    public bool IsApproved => Status == Approved;

    /// <summary>Whether an account has it. Those that the emulator started with belong to all.</summary>
    public bool IsOf(string account) => accountId is null || accountId == account;

    public bool IsNamed(string otherName, string otherLanguage) => name == otherName && language == otherLanguage;

    public void CheckParameters(Field message) => ParameterCheck.Check(this, message);

    public JsonObject Show()
    {
        JsonObject shown = new()
        {
            ["name"] = name,
            ["parameter_format"] = ParameterFormat,
            ["components"] = Components?.DeepClone() ?? new JsonArray(),
            ["language"] = language,
            ["status"] = Status,
            ["category"] = Category,
            ["id"] = id,
        };
        if (PreviousCategory is not null)
        {
            shown["previous_category"] = PreviousCategory;
        }

        return shown;
    }

    /// <summary>Everything that can be asked for.</summary>
    public JsonObject ShowAll()
    {
        JsonObject shown = Show();
        shown["rejected_reason"] = Reason;
        shown["quality_score"] = new JsonObject { ["score"] = "UNKNOWN" };
        if (DisplayFormat is not null)
        {
            shown["display_format"] = DisplayFormat;
        }

        if (TtlSeconds is { } seconds)
        {
            shown["message_send_ttl_seconds"] = seconds;
        }

        if (LibraryName is not null)
        {
            shown["library_template_name"] = LibraryName;
        }

        if (BidAmount is { } amount)
        {
            shown["optimization_spec"] = new JsonObject { ["bid_amount"] = amount, ["bid_strategy"] = "LOWEST_COST_WITH_BID_CAP" };
        }

        return shown;
    }

    /// <summary>The event in which Meta reports the outcome of a review.</summary>
    public JsonObject ShowEvent() => new()
    {
        ["event"] = Status,
        ["message_template_id"] = long.Parse(id, CultureInfo.InvariantCulture),
        ["message_template_name"] = name,
        ["message_template_language"] = language,
        ["reason"] = Reason,
        ["message_template_category"] = Category,
    };
}
