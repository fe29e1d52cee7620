using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp;

/// <summary>
/// The body of a refusal in whichever of its forms: Meta's object, Kapso's text, validation messages by field, a proxy's page,
/// plain text, nothing, or JSON that breaks off.
/// </summary>
internal sealed partial class ErrorBody
{
    public string? Message { get; private set; }

    public string? Details { get; private set; }

    public int? Code { get; private set; }

    public int? Subcode { get; private set; }

    public KapsoErrorCode? KapsoCode { get; private set; }

    /// <summary>Why a message was refused on a number that several applications share.</summary>
    public string? ThreadError { get; private set; }

    public string? Type { get; private set; }

    public string? UserTitle { get; private set; }

    public string? UserMessage { get; private set; }

    public string? FbTraceId { get; private set; }

    public string? BillingUrl { get; private set; }

    public Dictionary<string, List<string>> Fields { get; } = [];

    /// <summary>Whether a body gives a code, Meta's or Kapso's, or another reason for programs.</summary>
    public static bool HasCode(ReadOnlySpan<byte> body)
    {
        ErrorBody error = Parse(LoneSurrogates.Replace(body), "");
        return error.Code is not null || error.KapsoCode is not null || error.ThreadError is not null;
    }

    public static ErrorBody Parse(ReadOnlySpan<byte> body, string text)
    {
        ErrorBody error = new();
        try
        {
            Utf8JsonReader reader = new(body, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            error.ReadRoot(document.RootElement);
        }
        catch (JsonException)
        {
            error.Message = ReadPlainText(text);
        }
        catch (InvalidOperationException)
        {
            // A text in the JSON that is not valid UTF-16: what was read so far is kept.
            error.Message ??= ReadPlainText(text);
        }

        return error;
    }

    private void ReadRoot(JsonElement root)
    {
        switch (root.ValueKind)
        {
            case JsonValueKind.Object:
                ReadObject(root);
                break;
            case JsonValueKind.String:
                Message = root.GetString();
                break;
            case JsonValueKind.Array:
                ReadErrors(root);
                break;
            case JsonValueKind.Number:
                Message = root.GetRawText();
                break;
        }
    }

    private void ReadObject(JsonElement root)
    {
        if (root.TryGetProperty("error", out JsonElement error))
        {
            if (error.ValueKind is JsonValueKind.Object)
            {
                ReadMeta(error);
            }
            else
            {
                Message = TextOf(error);
            }
        }

        if (root.TryGetProperty("errors", out JsonElement errors))
        {
            ReadErrors(errors);
        }

        // A log search that failed says so where its events would be.
        if (Message is null && root.TryGetProperty("data", out JsonElement data) && data.ValueKind is JsonValueKind.Object)
        {
            Message = Text(data, "error");
            ReadCode(data);
        }

        string? message = Text(root, "message");
        if (Message is null)
        {
            Message = message;
        }
        else
        {
            Details ??= message;
        }

        Details ??= DetailsOf(root);
        ReadCode(root);
        Code ??= Number(root, "meta_error_code");
        Type ??= Text(root, "error_kind");
        FbTraceId ??= Text(root, "meta_trace_id");
        ThreadError = Text(root, "thread_error") ?? Text(root, "threadError");
        if (Code is null && KapsoCode is null && Message is { } code && ErrorCatalog.IsKapsoCode(code))
        {
            // Some refusals have the code in the place of the text.
            (KapsoCode, Message) = (new KapsoErrorCode(code), Details ?? code);
        }

        Message ??= Details;
        BillingUrl = Text(root, "billing_url") is { } billing && Uri.TryCreate(billing, UriKind.Absolute, out _) ? billing : null;
    }

    private void ReadMeta(JsonElement error)
    {
        Message = Text(error, "message") ?? Text(error, "title") ?? Text(error, "error");
        Type = Text(error, "type");
        Subcode = Number(error, "error_subcode");
        UserTitle = Text(error, "error_user_title");
        UserMessage = Text(error, "error_user_msg");
        FbTraceId = Text(error, "fbtrace_id");
        Details = DetailsOf(error);
        Message ??= Details;
        ReadCode(error);
    }

    private static string? DetailsOf(JsonElement holder) => DataOf(holder) ?? Text(holder, "details") ?? Text(holder, "detail") ?? Text(holder, "error_description");

    private static string? DataOf(JsonElement holder) =>
        !holder.TryGetProperty("error_data", out JsonElement data) ? null : data.ValueKind is JsonValueKind.Object ? Text(data, "details") : TextOf(data);

    private void ReadCode(JsonElement holder)
    {
        if (Number(holder, "code") is int code)
        {
            Code ??= code;
        }
        else if (Text(holder, "code") is { Length: > 0 } name)
        {
            KapsoCode ??= new KapsoErrorCode(name);
        }
    }

    private void ReadErrors(JsonElement errors)
    {
        switch (errors.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty field in errors.EnumerateObject())
                {
                    AddField(field.Name, field.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement element in errors.EnumerateArray())
                {
                    AddElement(element);
                }

                break;
            default:
                Message ??= TextOf(errors);
                break;
        }

        Message ??= Fields.Count == 0 ? null : string.Join("; ", Fields.Select(field => field.Key.Length == 0 ? string.Join(", ", field.Value) : $"{field.Key} {string.Join(", ", field.Value)}"));
    }

    private void AddElement(JsonElement element)
    {
        string? details = element.ValueKind is JsonValueKind.Object ? DetailsOf(element) : null;
        if (element.ValueKind is JsonValueKind.Object && (Text(element, "message") ?? Text(element, "detail") ?? Text(element, "title") ?? details) is { } text)
        {
            if (details is not null && details != text)
            {
                Details = Details is null ? details : $"{Details}; {details}";
            }

            Fields.TryAdd(Text(element, "field") ?? "", []);
            Fields[Text(element, "field") ?? ""].Add(text);
            ReadCode(element);
        }
        else
        {
            AddField("", element);
        }
    }

    private void AddField(string name, JsonElement value)
    {
        Fields.TryAdd(name, []);
        if (value.ValueKind is JsonValueKind.Array)
        {
            Fields[name].AddRange(value.EnumerateArray().Select(TextOf).OfType<string>());
        }
        else if (TextOf(value) is { } text)
        {
            Fields[name].Add(text);
        }
    }

    private static string? Text(JsonElement holder, string name) => holder.TryGetProperty(name, out JsonElement value) ? TextOf(value) : null;

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };

    private static int? Number(JsonElement holder, string name) => !holder.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out int number) => number,
        JsonValueKind.String when int.TryParse(value.GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) => number,
        _ => null,
    };

    /// <summary>Returns the readable text of a body that is not JSON: the visible text of a page, or the text as it is.</summary>
    private static string? ReadPlainText(string text)
    {
        const int looked = 4096;
        string head = text.Length <= looked ? text : text[..looked];
        string words = head.Contains('<', StringComparison.Ordinal) ? Tags().Replace(Invisible().Replace(head, " "), " ") : head;
        words = WhiteSpace().Replace(System.Net.WebUtility.HtmlDecode(words), " ").Trim();
        const int shown = 500;
        return words.Length == 0 ? null : words.Length <= shown ? words : string.Concat(words.AsSpan(0, shown), "…");
    }

    // Without a reference back to the name, for which the generator would fall back on the interpreter.
    [GeneratedRegex("<script[^>]*>.*?(</script>|$)|<style[^>]*>.*?(</style>|$)", RegexOptions.Singleline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 500)]
    private static partial Regex Invisible();

    [GeneratedRegex("<[^>]*(>|$)")]
    private static partial Regex Tags();

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex WhiteSpace();
}
