namespace Kapso.WhatsApp.Http;

/// <summary>A path with placeholders. Ids go in escaped and checked, so that no id can lead to another path.</summary>
internal sealed class PathTemplate
{
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

    private static string Escape(Rules rules, string id, string argument)
    {
        rules.Id(id, argument);
        return Uri.EscapeDataString(id);
    }

    /// <summary><c>phone_number_id</c> is the argument <c>phoneNumberId</c> of the client's method.</summary>
    private static string ArgumentName(string placeholder)
    {
        string[] words = placeholder.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
