using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>The kind of input that a text input accepts; it decides which keyboard is shown.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowInputType>))]
public readonly record struct FlowInputType(string Value) : IOpenEnum<FlowInputType>
{
    /// <summary>Any text can be entered.</summary>
    public static FlowInputType Text { get; } = new("text");

    /// <summary>A number is to be entered.</summary>
    public static FlowInputType Number { get; } = new("number");

    /// <summary>An email address is to be entered.</summary>
    public static FlowInputType Email { get; } = new("email");

    /// <summary>A password, hidden while it is typed.</summary>
    public static FlowInputType Password { get; } = new("password");

    /// <summary>A one-time code is to be entered.</summary>
    public static FlowInputType Passcode { get; } = new("passcode");

    /// <summary>A phone number is to be entered.</summary>
    public static FlowInputType Phone { get; } = new("phone");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowInputType> Known { get; } = [Text, Number, Email, Password, Passcode, Phone];

    static FlowInputType IOpenEnum<FlowInputType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
