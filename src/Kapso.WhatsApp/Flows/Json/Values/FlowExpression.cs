using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>A value that is found out while the flow runs: a reference such as <c>${form.first_name}</c>, or a calculation in backticks.</summary>
/// <param name="Text">The text in the flow's JSON.</param>
[JsonConverter(typeof(FlowExpressionConverter))]
public readonly record struct FlowExpression(string Text)
{
    /// <summary>What was typed or chosen in an input of the same screen: <c>${form.name}</c>.</summary>
    /// <param name="name">The input's name.</param>
    public static FlowExpression Form(string name) => new($"${{form.{name}}}");

    /// <summary>A field of the same screen's data: <c>${data.field}</c>.</summary>
    /// <param name="field">The field's name.</param>
    public static FlowExpression Data(string field) => new($"${{data.{field}}}");

    /// <summary>What was typed or chosen on another screen: <c>${screen.ID.form.name}</c>. Flow JSON 4.0 and later.</summary>
    /// <param name="screenId">The other screen.</param>
    /// <param name="name">The input's name.</param>
    public static FlowExpression FormFrom(string screenId, string name) => new($"${{screen.{screenId}.form.{name}}}");

    /// <summary>A field of another screen's data: <c>${screen.ID.data.field}</c>. Flow JSON 4.0 and later.</summary>
    /// <param name="screenId">The other screen.</param>
    /// <param name="field">The field's name.</param>
    public static FlowExpression DataFrom(string screenId, string field) => new($"${{screen.{screenId}.data.{field}}}");

    /// <summary>
    /// A calculation, for example <c>'Hello ' ${data.name}</c> or <c>${data.price} &gt; 10</c>; the backticks around it are added. Flow JSON 6.0 and later.
    /// </summary>
    /// <param name="calculation">References, texts in single quotes, numbers and operators.</param>
    public static FlowExpression Calculate(string calculation) => new($"`{calculation}`");

    /// <summary>Returns the text of the expression.</summary>
    public override string ToString() => Text ?? "";

    /// <summary>Whether a text of a flow's JSON is not what is shown, but found out while the flow runs.</summary>
    internal static bool IsOne(string text) => text is ['`', _, .., '`'] || (text.StartsWith("${", StringComparison.Ordinal) && text.EndsWith('}'));
}
