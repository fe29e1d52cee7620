using System.Globalization;
using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>
/// The values for one part of a template: its header, its body, one of its buttons, its carousel. What this version of the SDK has no
/// type for is sent with <see cref="RawTemplateComponent"/>.
/// </summary>
public abstract record TemplateComponent : KapsoRecord
{
    private protected TemplateComponent()
    {
    }

    /// <summary>The placeholders that this part fills, cards included.</summary>
    internal virtual IEnumerable<PlaceholderParameter> Placeholders => [];

    /// <summary>What can stand once in a message; null for parts that can stand several times.</summary>
    internal virtual string? OnlyOne => null;

    internal abstract void Write(Utf8JsonWriter writer);

    /// <summary>Writes it as broadcasts take it.</summary>
    internal virtual void WriteForBroadcast(Utf8JsonWriter writer) => Write(writer);

    internal abstract void Check(Rules rules);

    /// <summary>Writes <c>components</c> into the object that is being written.</summary>
    internal static void WriteAll(Utf8JsonWriter writer, IReadOnlyList<TemplateComponent> components)
    {
        writer.WriteStartArray("components"u8);
        foreach (TemplateComponent component in components)
        {
            component.Write(writer);
        }

        writer.WriteEndArray();
    }

    internal static void CheckAll(Rules rules, IReadOnlyList<TemplateComponent> components)
    {
        HashSet<string> seen = [];
        for (int i = 0; i < components.Count; i++)
        {
            using (rules.In("components", i))
            {
                components[i].Check(rules);
                if (components[i].OnlyOne is { } part && !seen.Add(part))
                {
                    rules.Add("", "unique", $"there can be only one {part}", "1", part);
                }
            }
        }
    }

    private protected static void WriteParameters(Utf8JsonWriter writer, IReadOnlyList<TemplateParameter> parameters)
    {
        writer.WriteStartArray("parameters"u8);
        foreach (TemplateParameter parameter in parameters)
        {
            parameter.Write(writer);
        }

        writer.WriteEndArray();
    }

    private protected static void CheckParameters(Rules rules, IReadOnlyList<TemplateParameter> parameters)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            using (rules.In("parameters", i))
            {
                parameters[i].Check(rules);
            }
        }

        rules.Unique(parameters, static parameter => (parameter as PlaceholderParameter)?.ParameterName, "parameters", "parameterName");
    }
}

/// <summary>The value of a header: a text, a media file, a place or a product.</summary>
/// <param name="Parameter">The value.</param>
public sealed record HeaderComponent(TemplateParameter Parameter) : TemplateComponent
{
    internal override IEnumerable<PlaceholderParameter> Placeholders => Parameter is PlaceholderParameter placeholder ? [placeholder] : [];

    internal override string OnlyOne => "header";

    internal override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "header"u8);
        WriteParameters(writer, [Parameter]);
        writer.WriteEndObject();
    }

    internal override void Check(Rules rules) => CheckParameters(rules, [Parameter]);
}

/// <summary>The values of a body, in their order when they have no names.</summary>
/// <param name="Parameters">The values.</param>
public sealed record BodyComponent(IReadOnlyList<TemplateParameter> Parameters) : TemplateComponent
{
    internal override IEnumerable<PlaceholderParameter> Placeholders => Parameters.OfType<PlaceholderParameter>();

    internal override string OnlyOne => "body";

    internal override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "body"u8);
        WriteParameters(writer, Parameters);
        writer.WriteEndObject();
    }

    internal override void Check(Rules rules) => CheckParameters(rules, Parameters);
}

/// <summary>The time until which a limited-time offer is open.</summary>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record LimitedTimeOfferComponent(DateTimeOffset ExpiresAt) : TemplateComponent
{
    internal override string OnlyOne => "limited-time offer";

    internal override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "limited_time_offer"u8);
        writer.WriteStartArray("parameters"u8);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "limited_time_offer"u8);
        writer.WriteStartObject("limited_time_offer"u8);
        writer.WriteNumber("expiration_time_ms"u8, ExpiresAt.ToUnixTimeMilliseconds());
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    internal override void Check(Rules rules)
    {
        if (ExpiresAt.ToUnixTimeMilliseconds() <= 0)
        {
            rules.Add("expiresAt", "range", "must lie after 1970", ">0", $"{ExpiresAt.ToUnixTimeMilliseconds()}");
        }
    }
}

/// <summary>The address that a tap on the message opens.</summary>
/// <param name="Url">The page, an absolute http or https address.</param>
/// <param name="Title">What it is called.</param>
public sealed record TapTargetComponent(string Url, string Title) : TemplateComponent
{
    internal override string OnlyOne => "tap target";

    internal override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "tap_target_configuration"u8);
        writer.WriteStartArray("parameters"u8);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "tap_target_configuration"u8);
        writer.WriteStartArray("tap_target_configuration"u8);
        writer.WriteStartObject();
        writer.WriteString("url"u8, Url);
        writer.WriteString("title"u8, Title);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    internal override void Check(Rules rules)
    {
        rules.WebAddress(Url, "url");
        rules.Required(Title, "title");
    }
}

/// <summary>A component that is sent unchanged: for components that WhatsApp knows and this version of the SDK does not.</summary>
/// <param name="Json">The whole component, an object with its <c>type</c>.</param>
public sealed record RawTemplateComponent(JsonElement Json) : TemplateComponent
{
    /// <summary>Whether it may be a component of this type: it is, or it does not say what it is.</summary>
    internal bool MayBe(string type) => Text("type") is not { } own || own.Equals(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it may fill the button at this place.</summary>
    internal bool MayFill(int buttonIndex) => MayBe("button") && (Text("index") is not { } own || own == buttonIndex.ToString(CultureInfo.InvariantCulture));

    internal override void Write(Utf8JsonWriter writer) => Json.WriteTo(writer);

    internal override void Check(Rules rules) => RawJson.CheckObject(rules, Json, "");

    private string? Text(string member) =>
        Json.ValueKind is JsonValueKind.Object && Json.TryGetProperty(member, out JsonElement value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
}
