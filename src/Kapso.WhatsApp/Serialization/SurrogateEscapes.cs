using System.Globalization;
using System.Text;

namespace Kapso.WhatsApp.Serialization;

/// <summary>Half of a character that JSON writes as two UTF-16 escapes, as a text that was cut within an emoji ends. No .NET text can be read from it.</summary>
internal static class SurrogateEscapes
{
    private const int Length = 6;

    /// <summary>Replaces each escape of half a character by that of the replacement character.</summary>
    public static string Repair(string json)
    {
        StringBuilder? repaired = null;
        int copied = 0;
        for (int at = json.IndexOf('\\'); at >= 0 && at + 1 < json.Length; at = json.IndexOf('\\', at))
        {
            if (CodeUnit(json, at) is not char unit)
            {
                at += 2;
            }
            else if (!char.IsSurrogate(unit))
            {
                at += Length;
            }
            else if (char.IsHighSurrogate(unit) && CodeUnit(json, at + Length) is char low && char.IsLowSurrogate(low))
            {
                at += 2 * Length;
            }
            else
            {
                (repaired ??= new StringBuilder(json.Length)).Append(json, copied, at - copied).Append("\\uFFFD");
                at += Length;
                copied = at;
            }
        }

        return repaired is null ? json : repaired.Append(json, copied, json.Length - copied).ToString();
    }

    private static char? CodeUnit(string json, int at) =>
        at + Length <= json.Length && json[at] == '\\' && json[at + 1] == 'u' && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit)
            ? (char)unit
            : null;
}
