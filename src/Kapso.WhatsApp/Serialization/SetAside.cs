using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// The parts of a model's JSON that the model could not take, kept among its unknown members under the place that they came from, such as <c>edges[0]</c>. They are put back there when the
/// model is written. No server sends names with the control characters that tell them from members.
/// </summary>
internal static class SetAside
{
    private const char Start = '\u0001';
    private const char Item = '\u0002';
    private const char Member = '\u0003';
    private const int MaxDepth = 1000;

    private static readonly SearchValues<char> StepMarks = SearchValues.Create([Item, Member]);

    /// <summary>What every writer makes of <see cref="Start"/> at the beginning of a name.</summary>
    private static ReadOnlySpan<byte> Mark => "\"\\u0001"u8;

    /// <summary>A step to a member: of the model itself when it comes first, and of an object or a map in it otherwise.</summary>
    public static string StepTo(string member) => Member + (IsKey(member) ? member[1..] : member);

    /// <summary>A step to an item of a list, by the place that it had when the list came.</summary>
    public static string StepTo(int item) => Item + item.ToString(CultureInfo.InvariantCulture);

    /// <summary>The name under which a part is kept.</summary>
    /// <param name="steps">The steps from the model to the part, the first one to a member.</param>
    public static string Key(string steps) => string.Concat([Start], steps.AsSpan(1));

    /// <summary>Whether a part is kept under a name, and not a member.</summary>
    public static bool IsKey(string name) => name.StartsWith(Start);

    /// <summary>Returns what a model keeps, with places as an application sees them: <c>edges[0]</c>, and <c>checks.a</c> in a map.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Shown(Dictionary<string, JsonElement> kept) =>
        !kept.Keys.Any(IsKey) ? kept : kept.GroupBy(member => Shown(member.Key), StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Value, StringComparer.Ordinal);

    /// <summary>Whether JSON that was written may hold parts that are to be put back.</summary>
    public static bool MayBeIn(ReadOnlySpan<byte> json) => json.IndexOf(Mark) >= 0;

    /// <summary>Writes JSON again, with the parts in their places.</summary>
    /// <param name="json">What was written.</param>
    /// <param name="writer">Where to.</param>
    public static void PutBack(ReadOnlySpan<byte> json, Utf8JsonWriter writer) => Write(writer, JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth }));

    /// <summary>Writes a model as JSON, with the parts in their places.</summary>
    public static byte[] ToUtf8<T>(T value, JsonTypeInfo<T> type)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        if (!MayBeIn(json))
        {
            return json;
        }

        ArrayBufferWriter<byte> whole = new(json.Length);
        using (Utf8JsonWriter writer = new(whole, new JsonWriterOptions { Encoder = type.Options.Encoder, Indented = type.Options.WriteIndented }))
        {
            PutBack(json, writer);
        }

        return whole.WrittenSpan.ToArray();
    }

    /// <inheritdoc cref="ToUtf8"/>
    public static string ToJson<T>(T value, JsonTypeInfo<T> type) => Encoding.UTF8.GetString(ToUtf8(value, type));

    /// <inheritdoc cref="ToUtf8"/>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The model.</param>
    /// <param name="type">How it is written.</param>
    public static void Write(Utf8JsonWriter writer, object value, JsonTypeInfo type)
    {
        JavaScriptEncoder? encoder = writer.Options.Encoder;
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter inner = new(json, new JsonWriterOptions { Encoder = encoder, MaxDepth = MaxDepth }))
        {
            JsonSerializer.Serialize(inner, value, type);
        }

        if (MayBeIn(json.WrittenSpan) || writer.Options.Indented)
        {
            PutBack(json.WrittenSpan, writer);
        }
        else
        {
            writer.WriteRawValue(json.WrittenSpan, skipInputValidation: true);
        }
    }

    private static string Shown(string name)
    {
        if (!IsKey(name))
        {
            return name;
        }

        StringBuilder shown = new();
        foreach (string step in Steps(name))
        {
            shown.Append(step[0] is Item ? $"[{step.AsSpan(1)}]" : shown.Length > 0 ? $".{step.AsSpan(1)}" : step[1..]);
        }

        return shown.ToString();
    }

    /// <summary>The steps of a key, the first one to a member.</summary>
    private static IEnumerable<string> Steps(string key)
    {
        int start = 0;
        while (start < key.Length)
        {
            int next = key.AsSpan(start + 1).IndexOfAny(StepMarks);
            int end = next < 0 ? key.Length : start + 1 + next;
            yield return start == 0 ? StepTo(key[1..end]) : key[start..end];
            start = end;
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, json, [.. json.EnumerateObject().Where(member => IsKey(member.Name)).Select(member => new Part([.. Steps(member.Name)], member.Value))]);
                break;
            case JsonValueKind.Array:
                WriteList(writer, json, []);
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    /// <summary>Writes a value, or what is in its place when there is none, with parts of it.</summary>
    private static void Write(Utf8JsonWriter writer, JsonElement? present, IReadOnlyList<Part> parts)
    {
        JsonElement? value = present is { ValueKind: JsonValueKind.Null } ? null : present;
        Part[] whole = [.. parts.Where(part => part.IsWhole)];
        if (parts.Count == 0)
        {
            Write(writer, value ?? present!.Value);
        }
        else if (whole.Length > 0 && (value is null || IsEmptyList(value.Value)))
        {
            // The model has nothing in its place. When the application has set something there, that is what is written.
            Write(writer, whole[^1].Json);
        }
        else if (value is { ValueKind: JsonValueKind.Array } || (value is null && parts[0].Step[0] is Item))
        {
            WriteList(writer, value, parts);
        }
        else if (value is { ValueKind: JsonValueKind.Object } || value is null)
        {
            WriteObject(writer, value, parts);
        }
        else
        {
            Write(writer, value.Value);
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement? json, IReadOnlyList<Part> parts)
    {
        ILookup<string, Part> inside = parts.Where(part => !part.IsWhole && part.Step[0] is Member).ToLookup(part => part.Step[1..], part => part.Rest);
        HashSet<string> written = new(StringComparer.Ordinal);
        writer.WriteStartObject();
        foreach (JsonProperty member in json?.EnumerateObject() ?? default)
        {
            if (!IsKey(member.Name))
            {
                writer.WritePropertyName(member.Name);
                Write(writer, member.Value, [.. inside[member.Name]]);
                written.Add(member.Name);
            }
        }

        foreach (IGrouping<string, Part> missing in inside.Where(group => !written.Contains(group.Key)))
        {
            writer.WritePropertyName(missing.Key);
            Write(writer, null, [.. missing]);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, JsonElement? json, IReadOnlyList<Part> parts)
    {
        SortedDictionary<int, List<Part>> inside = [];
        foreach (Part part in parts)
        {
            if (!part.IsWhole && part.Step[0] is Item && int.TryParse(part.Step.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int place))
            {
                (inside.TryGetValue(place, out List<Part>? there) ? there : inside[place] = []).Add(part.Rest);
            }
        }

        Queue<JsonElement> items = new(json?.EnumerateArray() ?? default);
        writer.WriteStartArray();
        for (int place = 0; items.Count > 0; place++)
        {
            inside.Remove(place, out List<Part>? there);
            JsonElement? item = there?.Any(part => part.IsWhole) is true ? null : items.Dequeue();
            Write(writer, item, there ?? []);
        }

        foreach (List<Part> left in inside.Values)
        {
            Write(writer, null, left);
        }

        writer.WriteEndArray();
    }

    private static bool IsEmptyList(JsonElement json) => json.ValueKind is JsonValueKind.Array && json.GetArrayLength() == 0;

    /// <summary>A part that was set aside.</summary>
    /// <param name="Steps">The steps that still lead to it.</param>
    /// <param name="Json">The part.</param>
    private readonly record struct Part(ReadOnlyMemory<string> Steps, JsonElement Json)
    {
        public Part(string[] steps, JsonElement json)
            : this(steps.AsMemory(), json)
        {
        }

        /// <summary>Gets whether it is the value itself.</summary>
        public bool IsWhole => Steps.IsEmpty;

        public string Step => Steps.Span[0];

        public Part Rest => this with { Steps = Steps[1..] };
    }
}
