namespace Kapso.WhatsApp.Templates.Checking;

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
/// A value in a template's JSON. The rules of templates are checked on such values, so that one set of rules serves the definitions of
/// an application and the files that the source generator reads.
/// </summary>
internal sealed class TemplateNode
{
    private readonly List<TemplateNode> _children = [];
    private readonly TemplateNode? _parent;
    private readonly int _index;

    private TemplateNode(TemplateNode? parent, string? name, int index, NodeKind kind, string? text, int position)
    {
        _parent = parent;
        _index = index;
        Name = name;
        Kind = kind;
        Text = text;
        Position = position;
    }

    public NodeKind Kind { get; }

    /// <summary>The member's name; null in a list and for the whole.</summary>
    public string? Name { get; }

    /// <summary>A text's content, a number's digits, <c>true</c> or <c>false</c>; null for anything else.</summary>
    public string? Text { get; }

    /// <summary>The position where the value begins in the text it was read from.</summary>
    public int Position { get; }

    /// <summary>The values of a list or the members of an object.</summary>
    public IReadOnlyList<TemplateNode> Children => _children;

    /// <summary>The way here from the whole, for example <c>components[1].text</c>.</summary>
    public string Path => _parent is null ? "" : Name is null ? $"{_parent.Path}[{_index}]" : Join(_parent.Path, Name);

    /// <summary>A member of an object; null when there is none or it is null.</summary>
    public TemplateNode? this[string name]
    {
        get
        {
            // Of members with the same name the last one counts, as everywhere with JSON.
            TemplateNode? found = null;
            foreach (TemplateNode child in _children)
            {
                found = child.Name == name ? child : found;
            }

            return found is { Kind: NodeKind.Null } ? null : found;
        }
    }

    public static TemplateNode Root(NodeKind kind, string? text = null, int position = 0) => new(null, null, -1, kind, text, position);

    public TemplateNode Add(string? name, NodeKind kind, string? text = null, int position = 0)
    {
        TemplateNode child = new(this, name, _children.Count, kind, text, position);
        _children.Add(child);
        return child;
    }

    /// <summary>A member that is a text.</summary>
    public string? TextOf(string name) => this[name] is { Kind: NodeKind.Text } member ? member.Text : null;

    /// <summary>A member that is one of WhatsApp's words, which it takes in any case.</summary>
    public string? WordOf(string name) => TextOf(name)?.ToUpperInvariant();

    /// <summary>The values of a member that is a list.</summary>
    public IReadOnlyList<TemplateNode> ItemsOf(string name) => this[name] is { Kind: NodeKind.List } member ? member.Children : [];

    public static string Join(string path, string name) => path.Length == 0 || name.Length == 0 ? path + name : $"{path}.{name}";
}
