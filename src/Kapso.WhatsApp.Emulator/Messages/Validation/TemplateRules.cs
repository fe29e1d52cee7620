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
        foreach (Field component in components.OptionalItems(int.MaxValue))
        {
            Field type = component.Object()["type"];
#pragma warning disable CA1308 // The wire's own notation is lower case.
            switch (type.Text().ToLowerInvariant())
#pragma warning restore CA1308
            {
                case "header":
                    Parameters(component["parameters"].Items(1, 1));
                    break;
                case "body":
                    Parameters(component["parameters"].Items(1, int.MaxValue));
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
                    component["parameters"].Items(1, 1);
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

        Parameters(button["parameters"].OptionalItems(int.MaxValue));
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

    private static void Parameters(IReadOnlyList<Field> parameters)
    {
        foreach (Field parameter in parameters)
        {
            Parameter(parameter);
        }

        int named = parameters.Count(parameter => parameter["parameter_name"].Exists);
        if (named > 0 && named < parameters.Count)
        {
            throw parameters[0]["parameter_name"].Malformed("must be on every parameter of the component or on none");
        }
    }

    private static void Parameter(Field parameter)
    {
        string type = parameter.Object()["type"].Text();
        parameter["parameter_name"].OptionalText();
        switch (type)
        {
            case "text" or "payload":
                parameter[type].Text();
                break;
            case "coupon_code":
                parameter[type].Text(MaxCoupon);
                break;
            case "image" or "video" or "document":
                ContentRules.MediaSource(parameter[type]);
                break;
            case "currency":
                parameter[type].Object()["fallback_value"].Text();
                parameter[type]["code"].Text();
                parameter[type]["amount_1000"].Integer(long.MinValue, long.MaxValue);
                break;
            case "date_time":
                parameter[type].Object()["fallback_value"].Text();
                break;
            case "location":
                parameter[type].Object()["latitude"].Number(-90, 90);
                parameter[type]["longitude"].Number(-180, 180);
                break;
            case "product":
                parameter[type].Object()["product_retailer_id"].Text();
                parameter[type]["catalog_id"].Text();
                break;
            case "action":
                parameter[type].Object();
                break;
            case "ttl_minutes" or "group_id":
                if (!parameter[type].Exists)
                {
                    throw parameter[type].Missing();
                }

                break;
            default:
                throw parameter["type"].NotAllowed("is not a template parameter type");
        }
    }

    [GeneratedRegex("^[a-z0-9_]+$")]
    private static partial Regex NameNotation();
}
