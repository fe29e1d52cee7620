using System.Collections;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Http;

/// <summary>The log line of a call, as a sentence and as named values. It holds what is known and nothing else: no key, no body, no path and no phone number.</summary>
internal readonly struct CallLog(KapsoCall call, string outcome) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _values =
    [
        new("Operation", call.Operation.Id),
        .. call.NumberId is { } number ? [new KeyValuePair<string, object?>("PhoneNumberId", number)] : Array.Empty<KeyValuePair<string, object?>>(),
        new("Outcome", outcome),
    ];

    public int Count => _values.Count;

    public KeyValuePair<string, object?> this[int index] => _values[index];

    /// <summary>Adds a value when it is known.</summary>
    public void Add(string name, object? value)
    {
        if (value is not null)
        {
            _values.Add(new(name, value));
        }
    }

    public void Write(ILogger logger, LogLevel level, EventId id) => logger.Log(level, id, this, null, static (log, _) => log.ToString());

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>As "sendMessage of number 647015955153740: done (200) in 132 ms, MessageId wamid.x, RequestId r-1".</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach ((string name, object? value) in _values)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Before(name)}{value}{After(name)}");
        }

        return text.ToString();
    }

    private static string Before(string name) => name switch
    {
        "Operation" => "",
        "PhoneNumberId" => " of number ",
        "Outcome" => ": ",
        "Status" => " (",
        "Elapsed" => " in ",
        "Attempts" => " after ",
        _ => $", {name} ",
    };

    private static string After(string name) => name switch
    {
        "Status" => ")",
        "Elapsed" => " ms",
        "Attempts" => " attempts",
        _ => "",
    };
}
