namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>The shape of a property's value.</summary>
internal enum ValueShape
{
    /// <summary>A value of any shape.</summary>
    Any,
    Text,

    /// <summary>A text or a list of lines.</summary>
    Lines,
    Flag,
    Whole,
    Number,

    /// <summary>A list of strings, as an array.</summary>
    Texts,

    /// <summary>A list of objects that have rules of their own.</summary>
    Parts,

    /// <summary>An object that has rules of its own.</summary>
    Part,

    /// <summary>An object with any members.</summary>
    Map,

    /// <summary>A list of components.</summary>
    Components,

    /// <summary>An action, as a tap on a component starts it.</summary>
    Action,

    /// <summary>A text, or an object with one for each end of a range.</summary>
    DateTexts,

    /// <summary>A flag, or an object with one for each end of a range.</summary>
    DateFlags,

    /// <summary>A text with a grammar of its own, which another rule checks.</summary>
    Grammar,
}

/// <summary>The rule for a property of a component.</summary>
internal sealed record PropertyRule(string Name, ValueShape Shape)
{
    public bool IsRequired { get; init; }

    /// <summary>Whether a reference or a calculation can stand in its place.</summary>
    public bool IsDynamic { get; init; } = true;

    /// <summary>The fewest characters or items, or the lowest number.</summary>
    public int? Min { get; init; }

    /// <summary>The most characters or items, or the highest number.</summary>
    public int? Max { get; init; }

    /// <summary>The words that it can be.</summary>
    public string[]? OneOf { get; init; }

    /// <summary>The version that brought it.</summary>
    public FlowVersion Since { get; init; }

    /// <summary>The rules of the objects in it.</summary>
    public PropertyRule[] Parts { get; init; } = [];

    public static PropertyRule Text(string name, int max = int.MaxValue) => new(name, ValueShape.Text) { Max = max };

    public static PropertyRule Lines(int max = int.MaxValue) => new("text", ValueShape.Lines) { Min = 1, Max = max, IsRequired = true };

    public static PropertyRule Flag(string name) => new(name, ValueShape.Flag);

    public static PropertyRule Whole(string name, int min = int.MinValue, int max = int.MaxValue) => new(name, ValueShape.Whole) { Min = min, Max = max };

    public static PropertyRule Word(string name, params string[] words) => new(name, ValueShape.Text) { OneOf = words };

    public static PropertyRule Texts(string name, int max = int.MaxValue) => new(name, ValueShape.Texts) { Max = max };

    public static PropertyRule List(string name, int min, int max, PropertyRule[] parts) => new(name, ValueShape.Parts) { Min = min, Max = max, Parts = parts, IsRequired = true };

    public static PropertyRule Action(string name) => new(name, ValueShape.Action) { IsDynamic = false };

    /// <summary>A copy of the rule for a property that must be given and is not blank.</summary>
    public PropertyRule Needed() => this with { IsRequired = true, Min = Shape is ValueShape.Text ? 1 : Min };

    /// <summary>A copy of the rule for a property that no reference can replace.</summary>
    public PropertyRule Fixed() => this with { IsDynamic = false };

    /// <summary>A copy of the rule for a property that a later version of Flow JSON added.</summary>
    public PropertyRule From(int major, int minor) => this with { Since = new FlowVersion(major, minor) };
}
