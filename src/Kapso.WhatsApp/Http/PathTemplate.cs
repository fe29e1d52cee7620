namespace Kapso.WhatsApp.Http;

/// <summary>A path with placeholders. Ids go in escaped and checked, so that no id can lead to another path.</summary>
internal sealed class PathTemplate
{
    /// <summary>Far longer than any id that Kapso or Meta issue; a longer one is a mistake.</summary>
    private const int MaxIdLength = 512;

    private readonly string[] _literals;
    private readonly string[] _arguments;

    private PathTemplate(string[] literals, string[] arguments)
    {
        _literals = literals;
        _arguments = arguments;
    }

    public static PathTemplate Parse(string path)
    {
        List<string> literals = [];
        List<string> arguments = [];
        int position = 0;
        while (path.IndexOf('{', position) is var open and >= 0)
        {
            int close = path.IndexOf('}', open);
            literals.Add(path[position..open]);
            arguments.Add(ArgumentName(path[(open + 1)..close]));
            position = close + 1;
        }

        literals.Add(path[position..]);
        return new PathTemplate([.. literals], [.. arguments]);
    }

    public string Fill(Rules rules, ReadOnlySpan<string> ids)
    {
        if (ids.Length != _arguments.Length)
        {
            throw new InvalidOperationException($"The path has {_arguments.Length} placeholders, {ids.Length} ids were given.");
        }

        if (ids.Length == 1)
        {
            return string.Concat(_literals[0], Escape(rules, ids[0], _arguments[0]), _literals[1]);
        }

        string path = _literals[0];
        for (int i = 0; i < ids.Length; i++)
        {
            path = string.Concat(path, Escape(rules, ids[i], _arguments[i]), _literals[i + 1]);
        }

        return path;
    }

    /// <summary>The place of an argument among the ids, or -1.</summary>
    public int IndexOf(string argument) => Array.IndexOf(_arguments, argument);

    private static string Escape(Rules rules, string id, string argument)
    {
        Check(rules, id, argument);
        return Uri.EscapeDataString(id);
    }

    /// <summary>Checks that a text can be an id.</summary>
    public static void Check(Rules rules, string id, string argument)
    {
        ArgumentNullException.ThrowIfNull(id, argument);
        if (id.Length is 0 or > MaxIdLength || id is "." or ".." || id.AsSpan().ContainsAny(Forbidden) || char.IsWhiteSpace(id[0]) || char.IsWhiteSpace(id[^1]) || IsPhoneNumber(id, argument))
        {
            Refuse(rules, id, argument);
        }
    }

    private static readonly System.Buffers.SearchValues<char> Forbidden =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '\u007f']);

    /// <summary>
    /// Whether a phone number stands where an id belongs: it has the notation of one, for digits alone can be an id. A person can be named by a phone number.
    /// </summary>
    private static bool IsPhoneNumber(string id, string argument) =>
        argument is not ("identifier" or "waId")
        && id.AsSpan().ContainsAnyExceptInRange('0', '9') && !id.AsSpan().ContainsAnyExcept(Notation)
        && id.Count(char.IsAsciiDigit) is >= 7 and <= 15;

    private static readonly System.Buffers.SearchValues<char> Notation = System.Buffers.SearchValues.Create("0123456789+ -.()/\u00a0");

    private static void Refuse(Rules rules, string id, string argument)
    {
        if (!rules.Required(id, argument))
        {
            // Reported as blank.
        }
        else if (id.Length > MaxIdLength)
        {
            rules.MaxLength(id, MaxIdLength, argument);
        }
        else if (IsPhoneNumber(id, argument))
        {
            rules.Add(argument, "id", "this is a phone number, and an id is needed", value: PhoneMask.MaskDigits(Rules.Shown(id)));
        }
        else
        {
            // It may be a phone number.
            rules.Add(argument, "id", "an id cannot be a path segment of dots, hold control characters or begin or end with white space", value: PhoneMask.MaskDigits(Rules.Shown(id)));
        }
    }

    /// <summary><c>phone_number_id</c> is the argument <c>phoneNumberId</c> of the client's method.</summary>
    private static string ArgumentName(string placeholder)
    {
        string[] words = placeholder.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
