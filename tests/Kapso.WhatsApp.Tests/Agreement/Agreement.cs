using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Tests.Agreement;

/// <summary>Compares what the SDK and what the emulator say of one payload.</summary>
internal static partial class Agreement
{
    /// <summary>A broken rule by its place in any payload of the kind: <c>components[].text: required</c>.</summary>
    public static string RuleAt(string path, string rule) => $"{Index().Replace(path, "[]")}: {rule}";


    /// <summary>What they disagree about; null when they agree, or when they differ on purpose.</summary>
    /// <param name="kind">Message, template or flow.</param>
    /// <param name="broken">The rules that the SDK finds broken, as <see cref="RuleAt"/> writes them.</param>
    /// <param name="refusal">The emulator's refusal; null when it takes the payload.</param>
    public static string? Problem(string kind, IReadOnlyList<string> broken, string? refusal)
    {
        if (refusal is null)
        {
            string[] unexplained = [.. broken.Where(rule => !KnownDifferences.IsOnlyInSdk(kind, rule))];
            return unexplained.Length == 0 ? null : $"the emulator takes what breaks {string.Join(", ", unexplained)} of the SDK's";
        }

        return broken.Count > 0 || KnownDifferences.IsOnlyInEmulator(kind, refusal) ? null : $"the emulator refuses what the SDK takes: {refusal}";
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
