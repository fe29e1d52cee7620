using System.Globalization;
using System.Text;
using Kapso.WhatsApp.Templates.Checking;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Generator.Reading;

/// <summary>
/// Reads JSON, strictly, into values that know where they stand. It is a reader of our own because a compiler need not have the
/// assembly of System.Text.Json that a generator was built with.
/// </summary>
internal sealed class JsonText
{
    /// <summary>How deep lists and objects may lie in each other; a template needs nine.</summary>
    public const int MaxDepth = 64;

    private readonly string _text;
    private int _at;

    private JsonText(string text) => _text = text;

    /// <exception cref="JsonTextException">The text is not JSON.</exception>
    public static Node Read(string text)
    {
        JsonText json = new(text);
        json.SkipSpace();
        Node root = json.ReadValue(null, null, 0);
        json.SkipSpace();
        return json._at == text.Length ? root : throw json.Wrong("nothing may follow the value");
    }

    private Node ReadValue(Node? parent, string? name, int depth)
    {
        int start = _at;
        switch (Next())
        {
            case '{':
                return ReadObject(Make(parent, name, NodeKind.Object, null, start), depth + 1);
            case '[':
                return ReadList(Make(parent, name, NodeKind.List, null, start), depth + 1);
            case '"':
                return Make(parent, name, NodeKind.Text, ReadString(), start);
            case '-' or (>= '0' and <= '9'):
                return Make(parent, name, NodeKind.Number, ReadNumber(), start);
            case 't' when Take("true"):
                return Make(parent, name, NodeKind.Flag, "true", start);
            case 'f' when Take("false"):
                return Make(parent, name, NodeKind.Flag, "false", start);
            case 'n' when Take("null"):
                return Make(parent, name, NodeKind.Null, null, start);
            default:
                throw Wrong(_at == _text.Length ? "a value is missing" : "this is not a JSON value");
        }
    }

    private Node ReadObject(Node node, int depth)
    {
        Enter(depth);
        if (!TakeAfterSpace('}'))
        {
            do
            {
                SkipSpace();
                if (Next() != '"')
                {
                    throw Wrong("a member's name in double quotes is missing");
                }

                string name = ReadString();
                Expect(':', "a colon is missing behind the member's name");
                SkipSpace();
                ReadValue(node, name, depth);
            }
            while (TakeAfterSpace(','));
            Expect('}', "a comma or the closing brace is missing");
        }

        return node;
    }

    private Node ReadList(Node node, int depth)
    {
        Enter(depth);
        if (!TakeAfterSpace(']'))
        {
            do
            {
                SkipSpace();
                ReadValue(node, null, depth);
            }
            while (TakeAfterSpace(','));
            Expect(']', "a comma or the closing bracket is missing");
        }

        return node;
    }

    private string ReadString()
    {
        int start = _at++;
        StringBuilder content = new();
        while (Next() is not '"')
        {
            if (_at == _text.Length)
            {
                _at = start;
                throw Wrong("the text is never closed");
            }

            if (Next() < ' ')
            {
                throw Wrong("a line break or control character in a text is written as an escape such as \\n");
            }

            if (Next() == '\\')
            {
                ReadEscape(content);
            }
            else
            {
                content.Append(_text[_at++]);
            }
        }

        _at++;
        return content.ToString();
    }

    private void ReadEscape(StringBuilder content)
    {
        int start = _at;
        char letter = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        int known = "\"\\/bfnrt".IndexOf(letter);
        _at += 2;
        if (known >= 0)
        {
            content.Append("\"\\/\b\f\n\r\t"[known]);
            return;
        }

        if (letter != 'u')
        {
            _at = start;
            throw Wrong("there is no such escape");
        }

        char unit = ReadUnit(start);
        content.Append(unit);
        if (char.IsHighSurrogate(unit) && _at + 1 < _text.Length && _text[_at] == '\\' && _text[_at + 1] == 'u')
        {
            _at += 2;
            char second = ReadUnit(start);
            content.Append(second);
            if (char.IsLowSurrogate(second))
            {
                return;
            }
        }

        if (char.IsSurrogate(unit))
        {
            _at = start;
            throw Wrong("this is half a surrogate pair");
        }
    }

    private char ReadUnit(int start)
    {
        string digits = _text.Substring(_at, Math.Min(4, _text.Length - _at));
        if (digits.Length < 4 || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
        {
            _at = start;
            throw Wrong("four hexadecimal digits belong to the escape");
        }

        _at += 4;
        return (char)unit;
    }

    private string ReadNumber()
    {
        int start = _at;
        TakeOne('-');
        if (!TakeOne('0'))
        {
            TakeDigits();
        }

        if (TakeOne('.'))
        {
            TakeDigits();
        }

        if (TakeOne('e') || TakeOne('E'))
        {
            _ = TakeOne('+') || TakeOne('-');
            TakeDigits();
        }

        return _text.Substring(start, _at - start);
    }

    private void TakeDigits()
    {
        int start = _at;
        while (Next() is >= '0' and <= '9')
        {
            _at++;
        }

        if (_at == start)
        {
            throw Wrong("a digit is missing");
        }
    }

    private void Enter(int depth)
    {
        if (depth > MaxDepth)
        {
            throw Wrong($"lists and objects lie more than {MaxDepth} deep in each other");
        }

        _at++;
    }

    private void Expect(char sign, string otherwise)
    {
        if (!TakeAfterSpace(sign))
        {
            throw Wrong(otherwise);
        }
    }

    private bool TakeAfterSpace(char sign)
    {
        SkipSpace();
        return TakeOne(sign);
    }

    private bool TakeOne(char sign)
    {
        bool there = _at < _text.Length && _text[_at] == sign;
        _at += there ? 1 : 0;
        return there;
    }

    private bool Take(string word)
    {
        bool there = string.CompareOrdinal(_text, _at, word, 0, word.Length) == 0;
        _at += there ? word.Length : 0;
        return there;
    }

    private void SkipSpace()
    {
        while (Next() is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }
    }

    private char Next() => _at < _text.Length ? _text[_at] : '\0';

    private JsonTextException Wrong(string message) => new(message, _at);

    private static Node Make(Node? parent, string? name, NodeKind kind, string? text, int position) =>
        parent is null ? Node.Root(kind, text, position) : parent.Add(name, kind, text, position);
}

/// <summary>Thrown when a text is not valid JSON.</summary>
internal sealed class JsonTextException(string message, int position) : Exception(message)
{
    /// <summary>Where it ceases to be.</summary>
    public int Position => position;
}
