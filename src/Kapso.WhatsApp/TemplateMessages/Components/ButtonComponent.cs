using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>What one of a template's buttons needs. Make one with a factory method; buttons without a variable part need none.</summary>
/// <param name="SubType">The kind of button.</param>
/// <param name="Index">The button's place in the template, from 0.</param>
/// <param name="Parameters">The values.</param>
public sealed record ButtonComponent(TemplateButtonSubType SubType, int Index, IReadOnlyList<TemplateParameter> Parameters) : TemplateComponent
{
    /// <summary>The highest place a button can have: a template has at most ten.</summary>
    public const int MaxIndex = 9;

    /// <summary>The address of the button as the template has it, with its placeholder; null when it is not known.</summary>
    internal string? Address { get; init; }

    internal override string OnlyOne => $"button with index {Index}";

    /// <summary>A button that answers with a payload.</summary>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="payload">What comes back when it is tapped.</param>
    public static ButtonComponent QuickReply(int index, string payload) => new(TemplateButtonSubType.QuickReply, index, [new PayloadParameter(payload)]);

    /// <summary>A button that opens a web address with a variable end.</summary>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="suffix">The variable end alone.</param>
    public static ButtonComponent Url(int index, string suffix) => new(TemplateButtonSubType.Url, index, [new TextParameter(suffix)]);

    /// <summary>A button that copies a coupon code.</summary>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="code">The code, at most <see cref="CouponCodeParameter.MaxLength"/> characters.</param>
    public static ButtonComponent CopyCode(int index, string code) => new(TemplateButtonSubType.CopyCode, index, [new CouponCodeParameter(code)]);

    /// <summary>A button that calls the business.</summary>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="ttl">The time for which it works, in whole minutes; the template's own time when null.</param>
    /// <param name="payload">A text that comes back with the call.</param>
    public static ButtonComponent VoiceCall(int index, TimeSpan? ttl = null, string? payload = null) => new(
        TemplateButtonSubType.VoiceCall,
        index,
        [.. ttl is { } time ? [new TtlParameter(time)] : Array.Empty<TemplateParameter>(), .. payload is null ? Array.Empty<TemplateParameter>() : [new PayloadParameter(payload)]]);

    /// <summary>A button that opens a flow, a catalog, products or an order.</summary>
    /// <param name="index">The button's place in the template, from 0.</param>
    /// <param name="action">What it opens; gives the kind of button.</param>
    public static ButtonComponent Action(int index, ActionParameter action) =>
        new((action ?? throw new ArgumentNullException(nameof(action))).Button, index, [action]);

    internal override void Write(Utf8JsonWriter writer) => Write(writer, indexIsNumber: false);

    // The index is a text in a message and a number in a broadcast.
    internal override void WriteForBroadcast(Utf8JsonWriter writer) => Write(writer, indexIsNumber: true);

    internal override void Check(Rules rules)
    {
        rules.Required(SubType.Value, "subType");
        rules.Range(Index, 0, MaxIndex, "index");
        CheckParameters(rules, Parameters);
        CheckSuffix(rules, Address, "parameters[0].text");
        if (SubType == TemplateButtonSubType.VoiceCall)
        {
            foreach (PayloadParameter payload in Parameters.OfType<PayloadParameter>())
            {
                rules.MaxLength(payload.Payload, PayloadParameter.MaxVoiceCallLength, "payload");
            }
        }
    }

    /// <summary>Checks that no whole address is given where the template's address only lacks its end, to which WhatsApp appends what is given.</summary>
    /// <param name="rules">Hears of it.</param>
    /// <param name="address">The address of the button as the template has it.</param>
    /// <param name="path">The path of the value.</param>
    internal void CheckSuffix(Rules rules, string? address, string path)
    {
        if (address is not null && Parameters is [TextParameter { Text: { } suffix }, ..] && UrlSuffix.IsWholeAddress(suffix, address.Split("{{")[0]))
        {
            rules.Add(
                path,
                "url-suffix",
                "give only what stands in place of {{1}}, not the whole address: WhatsApp appends it to the address of the template (where it is meant so, give a RawTemplateParameter)",
                "the end of the address",
                $"{suffix.Length} characters");
        }
    }

    private void Write(Utf8JsonWriter writer, bool indexIsNumber)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "button"u8);
        writer.WriteString("sub_type"u8, SubType.Value);
        if (indexIsNumber)
        {
            writer.WriteNumber("index"u8, Index);
        }
        else
        {
            writer.WriteString("index"u8, Index.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (Parameters.Count > 0)
        {
            WriteParameters(writer, Parameters);
        }

        writer.WriteEndObject();
    }
}
