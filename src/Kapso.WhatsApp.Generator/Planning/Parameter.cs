using Kapso.WhatsApp.Templates.Checking;

namespace Kapso.WhatsApp.Generator.Planning;

/// <summary>A parameter of the factory, or a property of a card.</summary>
/// <param name="Type">The type, fully named and not nullable.</param>
/// <param name="Name">The name, without an @.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="Doc">What it is for, as plain text.</param>
internal sealed record Parameter(string Type, string Name, bool IsOptional, string Doc);

/// <summary>A kind of card: one record.</summary>
internal sealed record CardPlan(string Name, string BuilderType, EquatableList<Parameter> Parameters, EquatableList<string> Calls);

/// <summary>The names of the types that generated code uses.</summary>
internal static class TypeNames
{
    public const string Text = "string";
    public const string Duration = "global::System.TimeSpan";
    public const string Time = "global::System.DateTimeOffset";
    public const string Media = Messages + "Media";
    public const string Message = Messages + "TemplateMessage";
    public const string Definition = "global::Kapso.WhatsApp.Templates.TemplateDefinition";
    public const string Location = Messages + "LocationParameter";
    public const string Product = Messages + "ProductParameter";
    public const string Flow = Messages + "FlowParameter";
    public const string MultiProduct = Messages + "MultiProductParameter";
    public const string Order = Messages + "OrderDetails";
    public const string Button = Messages + "ButtonComponent";

    private const string Messages = "global::Kapso.WhatsApp.Messages.";

    public static string Builder(PlaceholderStyle style, bool card) => $"{Messages}{(style is PlaceholderStyle.Named ? "Named" : "Positional")}Template{(card ? "Card" : "")}Builder";

    public static string List(string item) => $"global::System.Collections.Generic.IReadOnlyList<{item}>";
}
