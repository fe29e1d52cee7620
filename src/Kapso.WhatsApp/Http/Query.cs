using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Kapso.WhatsApp.Http;

/// <summary>Builds a query string: only what is set appears, everything is escaped.</summary>
internal sealed class Query
{
    private readonly StringBuilder _text = new();
    private List<(string Path, string? Id)>? _ids;

    public Query Add(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    /// <summary>Adds an id, which <see cref="CheckIds"/> checks.</summary>
    public Query AddId(string name, string? id, [CallerArgumentExpression(nameof(id))] string member = "") =>
        id is null ? this : AddRequiredId(name, id, member);

    /// <summary>Adds an id that must be there, which <see cref="CheckIds"/> checks.</summary>
    public Query AddRequiredId(string name, string? id, [CallerArgumentExpression(nameof(id))] string member = "")
    {
        (_ids ??= []).Add((JsonNamingPolicy.CamelCase.ConvertName(member), id));
        return Add(name, id);
    }

    /// <summary>Checks that what was added as an id can be one.</summary>
    public void CheckIds(Rules rules)
    {
        foreach ((string path, string? id) in _ids ?? [])
        {
            rules.RequiredId(id, path);
        }
    }

    public Query Add<T>(string name, T? value)
        where T : struct, IOpenEnum<T> => Add(name, value?.Value);

    public Query Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public Query Add(string name, bool? value) => Add(name, value is null ? null : value.Value ? "true" : "false");

    public Query Add(string name, DateTimeOffset? value) =>
        Add(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();
}
