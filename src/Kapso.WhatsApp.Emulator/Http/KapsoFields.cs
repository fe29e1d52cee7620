using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Which members of the <c>kapso</c> object a caller of the proxy wants: <c>fields=kapso(direction,status)</c>.</summary>
internal sealed partial class KapsoFields
{
    private static readonly string[] OnlyOnRequest = ["origin", "phone_number_id", "statuses"];

    private readonly bool _all;
    private readonly bool _default;
    private readonly string[] _names;

    private KapsoFields(string[] names) =>
        (_names, _all, _default) = (names, names.Contains("*"), names.Contains("default"));

    public static KapsoFields Read(EmulatorRequest request)
    {
        if (request.Query("fields") is not { } fields || !fields.Contains("kapso", StringComparison.Ordinal))
        {
            return new KapsoFields(["default"]);
        }

        return KapsoSelection().Match(fields) is { Success: true } selection
            ? new KapsoFields(selection.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            : throw new InvalidFieldException(
                FieldProblem.Malformed, "fields", "must name Kapso's members as kapso(a,b), kapso(default) or kapso(*)");
    }

    /// <summary>Takes out what was not asked for; null when nothing is left.</summary>
    public JsonObject? Select(JsonObject kapso)
    {
        foreach (string name in kapso.Select(member => member.Key).Where(name => !Wants(name)).ToArray())
        {
            kapso.Remove(name);
        }

        return kapso.Count == 0 ? null : kapso;
    }

    private bool Wants(string name) => _all || _names.Contains(name) || (_default && !OnlyOnRequest.Contains(name));

    [GeneratedRegex(@"(?:^|,)kapso\(([^()]*)\)(?:,|$)")]
    private static partial Regex KapsoSelection();
}
