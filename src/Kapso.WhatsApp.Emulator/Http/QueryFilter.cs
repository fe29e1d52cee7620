using System.Globalization;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Reads typed filters from a query string; a value that cannot be read is refused, never ignored.</summary>
internal static class QueryFilter
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 100;

    public static int Limit(EmulatorRequest request, string name = "limit") => Number(request, name, MaxLimit, DefaultLimit);

    /// <summary>A number of at least 1 and at most <paramref name="max"/>.</summary>
    public static int Number(EmulatorRequest request, string name, int max, int otherwise)
    {
        if (request.Query(name) is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= max
            ? number
            : throw new InvalidFieldException(FieldProblem.Malformed, name, $"must be between 1 and {max}");
    }

    public static string? OneOf(EmulatorRequest request, string name, params string[] allowed)
    {
        string? text = request.Query(name);
        return text is null || allowed.Contains(text)
            ? text
            : throw new InvalidFieldException(FieldProblem.Malformed, name, $"must be one of {string.Join(", ", allowed)}");
    }

    public static bool? Flag(EmulatorRequest request, string name) => OneOf(request, name, "true", "false") switch
    {
        null => null,
        var text => text == "true",
    };

    /// <summary>How far back a list of logs goes: a day unless the query says otherwise.</summary>
    public static TimeSpan Period(EmulatorRequest request) => OneOf(request, "period", "24h", "7d", "30d") switch
    {
        "7d" => TimeSpan.FromDays(7),
        "30d" => TimeSpan.FromDays(30),
        _ => TimeSpan.FromHours(24),
    };

    public static DateTimeOffset? Time(EmulatorRequest request, string name)
    {
        if (request.Query(name) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new InvalidFieldException(FieldProblem.Malformed, name, "must be an ISO 8601 date and time");
    }
}
