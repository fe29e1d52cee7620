using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates.Checking;

/// <summary>The rules of a whole template: its name, its language, its category and how its components go together.</summary>
internal sealed class TemplateRules
{
    private static readonly string[] Order = ["HEADER", "LIMITED_TIME_OFFER", "BODY", "FOOTER", "BUTTONS", "CAROUSEL", "CALL_PERMISSION_REQUEST"];

    private readonly Findings _findings = new();
    private readonly Node _template;
    private readonly TemplateShape _shape;

    private TemplateRules(Node template)
    {
        _template = template;
        _shape = new TemplateShape(template);
    }

    /// <summary>Checks a template that is to be created.</summary>
    public static IReadOnlyList<Finding> Check(Node template)
    {
        TemplateRules rules = new(template);
        rules.CheckIdentity();
        rules.CheckTimeToLive();
        rules.CheckMaxPrice();
        if (template.ValueOf("library_template_name") is null)
        {
            rules.CheckComponents();
        }

        return rules._findings.All;
    }

    /// <summary>Checks a change of a template, which has no name and not always a category.</summary>
    public static IReadOnlyList<Finding> CheckUpdate(Node update)
    {
        TemplateRules rules = new(update);
        if (update.ValueOf("category") is not null)
        {
            rules.CheckCategory();
        }

        rules.CheckTimeToLive();
        rules.CheckMaxPrice();
        if (update.ValueOf("components") is not null)
        {
            rules.CheckComponents();
        }

        return rules._findings.All;
    }

    /// <summary>Checks a template as the API returns it: it is what it is, so only what sending it needs must be right.</summary>
    public static IReadOnlyList<Finding> CheckReturned(Node template)
    {
        TemplateRules rules = new(template);
        rules.CheckIdentity();
        foreach (Node component in rules._shape.Texts)
        {
            PlaceholderRules.Check(rules._findings, component, rules._shape.Style);
        }

        return rules._findings.All;
    }

    private void CheckIdentity()
    {
        if (_findings.Text(_template, "name", TemplateLimits.Name) is { } name
            && !name.All(static letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
        {
            _findings.Add(_template, "name", "pattern", "may hold lower-case letters, digits and underscores only", "a-z 0-9 _", name.Length <= 64 ? name : name.Substring(0, 64));
        }

        if (_findings.Text(_template, "language", TemplateLimits.Name) is { } language && !TemplateLanguages.IsWellFormed(language))
        {
            _findings.Add(_template, "language", "pattern", "must be a language code such as en, en_US or fil", "xx, xxx or xx_YY", language);
        }

        CheckCategory();
        if (_template.ValueOf("parameter_format") is not null)
        {
            _findings.OneOf(_template, "parameter_format", "NAMED", "POSITIONAL");
        }
    }

    private void CheckCategory() => _findings.OneOf(_template, "category", "AUTHENTICATION", "MARKETING", "UTILITY");

    private void CheckTimeToLive()
    {
        if (_template.ValueOf("message_send_ttl_seconds") is not { } seconds)
        {
            return;
        }

        (int min, int max) = _shape.Category switch
        {
            "AUTHENTICATION" => (TemplateLimits.MinTtlSeconds, TemplateLimits.MaxAuthenticationTtlSeconds),
            "UTILITY" => (TemplateLimits.MinTtlSeconds, TemplateLimits.MaxUtilityTtlSeconds),
            "MARKETING" => (TemplateLimits.MinMarketingTtlSeconds, TemplateLimits.MaxMarketingTtlSeconds),
            _ => (TemplateLimits.MinTtlSeconds, TemplateLimits.MaxMarketingTtlSeconds),
        };
        bool thirtyDays = seconds.Text == $"{TemplateLimits.ThirtyDays}" && _shape.Category is not "MARKETING";
        if (!thirtyDays)
        {
            _findings.Range(_template, "message_send_ttl_seconds", min, max);
        }
    }

    private void CheckMaxPrice()
    {
        if (_template.ValueOf("optimization_spec") is not { } price)
        {
            return;
        }

        if (price.ValueOf("bid_amount") is null)
        {
            _findings.Add(price, "bid_amount", "required", "a max price needs an amount", value: "null");
        }
        else
        {
            _findings.Range(price, "bid_amount", 1, long.MaxValue);
        }

        if (_shape.Category is { } category && category is not "MARKETING")
        {
            _findings.Add(_template, "optimization_spec", "marketing", "only marketing templates have a max price", "MARKETING", category);
        }
    }

    private void CheckComponents()
    {
        if (_template.ValueOf("components") is not { Kind: NodeKind.List })
        {
            _findings.Add(_template, "components", "required", "a list of components is required", value: "null");
            return;
        }

        CheckOrder();
        if (_shape.Body is null)
        {
            _findings.Add(_template, "components", "body", "a template needs one BODY", 1, 0);
        }

        if (_shape.Category is "AUTHENTICATION")
        {
            AuthenticationRules.Check(_findings, _shape);
            return;
        }

        ComponentRules.Check(_findings, _shape);
        ButtonRules.Check(_findings, _shape);
        OfferRules.Check(_findings, _shape);
        CarouselRules.Check(_findings, _shape);
        AuthenticationRules.CheckAbsence(_findings, _shape);
    }

    private void CheckOrder()
    {
        HashSet<string> seen = [];
        int last = -1;
        foreach (Node component in _template.ItemsOf("components"))
        {
            string? type = component.WordOf("type");
            if (type is null)
            {
                _findings.Add(component, "type", "required", "every component needs a type", value: "null");
                continue;
            }

            int place = Array.IndexOf(Order, type);
            if (place >= 0 && !seen.Add(type))
            {
                _findings.Add(component, "", "unique", $"there can be only one {type}", 1, type);
            }

            // A call permission request shows below the text wherever it stands in the list.
            if (place >= 0 && place < last && type is not "CALL_PERMISSION_REQUEST")
            {
                _findings.Add(component, "", "component-order", $"{type} is out of order: the order is HEADER, LIMITED_TIME_OFFER, BODY, FOOTER, BUTTONS or CAROUSEL", Order[last], type);
            }

            last = type is "CALL_PERMISSION_REQUEST" ? last : Math.Max(last, place);
        }
    }
}
