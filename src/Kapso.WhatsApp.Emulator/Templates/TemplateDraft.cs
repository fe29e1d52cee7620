using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Templates;

/// <summary>A template as a request describes it.</summary>
internal sealed partial class TemplateDraft
{
    private const int MaxName = 512;

    public string? Name { get; private init; }

    public string? Language { get; private init; }

    public required string? Category { get; init; }

    public required bool IsNamed { get; init; }

    public string? DisplayFormat { get; private init; }

    public long? TtlSeconds { get; private init; }

    public long? BidAmount { get; private init; }

    /// <summary>The template of Meta's library that it is made from; null for one of its own.</summary>
    public string? LibraryName { get; private init; }

    public required IReadOnlyList<Part> Parts { get; init; }

    public static TemplateDraft Read(Field body)
    {
        string name = body["name"].Text(MaxName);
        if (!NameForm().IsMatch(name))
        {
            throw TemplateRefusal.Invalid("The name may hold lowercase letters, digits and underscores.");
        }

        string language = body["language"].Text();
        if (!LanguageForm().IsMatch(language))
        {
            throw TemplateRefusal.Invalid($"The language {language} is not supported.");
        }

        return new TemplateDraft
        {
            Name = name,
            Language = language,
            Category = Word(body["category"], "AUTHENTICATION", "MARKETING", "UTILITY"),
            IsNamed = body["parameter_format"].Exists && Word(body["parameter_format"], Template.Named, Template.Positional) == Template.Named,
            DisplayFormat = body["display_format"].OptionalText()?.ToUpperInvariant(),
            TtlSeconds = Ttl(body),
            BidAmount = Bid(body),
            LibraryName = body["library_template_name"].OptionalText(),
            Parts = ReadParts(body["library_template_name"].Exists ? FromLibrary(body) : body["components"]),
        };
    }

    /// <summary>The parts of a template of Meta's library, with the address that its button needs.</summary>
    private static Field FromLibrary(Field body)
    {
        Field name = body["library_template_name"];
        LibraryEntry entry = TemplateLibrary.Find(name.Text()) ?? throw name.NotAllowed("does not name a template of the library");
        string? address = null;
        foreach (Field input in body["library_template_button_inputs"].OptionalItems(10))
        {
            input.Object()["type"].OneOf("URL", "url");
            address = input["url"].Object()["base_url"].Text();
        }

        if (entry.Button is not null && address is null)
        {
            throw body["library_template_button_inputs"].Missing();
        }

        return Field.Root(JsonDocument.Parse(entry.Components(address).ToJsonString()).RootElement);
    }

    /// <summary>What the template becomes: what the change does not mention stays.</summary>
    public static TemplateDraft ReadChange(Field body, Template template) => new()
    {
        Name = template.Name,
        Language = template.Language,
        Category = body["category"].Exists ? Word(body["category"], "AUTHENTICATION", "MARKETING", "UTILITY") : template.Category,
        IsNamed = template.ParameterFormat == Template.Named,
        DisplayFormat = template.DisplayFormat,
        TtlSeconds = Ttl(body) ?? template.TtlSeconds,
        BidAmount = Bid(body) ?? template.BidAmount,
        Parts = ReadParts(body["components"].Exists ? body["components"] : Field.Root(JsonDocument.Parse(template.Components!.ToJsonString()).RootElement)),
    };

    public Part? Find(string type) => Parts.FirstOrDefault(part => part.Type == type);

    /// <summary>The parts as they are kept: Meta writes its words in capitals.</summary>
    public JsonArray Stored()
    {
        JsonArray stored = new();
        foreach (Part part in Parts)
        {
            JsonNode component = part.Json.ToNode()!;
            component["type"] = part.Type;
            stored.Add(component);
        }

        return stored;
    }

    /// <summary>One of Meta's words, which it takes in any case.</summary>
    public static string Word(Field field, params string[] words)
    {
        string word = field.Text().ToUpperInvariant();
        return words.Contains(word) ? word : throw field.NotAllowed($"must be one of {string.Join(", ", words)}");
    }

    private static IReadOnlyList<Part> ReadParts(Field components) => [.. components.Items(1, 20).Select(component => new Part(component.Object()["type"].Text().ToUpperInvariant(), component))];

    private static long? Ttl(Field body) => body["message_send_ttl_seconds"].Exists ? body["message_send_ttl_seconds"].Integer(-1, 2_592_000) : null;

    private static long? Bid(Field body)
    {
        if (!body["optimization_spec"].Exists)
        {
            return null;
        }

        Field spec = body["optimization_spec"].Object();
        spec["bid_strategy"].OptionalOneOf("LOWEST_COST_WITH_BID_CAP");
        return spec["bid_amount"].Integer(1, long.MaxValue);
    }

    [GeneratedRegex(@"^[a-z0-9_]+\z")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^[a-z]{2,3}(_[A-Z]{2})?\z")]
    private static partial Regex LanguageForm();
}

/// <summary>A component of a draft.</summary>
/// <param name="Type">Its type in capitals.</param>
/// <param name="Json">All of it.</param>
internal sealed record Part(string Type, Field Json);
