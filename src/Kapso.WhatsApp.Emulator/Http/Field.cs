using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>One member of a request body, with the path that names it when it breaks a rule. JSON null counts as absent.</summary>
internal readonly struct Field
{
    private readonly JsonElement _value;

    private Field(JsonElement value, string path)
    {
        _value = value;
        Path = path;
    }

    public string Path { get; }

    public bool Exists => _value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>Whether the body mentions the member at all, be it as null: an update then clears it.</summary>
    public bool IsMentioned => _value.ValueKind is not JsonValueKind.Undefined;

    public JsonElement Value => _value;

    public Field this[string name]
    {
        get
        {
            string path = Path.Length == 0 ? name : $"{Path}.{name}";
            return _value.ValueKind == JsonValueKind.Object && _value.TryGetProperty(name, out JsonElement member)
                ? new(member, path)
                : new(default, path);
        }
    }

    public static Field Root(JsonElement body) => new(body, "");

    public JsonNode? ToNode() => Exists ? JsonNode.Parse(_value.GetRawText()) : null;

    /// <summary>The member, which must be there and be an object.</summary>
    public Field Object()
    {
        RequirePresence();
        return _value.ValueKind == JsonValueKind.Object ? this : throw Malformed("must be an object");
    }

    /// <summary>A string of 1 to <paramref name="max"/> characters, which must be there.</summary>
    public string Text(int max = int.MaxValue)
    {
        RequirePresence();
        if (_value.ValueKind != JsonValueKind.String)
        {
            throw Malformed("must be a string");
        }

        string text = _value.GetString()!;
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Malformed("must not be empty");
        }

        // Characters are counted as a reader sees them: an emoji of several code points is one.
        return text.Length <= max || new StringInfo(text).LengthInTextElements <= max
            ? text
            : throw Malformed($"must be at most {max} characters long");
    }

    public string? OptionalText(int max = int.MaxValue) => Exists ? Text(max) : null;

    public string OneOf(params string[] allowed)
    {
        string text = Text();
        return allowed.Contains(text) ? text : throw NotAllowed($"must be one of {string.Join(", ", allowed)}");
    }

    public long Integer(long min, long max)
    {
        RequirePresence();
        if (_value.ValueKind != JsonValueKind.Number || !_value.TryGetInt64(out long number))
        {
            throw Malformed("must be an integer");
        }

        return number >= min && number <= max ? number : throw NotAllowed($"must be between {min} and {max}");
    }

    /// <summary>A number, which Meta also takes when it is written as a string.</summary>
    public double Number(double min, double max)
    {
        RequirePresence();
        double number;
        bool isNumber = _value.ValueKind switch
        {
            JsonValueKind.Number => _value.TryGetDouble(out number),
            JsonValueKind.String => double.TryParse(_value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => (number = 0) != 0,
        };

        if (!isNumber)
        {
            throw Malformed("must be a number");
        }

        return number >= min && number <= max ? number : throw NotAllowed($"must be between {min} and {max}");
    }

    public void OptionalFlag()
    {
        if (Exists && _value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw Malformed("must be true or false");
        }
    }

    /// <summary>True or false, or what it is when the body does not say.</summary>
    public bool Flag(bool otherwise)
    {
        OptionalFlag();
        return Exists ? _value.GetBoolean() : otherwise;
    }

    public string? OptionalOneOf(params string[] allowed) => Exists ? OneOf(allowed) : null;

    /// <summary>An absolute http or https address, if there is one.</summary>
    public string? OptionalWebAddress()
    {
        if (OptionalText() is not { } address)
        {
            return null;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme is "https" or "http")
            ? address
            : throw Malformed("must be an absolute http or https address");
    }

    /// <summary>A string that matches a pattern, if there is one.</summary>
    public string? OptionalMatch(Regex pattern, string rule)
    {
        if (OptionalText() is not { } text)
        {
            return null;
        }

        return pattern.IsMatch(text) ? text : throw Malformed(rule);
    }

    public DateTimeOffset? OptionalTime()
    {
        if (OptionalText() is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw Malformed("must be an ISO 8601 date and time");
    }

    /// <summary>The elements of an array of <paramref name="min"/> to <paramref name="max"/>, which must be there.</summary>
    public IReadOnlyList<Field> Items(int min, int max)
    {
        RequirePresence();
        if (_value.ValueKind != JsonValueKind.Array)
        {
            throw Malformed("must be an array");
        }

        int count = _value.GetArrayLength();
        if (count < min || count > max)
        {
            throw Malformed($"must have {min} to {max} elements, not {count}");
        }

        string path = Path;
        return [.. _value.EnumerateArray().Select((element, index) => new Field(element, $"{path}[{index}]"))];
    }

    public IReadOnlyList<Field> OptionalItems(int max) => Exists ? Items(0, max) : [];

    public void MustBeAbsent(string rule)
    {
        if (Exists)
        {
            throw Malformed(rule);
        }
    }

    public InvalidFieldException Missing() => new(FieldProblem.Missing, Path, "is missing");

    public InvalidFieldException Malformed(string rule) => new(FieldProblem.Malformed, Path, rule);

    public InvalidFieldException NotAllowed(string rule) => new(FieldProblem.NotAllowed, Path, rule);

    private void RequirePresence()
    {
        if (!Exists)
        {
            throw Missing();
        }
    }
}
