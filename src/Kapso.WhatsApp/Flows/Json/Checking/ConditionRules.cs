using System.Globalization;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>The grammar of conditions: references, texts in quotes, numbers, true and false, with <c>( ) == != &amp;&amp; || ! &gt; &gt;= &lt; &lt;=</c>.</summary>
internal sealed class ConditionRules(Findings findings, ReferenceRules references)
{
    /// <summary>How deep parentheses and negations may go; nothing sensible comes near.</summary>
    private const int MaxDepth = 64;

    private static readonly string[][] Levels = [["||"], ["&&"], ["==", "!="], [">=", "<=", ">", "<"]];

    public void Check(ScreenOutline screen, Node value)
    {
        if (!value.IsText)
        {
            return;
        }

        Parser parser = new(screen, value, references);
        if (parser.Fault() is { } fault)
        {
            findings.Add(value, "INVALID_PROPERTY_VALUE", $"The condition is not valid: {fault}.");
        }
    }

    /// <summary>What a part of a condition gives: its type, null when unknown, and whether it is written out.</summary>
    private readonly record struct Operand(string? Type, bool IsLiteral);

    private sealed class Parser(ScreenOutline screen, Node value, ReferenceRules references)
    {
        private readonly string _text = value.Text!;
        private int _at;
        private int _depth;
        private bool _isDynamic;
        private string? _fault;

        /// <summary>What is wrong with the condition; null when nothing is.</summary>
        public string? Fault()
        {
            Operand whole = Level(0);
            SkipSpace();
            if (_fault is null && _at < _text.Length)
            {
                Refuse($"unexpected {_text[_at]} at {_at + 1}");
            }

            if (_fault is null && !_isDynamic)
            {
                Refuse("it needs a reference");
            }

            if (_fault is null && whole.Type is not ("boolean" or null))
            {
                Refuse("it must be true or false");
            }

            return _fault;
        }

        private Operand Level(int level)
        {
            if (level == Levels.Length)
            {
                return Single();
            }

            Operand left = Level(level + 1);
            while (_fault is null && Take(Levels[level]) is { } sign)
            {
                Operand right = Level(level + 1);
                Combine(sign, left, right);
                left = new Operand("boolean", IsLiteral: false);
            }

            return left;
        }

        private void Combine(string sign, Operand left, Operand right)
        {
            if (left.IsLiteral && right.IsLiteral)
            {
                Refuse($"both sides of {sign} are fixed");
            }
            else if (sign is "==" or "!=")
            {
                if (left.Type is { } type && right.Type is { } other && type != other)
                {
                    Refuse($"{sign} compares {type} with {other}");
                }
            }
            else if (((Operand[])[left, right]).Any(side => side.Type is { } type && type != (sign is "&&" or "||" ? "boolean" : "number")))
            {
                Refuse(sign is "&&" or "||" ? $"{sign} takes true and false" : $"{sign} takes numbers");
            }
        }

        private Operand Single()
        {
            if (++_depth > MaxDepth)
            {
                Refuse("it is too deep");
            }

            Operand operand = _fault is null ? Primary() : default;
            _depth--;
            return operand;
        }

        private Operand Primary()
        {
            SkipSpace();
            if (Take("!") is not null)
            {
                Operand negated = Single();
                if (_fault is null && negated.Type is not ("boolean" or null))
                {
                    Refuse("! takes true or false");
                }

                return new Operand("boolean", negated.IsLiteral);
            }

            if (Take("(") is not null)
            {
                Operand inner = Level(0);
                if (_fault is null && Take(")") is null)
                {
                    Refuse("a parenthesis is not closed");
                }

                return inner;
            }

            if (_at >= _text.Length)
            {
                return Refuse("it ends too early");
            }

            return _text[_at] switch
            {
                '$' => Reference(),
                '\'' => Quoted(),
                _ => Word(),
            };
        }

        private Operand Reference()
        {
            int end = _text.IndexOf('}', _at);
            if (end < 0 || FlowReference.Whole(_text[_at..(end + 1)]) is not { } reference)
            {
                return Refuse("a reference is not closed");
            }

            _at = end + 1;
            _isDynamic = true;
            references.Check(value, screen, reference);
            return new Operand(references.TypeOf(screen, reference), IsLiteral: false);
        }

        private Operand Quoted()
        {
            int end = _text.IndexOf('\'', _at + 1);
            if (end < 0)
            {
                return Refuse("a text is not closed");
            }

            _at = end + 1;
            return new Operand("string", IsLiteral: true);
        }

        private Operand Word()
        {
            int start = _at;
            while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '.' or '-' or '_'))
            {
                _at++;
            }

            string word = _text[start.._at];
            return word switch
            {
                "true" or "false" => new Operand("boolean", IsLiteral: true),
                _ when double.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => new Operand("number", IsLiteral: true),
                "" => Refuse($"unexpected {_text[start]} at {start + 1}"),
                _ => Refuse("texts stand in single quotes, references in ${ }"),
            };
        }

        private string? Take(params string[] signs)
        {
            SkipSpace();
            string? found = Array.Find(signs, sign => string.CompareOrdinal(_text, _at, sign, 0, sign.Length) == 0);

            // The sign of != is not a negation.
            if (found is null || (found is "!" && _at + 1 < _text.Length && _text[_at + 1] is '='))
            {
                return null;
            }

            _at += found.Length;
            return found;
        }

        private void SkipSpace()
        {
            while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            {
                _at++;
            }
        }

        private Operand Refuse(string fault)
        {
            _fault ??= fault;
            _at = _text.Length;
            return default;
        }
    }
}
