using System.Text;
using System.Text.Json;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>A value in a flow's JSON with its place. Rules are checked on such values, so that what is checked is what is sent.</summary>
internal sealed class FlowNode
{
    private readonly List<FlowNode> _children = [];
    private readonly FlowNode? _parent;
    private readonly int _index;

    private FlowNode(FlowNode? parent, string? name, JsonValueKind kind, string? text, Range place)
    {
        _parent = parent;
        _index = parent?._children.Count ?? -1;
        parent?._children.Add(this);
        Name = name;
        Kind = kind;
        Text = text;
        Place = place;
    }

    public JsonValueKind Kind { get; }

    /// <summary>The member's name; null in a list and for the whole.</summary>
    public string? Name { get; }

    /// <summary>A text's content or a number's digits; null for anything else.</summary>
    public string? Text { get; }

    /// <summary>The bytes of the text it was read from.</summary>
    public Range Place { get; private set; }

    /// <summary>The values of a list or the members of an object.</summary>
    public IReadOnlyList<FlowNode> Children => _children;

    public bool IsObject => Kind is JsonValueKind.Object;

    public bool IsText => Kind is JsonValueKind.String;

    /// <summary>The way here from the whole, for example <c>screens[0].layout.children[1]</c>.</summary>
    public string Path => _parent is null ? "" : Name is null ? $"{_parent.Path}[{_index}]" : Join(_parent.Path, Name);

    /// <summary>A member of an object, the last of several with that name; null when there is none.</summary>
    public FlowNode? this[string name] => IsObject ? _children.FindLast(child => child.Name == name) : null;

    /// <summary>Reads the JSON of a flow.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static FlowNode Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <inheritdoc cref="Read(string)"/>
    public static FlowNode Read(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        try
        {
            reader.Read();
            FlowNode root = Read(ref reader, null, null);
            reader.Read();
            return root;
        }
        catch (InvalidOperationException exception)
        {
            // A text holds half a surrogate pair, which no one could write again.
            throw new JsonException("A text is not valid.", exception);
        }
    }

    /// <summary>A member that is a text.</summary>
    public string? TextOf(string name) => this[name] is { IsText: true } member ? member.Text : null;

    public bool IsTrue(string name) => this[name]?.Kind is JsonValueKind.True;

    public bool IsFalse(string name) => this[name]?.Kind is JsonValueKind.False;

    /// <summary>The values of a member that is a list.</summary>
    public IReadOnlyList<FlowNode> ItemsOf(string name) => this[name] is { Kind: JsonValueKind.Array } member ? member.Children : [];

    /// <summary>The members of a member that is an object.</summary>
    public IReadOnlyList<FlowNode> MembersOf(string name) => this[name] is { IsObject: true } member ? member.Children : [];

    public static string Join(string path, string name) => path.Length == 0 || name.Length == 0 ? path + name : $"{path}.{name}";

    private static FlowNode Read(ref Utf8JsonReader reader, FlowNode? parent, string? name)
    {
        int start = (int)reader.TokenStartIndex;
        FlowNode node = new(parent, name, KindOf(reader.TokenType), TextOf(ref reader), start..(int)reader.BytesConsumed);
        if (reader.TokenType is JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                Read(ref reader, node, null);
            }
        }
        else if (reader.TokenType is JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
            {
                string member = reader.GetString()!;
                reader.Read();
                Read(ref reader, node, member);
            }
        }

        node.Place = start..(int)reader.BytesConsumed;
        return node;
    }

    private static string? TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => null,
    };

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };
}
