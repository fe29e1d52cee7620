namespace Kapso.WhatsApp.Validation;

/// <summary>The kind of a JSON value.</summary>
internal enum NodeKind
{
    Null,
    Flag,
    Number,
    Text,
    List,
    Object,
}

/// <summary>
/// A value in JSON that knows its path and its position. The rules of templates and flows are checked on such values, so that what is checked is what is sent, and one set of
/// rules serves the definitions of an application and the files that the source generator reads.
/// </summary>
internal sealed class Node
{
    private readonly List<Node> _children = [];
    private readonly Node? _parent;
    private readonly int _index;

    private Node(Node? parent, string? name, int index, NodeKind kind, string? text, int start)
    {
        _parent = parent;
        _index = index;
        Name = name;
        Kind = kind;
        Text = text;
        (Start, End) = (start, start);
    }

    public NodeKind Kind { get; }

    /// <summary>The member's name; null in a list and for the whole.</summary>
    public string? Name { get; }

    /// <summary>A text's content, a number's digits, <c>true</c> or <c>false</c>; null for anything else.</summary>
    public string? Text { get; }

    /// <summary>The position at which the value begins in the JSON it was read from.</summary>
    public int Start { get; }

    /// <summary>The position behind the value, where the reader sets it.</summary>
    public int End { get; set; }

    /// <summary>The values of a list or the members of an object.</summary>
    public IReadOnlyList<Node> Children => _children;

    public bool IsObject => Kind is NodeKind.Object;

    public bool IsText => Kind is NodeKind.Text;

    public bool IsFlag => Kind is NodeKind.Flag;

    /// <summary>The path from the whole to here, for example <c>components[1].text</c>.</summary>
    public string Path => _parent is null ? "" : Name is null ? $"{_parent.Path}[{_index}]" : Join(_parent.Path, Name);

    /// <summary>A member of an object, the last of several with the name, be it null; null when there is none.</summary>
    public Node? this[string name] => _children.FindLast(child => child.Name == name);

    public static Node Root(NodeKind kind, string? text = null, int start = 0) => new(null, null, -1, kind, text, start);

    public Node Add(string? name, NodeKind kind, string? text = null, int start = 0)
    {
        Node child = new(this, name, _children.Count, kind, text, start);
        _children.Add(child);
        return child;
    }

    /// <summary>A member with a value; null when there is none or its value is null.</summary>
    public Node? ValueOf(string name) => this[name] is { Kind: not NodeKind.Null } member ? member : null;

    /// <summary>A member that is a text.</summary>
    public string? TextOf(string name) => this[name] is { IsText: true } member ? member.Text : null;

    /// <summary>A member that is one of WhatsApp's words, which it takes in any case.</summary>
    public string? WordOf(string name) => TextOf(name)?.ToUpperInvariant();

    public bool IsTrue(string name) => this[name] is { IsFlag: true, Text: "true" };

    public bool IsFalse(string name) => this[name] is { IsFlag: true, Text: "false" };

    /// <summary>The values of a member that is a list.</summary>
    public IReadOnlyList<Node> ItemsOf(string name) => this[name] is { Kind: NodeKind.List } member ? member.Children : [];

    /// <summary>The members of a member that is an object.</summary>
    public IReadOnlyList<Node> MembersOf(string name) => this[name] is { IsObject: true } member ? member.Children : [];

    public static string Join(string path, string name) => path.Length == 0 || name.Length == 0 ? path + name : $"{path}.{name}";
}
