using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Messages.Validation;

/// <summary>A template with its parameters. Whether they fit the template is not known here, only whether they are well formed.</summary>
internal static partial class TemplateRules
{
    private const int MaxName = 512;
    private const int MaxButtonIndex = 9;
    private const int MinCards = 2;
    private const int MaxCards = 10;
    private const int MaxCoupon = 20;
    private const int MaxCallPayload = 512;
    private const int MaxCallMinutes = 43_200;
    private const int MaxSections = 10;
    private const int MaxProducts = 30;
    private const int MaxSectionTitle = 24;

    private static readonly string[] ButtonKinds =
        ["quick_reply", "url", "copy_code", "flow", "catalog", "mpm", "order_details", "voice_call", "phone_number", "spm"];

    public static void Check(Field template)
    {
        if (!NameNotation().IsMatch(template.Object()["name"].Text(MaxName)))
        {
            throw template["name"].NotAllowed("may hold lowercase letters, digits and underscore");
        }

        template["language"].Object()["code"].Text();
        Components(template["components"]);
    }

    private static void Components(Field components)
    {
        HashSet<string> seen = [];
        foreach (Field component in components.OptionalItems(int.MaxValue))
        {
            Field type = component.Object()["type"];
            if (!seen.Add($"{type.Text()} {(component["index"].Exists ? component["index"].Value.ToString() : "")}"))
            {
                throw component.NotAllowed("must be the only component of its type and index");
            }

#pragma warning disable CA1308 // The wire's own notation is lower case.
            switch (type.Text().ToLowerInvariant())
#pragma warning restore CA1308
            {
                case "header":
                    Parameters(component["parameters"].Items(1, 1), "header");
                    break;
                case "body":
                    Parameters(component["parameters"].Items(1, int.MaxValue), "body");
                    break;
                case "button":
                    Button(component);
                    break;
                case "limited_time_offer":
                    Field offer = component["parameters"].Items(1, 1)[0];
                    offer.Object()["limited_time_offer"].Object()["expiration_time_ms"].Integer(1, long.MaxValue);
                    break;
                case "carousel":
                    Carousel(component);
                    break;
                case "tap_target_configuration":
                    Field target = component["parameters"].Items(1, 1)[0].Object()["tap_target_configuration"].Items(1, 1)[0];
                    ContentRules.WebAddress(target.Object()["url"]);
                    target["title"].Text();
                    break;
                default:
                    throw type.NotAllowed("must be one of header, body, button, limited_time_offer, carousel, tap_target_configuration");
            }
        }
    }

    private static void Button(Field button)
    {
        Field kind = button["sub_type"];
        if (!ButtonKinds.Contains(kind.Text(), StringComparer.OrdinalIgnoreCase))
        {
            throw kind.NotAllowed($"must be one of {string.Join(", ", ButtonKinds)}");
        }

        // A call button stands alone in its template and is sent without an index.
        if (button["index"].Exists || !kind.Text().Equals("voice_call", StringComparison.OrdinalIgnoreCase))
        {
            Index(button["index"]);
        }

        IReadOnlyList<Field> parameters = button["parameters"].OptionalItems(int.MaxValue);
        Parameters(parameters, "buttons");
        if (kind.Text().Equals("voice_call", StringComparison.OrdinalIgnoreCase))
        {
            foreach (Field parameter in parameters)
            {
                parameter["payload"].OptionalText(MaxCallPayload);
            }
        }
    }

    private static void Carousel(Field carousel)
    {
        HashSet<long> indexes = new();
        foreach (Field card in carousel["cards"].Items(MinCards, MaxCards))
        {
            if (!indexes.Add(card.Object()["card_index"].Integer(0, MaxCards - 1)))
            {
                throw card["card_index"].NotAllowed("must be unique within the carousel");
            }

            Components(card["components"]);
        }
    }

    // Written as a number or as a string: Meta takes both.
    private static void Index(Field index)
    {
        if (index.Value.ValueKind == JsonValueKind.Number)
        {
            index.Integer(0, MaxButtonIndex);
        }
        else if (!int.TryParse(index.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > MaxButtonIndex)
        {
            throw index.NotAllowed($"must be between 0 and {MaxButtonIndex}");
        }
    }

    private static void Parameters(IReadOnlyList<Field> parameters, string part)
    {
        foreach (Field parameter in parameters)
        {
            Parameter(parameter, part);
        }

        HashSet<string> names = [];
        if (parameters.FirstOrDefault(parameter => parameter["parameter_name"].OptionalText() is { } name && !names.Add(name)) is { Exists: true } twice)
        {
            throw twice["parameter_name"].NotAllowed("must be unique within the component");
        }

        int named = parameters.Count(parameter => parameter["parameter_name"].Exists);
        if (named > 0 && named < parameters.Count)
        {
            throw parameters[0]["parameter_name"].Malformed("must be on every parameter of the component or on none");
        }
    }

    private static void Parameter(Field parameter, string part)
    {
        string type = parameter.Object()["type"].Text();
        if (parameter["parameter_name"] is { Exists: true } name && !NameNotation().IsMatch(name.Text()))
        {
            throw name.NotAllowed("may hold lowercase letters, digits and underscore");
        }

        switch (type)
        {
            case "text":
                Value(parameter[type], part);
                break;
            case "payload":
                parameter[type].Text();
                break;
            case "coupon_code":
                parameter[type].Text(MaxCoupon);
                Value(parameter[type], part);
                break;
            case "image" or "video" or "document":
                ContentRules.MediaSource(parameter[type]);
                OptionalValue(parameter[type]["filename"], part);
                break;
            case "currency":
                Value(parameter[type].Object()["fallback_value"], part);
                parameter[type]["code"].Text();
                parameter[type]["amount_1000"].Integer(long.MinValue, long.MaxValue);
                break;
            case "date_time":
                Value(parameter[type].Object()["fallback_value"], part);
                break;
            case "location":
                parameter[type].Object()["latitude"].Number(-90, 90);
                parameter[type]["longitude"].Number(-180, 180);
                OptionalValue(parameter[type]["name"], part);
                OptionalValue(parameter[type]["address"], part);
                break;
            case "product":
                parameter[type].Object()["product_retailer_id"].Text();
                parameter[type]["catalog_id"].Text();
                break;
            case "action":
                Action(parameter[type].Object());
                break;
            case "ttl_minutes":
                parameter[type].Integer(1, MaxCallMinutes);
                break;
            case "group_id":
                parameter[type].Text();
                break;
            default:
                throw parameter["type"].NotAllowed("is not a template parameter type");
        }
    }

    /// <summary>What a button opens: a flow, a catalog, products or an order.</summary>
    private static void Action(Field action)
    {
        action["flow_token"].OptionalText();
        action["thumbnail_product_retailer_id"].OptionalText();
        if (action["flow_action_data"].Exists)
        {
            action["flow_action_data"].Object();
        }

        if (action["order_details"] is { Exists: true } order)
        {
            OrderRules.Reference(order.Object()["reference_id"]);
        }

        int products = 0;
        foreach (Field section in action["sections"].OptionalItems(MaxSections))
        {
            section.Object()["title"].OptionalText(MaxSectionTitle);
            products += section["product_items"].OptionalItems(MaxProducts).Count;
        }

        if (products > MaxProducts)
        {
            throw action["sections"].Malformed($"must have at most {MaxProducts} products over all sections, not {products}");
        }
    }

    private static void OptionalValue(Field text, string part)
    {
        if (text.Exists)
        {
            Value(text, part);
        }
    }

    /// <summary>What stands in a placeholder's place has one line and no wide gaps.</summary>
    private static void Value(Field text, string part)
    {
        if (Unfit().IsMatch(text.Text()))
        {
            throw new RefusalException(MetaError.Answer(
                400, 132018, "There is an issue with the parameters in your template", $"{part}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces"));
        }
    }

    [GeneratedRegex(@"[\n\r\v\f\u0085\u2028\u2029\t]| {5,}")]
    private static partial Regex Unfit();

    [GeneratedRegex("^[a-z0-9_]+$")]
    private static partial Regex NameNotation();
}
