using System.Diagnostics.CodeAnalysis;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Hosting;

/// <summary>A command that a customer wrote, such as <c>/order 3 pizzas</c>.</summary>
public sealed class MessageCommand
{
    private MessageCommand(string name, string arguments) => (Name, Arguments) = (name, arguments);

    /// <summary>Gets the name of the command without the slash, as it was written.</summary>
    public string Name { get; }

    /// <summary>Gets the text behind the name without white space around it; empty when there is none.</summary>
    public string Arguments { get; }

    /// <summary>Returns the command that a message consists of, or null when its text does not begin with a slash and a name.</summary>
    /// <param name="received">The event of the message.</param>
    public static MessageCommand? Find(WebhookEvent received)
    {
        ArgumentNullException.ThrowIfNull(received);
        return Match.TextOf(received) is { } body && TrySplit(body, out ReadOnlySpan<char> name, out ReadOnlySpan<char> arguments)
            ? new MessageCommand(name.ToString(), arguments.ToString())
            : null;
    }

    /// <summary>Returns the arguments separated by white space.</summary>
    public string[] SplitArguments() => Arguments.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Returns the name only, for the arguments are what a customer wrote.</summary>
    public override string ToString() => "/" + Name;

    /// <summary>Splits a text into the name of a command and its arguments, without allocating; a name has no white space.</summary>
    internal static bool TrySplit(string body, out ReadOnlySpan<char> name, out ReadOnlySpan<char> arguments)
    {
        ReadOnlySpan<char> text = body.AsSpan().Trim();
        name = arguments = default;
        if (text.Length < 2 || text[0] != '/' || char.IsWhiteSpace(text[1]))
        {
            return false;
        }

        int end = 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        name = text[1..end];
        arguments = text[end..].TrimStart();
        return true;
    }

    /// <summary>The name of a command as it is compared, from the form with or without a slash.</summary>
    [SuppressMessage("Usage", "CA2208:Instantiate argument exceptions correctly", Justification = "The argument of the public method is named.")]
    internal static string NameOf(string name)
    {
        string bare = name?.TrimStart('/') ?? "";
        return bare.Length > 0 && !bare.Any(char.IsWhiteSpace) ? bare : throw new ArgumentException("The name of a command must not be empty and must not contain white space.", "names");
    }
}
