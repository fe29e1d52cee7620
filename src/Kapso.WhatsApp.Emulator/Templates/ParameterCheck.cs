using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Templates;

/// <summary>Compares a message with its template, as Meta does before it takes the message.</summary>
internal static partial class ParameterCheck
{
    public static void Check(Template template, Field message)
    {
        if (template.Components is { } components)
        {
            CheckParts(template, components, message["components"].OptionalItems(int.MaxValue), "");
        }
    }

    private static void CheckParts(Template template, JsonArray components, IReadOnlyList<Field> given, string prefix)
    {
        CheckHeader(template, Find(components, "HEADER"), Of(given, "header"), prefix);
        if (template.Category == "AUTHENTICATION")
        {
            Count($"{prefix}body", 1, Parameters(Of(given, "body")).Count);
        }
        else
        {
            CheckTexts(template, $"{prefix}body", Names(Find(components, "BODY")?["text"]), Parameters(Of(given, "body")));
        }

        CheckButtons(Find(components, "BUTTONS")?["buttons"] as JsonArray ?? [], [.. given.Where(component => Is(component, "button"))], prefix);
        if (Find(components, "LIMITED_TIME_OFFER")?["limited_time_offer"]?["has_expiration"]?.GetValue<bool>() == true && Of(given, "limited_time_offer") is null)
        {
            throw Missing($"{prefix}limited_time_offer: expiration_time_ms is required");
        }

        CheckCards(template, Find(components, "CAROUSEL")?["cards"] as JsonArray ?? [], Of(given, "carousel"));
    }

    private static void CheckCards(Template template, JsonArray cards, Field? carousel)
    {
        IReadOnlyList<Field> given = carousel?["cards"].OptionalItems(int.MaxValue) ?? [];
        bool isOfProducts = cards.Count > 0 && Format(Find((JsonArray)cards[0]!["components"]!, "HEADER")) == "PRODUCT";
        if (given.Count != cards.Count && !(isOfProducts && given.Count > 0))
        {
            throw Mismatch($"carousel: number of cards ({given.Count}) does not match the expected number of cards ({cards.Count})");
        }

        foreach ((Field card, int index) in given.Select((card, index) => (card, index)))
        {
            CheckParts(template, (JsonArray)cards[Math.Min(index, cards.Count - 1)]!["components"]!, card["components"].OptionalItems(int.MaxValue), $"card {index}: ");
        }
    }

    private static void CheckHeader(Template template, JsonNode? header, Field? given, string prefix)
    {
        string? format = Format(header);
        IReadOnlyList<Field> parameters = Parameters(given);
        if (format is null or "TEXT")
        {
            if (parameters.FirstOrDefault(parameter => parameter["type"].Text() != "text") is { Exists: true } other)
            {
                throw Mismatch($"{prefix}header: Format mismatch, expected {format ?? "NONE"}, received {other["type"].Text().ToUpperInvariant()}");
            }

            CheckTexts(template, $"{prefix}header", Names(header?["text"]), parameters);
            return;
        }

        string expected = format == "GIF" ? "VIDEO" : format;
        string received = parameters.Count == 0 ? "UNKNOWN" : parameters[0]["type"].Text().ToUpperInvariant();
        if (received != expected)
        {
            throw Mismatch($"{prefix}header: Format mismatch, expected {expected}, received {received}");
        }
    }

    private static void CheckTexts(Template template, string part, List<string> names, IReadOnlyList<Field> parameters)
    {
        Count(part, names.Count, parameters.Count);
        bool isNamed = template.ParameterFormat == Template.Named;
        foreach (Field parameter in parameters)
        {
            string? name = parameter["parameter_name"].OptionalText();
            if (isNamed != (name is not null) || name is not null && !names.Contains(name))
            {
                throw Mismatch($"{part}: Parameter name is missing or does not match the template");
            }
        }
    }

    private static void CheckButtons(JsonArray buttons, IReadOnlyList<Field> given, string prefix)
    {
        for (int index = 0; index < buttons.Count; index++)
        {
            string? kind = (string?)buttons[index]!["type"];
            bool needsValue = kind is "COPY_CODE" or "MPM" or "OTP" or "ORDER_DETAILS" || kind == "URL" && ((string?)buttons[index]!["url"])?.Contains("{{", StringComparison.Ordinal) == true;
            if (needsValue && !given.Any(button => IndexOf(button) == index && button["parameters"].OptionalItems(int.MaxValue).Count > 0))
            {
                throw Missing($"{prefix}buttons: Button at index {index} of type {kind} requires a parameter");
            }

            if (kind == "FLOW" && given.All(button => IndexOf(button) != index))
            {
                throw Refusal(131009, "Parameter value is not valid", $"{prefix}buttons: Component of the flow button at index {index} is missing");
            }
        }

        foreach (Field button in given)
        {
            int index = IndexOf(button);
            string? kind = index < buttons.Count ? (string?)buttons[index]!["type"] : null;
            string? expected = kind == "OTP" ? "URL" : kind;
            if (expected is null || !expected.Equals(button["sub_type"].Text(), StringComparison.OrdinalIgnoreCase))
            {
                throw Refusal(132018, "There is an issue with the parameters in your template", $"{prefix}buttons: The template has no {button["sub_type"].Text()} button at index {index}");
            }
        }
    }

    private static void Count(string part, int expected, int received)
    {
        if (expected != received)
        {
            throw Refusal(132000, "Number of parameters does not match the expected number of params", $"{part}: number of localizable_params ({received}) does not match the expected number of params ({expected})");
        }
    }

    private static RefusalException Mismatch(string details) => Refusal(132012, "Parameter format does not match format in the created template", details);

    private static RefusalException Missing(string details) => Refusal(131008, "Required parameter is missing", details);

    private static RefusalException Refusal(int code, string title, string details) => new(MetaError.Answer(400, code, title, details));

    private static JsonNode? Find(JsonArray components, string type) => components.FirstOrDefault(component => ((string?)component?["type"])?.ToUpperInvariant() == type);

    private static string? Format(JsonNode? header) => ((string?)header?["format"])?.ToUpperInvariant();

    private static List<string> Names(JsonNode? text) => [.. PlaceholderForm().Matches((string?)text ?? "").Select(match => match.Groups[1].Value).Distinct()];

    private static Field? Of(IReadOnlyList<Field> given, string type)
    {
        foreach (Field component in given)
        {
            if (Is(component, type))
            {
                return component;
            }
        }

        return null;
    }

    private static bool Is(Field component, string type) => component["type"].Text().Equals(type, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<Field> Parameters(Field? component) => component?["parameters"].OptionalItems(int.MaxValue) ?? [];

    private static int IndexOf(Field button) => !button["index"].Exists ? 0
        : button["index"].Value.ValueKind == System.Text.Json.JsonValueKind.Number ? button["index"].Value.GetInt32()
        : int.Parse(button["index"].Text(), System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\{([a-z0-9_]+)\}\}")]
    private static partial Regex PlaceholderForm();
}
