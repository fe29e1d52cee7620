using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Tests.Corpus;

/// <summary>One line of what a case expects: a path, an operator and, for most operators, a value.</summary>
internal sealed partial record Expectation(string Path, string Operator, string Value)
{
    public static Expectation Parse(string line) => Line().Match(line) is { Success: true, Groups: { } parts }
        ? new Expectation(parts["path"].Value, parts["operator"].Value, parts["value"].Value)
        : throw new FormatException($"\"{line}\" is not a path followed by an operator: == != contains lacks, each with a value, or \"is null\" or \"is not null\".");

    /// <summary>Says what is wrong; null when the line holds.</summary>
    public string? Check(object result)
    {
        object? found;
        try
        {
            found = ObjectPath.Find(result, Path);
        }
        catch (PathNotFoundException nowhere)
        {
            return $"{this}: {nowhere.Message}";
        }

        string text = ObjectPath.Text(found);
        bool holds = Operator switch
        {
            "==" => text == Value,
            "!=" => text != Value,
            "contains" => text.Contains(Value, StringComparison.Ordinal),
            "lacks" => !text.Contains(Value, StringComparison.Ordinal),
            "is null" => IsNothing(found),
            _ => !IsNothing(found),
        };
        return holds ? null : $"{this}: it is {text}";
    }

    public override string ToString() => $"{Path} {Operator} {Value}".TrimEnd();

    private static bool IsNothing(object? value) => value is null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined };

    [GeneratedRegex("""^(?<path>([^ "]|"[^"]*")+) ((?<operator>==|!=|contains|lacks) (?<value>.*)|(?<operator>is null|is not null))$""", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Line();
}
