using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Templates;

/// <summary>A few templates as Meta's library has them: approved already, to be created under a name of one's own.</summary>
internal static class TemplateLibrary
{
    public static IReadOnlyList<LibraryEntry> All { get; } =
    [
        new("1", "shipment_confirmation_4", "ORDER_MANAGEMENT", "SHIPMENT_CONFIRMATION", "E_COMMERCE", "Order shipped",
            "Hi {{1}}, your order {{2}} was shipped on {{3}}.", ["Ann", "A-17", "June 1"], ["TEXT", "TEXT", "DATE"], null),
        new("2", "delivery_failed_2", "ORDER_MANAGEMENT", "DELIVERY_FAILED", "E_COMMERCE", null,
            "We could not deliver your order {{1}} today. Please choose another day.", ["A-17"], ["TEXT"], "Choose a day"),
        new("3", "payment_due_1", "PAYMENTS", "PAYMENT_DUE_REMINDER", "FINANCIAL_SERVICES", "Payment reminder",
            "Hi {{1}}, a payment of {{2}} is due on {{3}}.", ["Ann", "$12.50", "June 1"], ["TEXT", "AMOUNT", "DATE"], null),
    ];

    public static LibraryEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);
}

/// <summary>A template of the library; its button, when it has one, opens an address that the business gives.</summary>
internal sealed record LibraryEntry(
    string Id, string Name, string Topic, string UseCase, string Industry, string? Header, string Body, string[] Examples, string[] Types, string? Button) : Project.IIdentified, Http.INumbered
{
    public const string Language = "en_US";

    public long Number => long.Parse(Id, System.Globalization.CultureInfo.InvariantCulture);

    public JsonObject Show()
    {
        JsonObject shown = new()
        {
            ["id"] = Id,
            ["name"] = Name,
            ["language"] = Language,
            ["category"] = "UTILITY",
            ["topic"] = Topic,
            ["usecase"] = UseCase,
            ["industry"] = new JsonArray((JsonNode)Industry),
            ["body"] = Body,
            ["body_params"] = Http.Json.Texts(Examples),
            ["body_param_types"] = Http.Json.Texts(Types),
        };
        if (Header is not null)
        {
            shown["header"] = Header;
        }

        if (Button is not null)
        {
            JsonNode button = new JsonObject { ["type"] = "URL", ["text"] = Button, ["url"] = "https://www.example.com/" };
            shown["buttons"] = new JsonArray(button);
        }

        return shown;
    }

    /// <summary>The components of a template that is made from it.</summary>
    /// <param name="address">The address of its button; null without one.</param>
    public JsonArray Components(string? address)
    {
        List<JsonNode> components = [];
        if (Header is not null)
        {
            components.Add(new JsonObject { ["type"] = "HEADER", ["format"] = "TEXT", ["text"] = Header });
        }

        JsonNode examples = Http.Json.Texts(Examples);
        components.Add(new JsonObject { ["type"] = "BODY", ["text"] = Body, ["example"] = new JsonObject { ["body_text"] = new JsonArray(examples) } });
        if (Button is not null)
        {
            JsonNode button = new JsonObject { ["type"] = "URL", ["text"] = Button, ["url"] = address };
            components.Add(new JsonObject { ["type"] = "BUTTONS", ["buttons"] = new JsonArray(button) });
        }

        return new JsonArray([.. components]);
    }
}
