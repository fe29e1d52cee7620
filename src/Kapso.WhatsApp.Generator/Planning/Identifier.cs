using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Kapso.WhatsApp.Generator.Planning;

/// <summary>Makes C# names of what people wrote: names of templates and placeholders, labels of buttons, namespaces.</summary>
internal static class Identifier
{
    /// <summary>Longer ones are cut: the compiler takes 511 characters, a reader fewer.</summary>
    private const int MaxLength = 100;

    /// <summary>Members of the generated class, which cannot have its name.</summary>
    private static readonly string[] Members = ["Name", "Language", "Languages", "Create", "Card"];

    /// <summary><c>order_status_update</c> becomes <c>OrderStatusUpdate</c>, <c>2fa</c> becomes <c>Template2fa</c>.</summary>
    public static string ForClass(string templateName)
    {
        string name = Pascal(templateName);
        string member = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return name.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? $"Template{name}"
            : Members.Contains(member) ? $"{name}Template"
            : name;
    }

    /// <summary><c>order_id</c> becomes <c>orderId</c>, <c>1st</c> becomes <c>_1st</c>.</summary>
    public static string Camel(string text)
    {
        string name = Pascal(text);
        return name.Length == 0 ? "" : Startable(char.ToLowerInvariant(name[0]) + name.Substring(1));
    }

    /// <summary>Makes the first letter a capital.</summary>
    public static string Capitalized(string identifier) => char.ToUpperInvariant(identifier[0]) + identifier.Substring(1);

    /// <summary>As it stands in code: with an @ when it is a word of C#'s.</summary>
    public static string InCode(string identifier) => SyntaxFacts.GetKeywordKind(identifier) is SyntaxKind.None ? identifier : $"@{identifier}";

    /// <summary>A namespace that compiles, whatever the project is called.</summary>
    public static string ForNamespace(string name)
    {
        IEnumerable<string> parts = name.Split('.')
            .Select(static part => new string([.. part.Trim().Select(static letter => SyntaxFacts.IsIdentifierPartCharacter(letter) ? letter : '_')]))
            .Where(static part => part.Length > 0)
            .Select(static part => InCode(Startable(part)));
        return string.Join(".", parts);
    }

    private static string Startable(string identifier) => SyntaxFacts.IsIdentifierStartCharacter(identifier[0]) ? identifier : $"_{identifier}";

    private static string Pascal(string text)
    {
        StringBuilder name = new();
        foreach (string word in Words(text))
        {
            bool shouted = word.Length > 1 && word.All(static letter => !char.IsLower(letter));
            name.Append(char.ToUpperInvariant(word[0])).Append(shouted ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
        }

        return name.ToString(0, Math.Min(name.Length, MaxLength));
    }

    // What is not part of a word goes first: there are characters that cannot be normalized.
    private static string[] Words(string text) =>
        new string([.. text.Select(static letter => IsPartOfWord(letter) ? letter : ' ')]).Normalize().Split([' '], StringSplitOptions.RemoveEmptyEntries);

    // An underscore parts words; characters that nobody sees would make two names look the same.
    private static bool IsPartOfWord(char letter) =>
        letter is not '_' && SyntaxFacts.IsIdentifierPartCharacter(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.ConnectorPunctuation);
}

/// <summary>The names of one method's parameters or one record's properties, each given once.</summary>
internal sealed class IdentifierScope(params string[] taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    public string Take(string wanted)
    {
        string name = wanted;
        for (int number = 2; !_taken.Add(name); number++)
        {
            name = $"{wanted}{number}";
        }

        return name;
    }

    public bool IsFree(string name) => !_taken.Contains(name);
}
