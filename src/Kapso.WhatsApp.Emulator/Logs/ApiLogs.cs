using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Logs;

/// <summary>The calls of the API as the logs show them. Every call was made with the one key that the emulator has.</summary>
internal sealed class ApiLogs(ApiCallLog calls) : ILogSource
{
    private const string KeyName = "Emulator";

    private readonly string _keyId = Guid.NewGuid().ToString();

    public string Source => "external_api_log";

    public IEnumerable<LogEntry> Since(DateTimeOffset since) =>
        calls.NewestFirst(call => call.At >= since).Select(call => new LogEntry(Source, call.Number, call.At, call.IsError, () => Members(call)));

    public JsonObject Show(ApiCall call) => new()
    {
        ["id"] = call.Id,
        ["endpoint"] = call.Path,
        ["http_method"] = call.Method,
        ["response_status"] = call.Status,
        ["response_time_ms"] = call.Duration.TotalMilliseconds,
        ["ip_address"] = call.IpAddress,
        ["error_message"] = call.Error,
        ["created_at"] = Json.Time(call.At),
        ["api_key_id"] = call.IsAuthenticated ? _keyId : null,
        ["api_key_name"] = call.IsAuthenticated ? KeyName : null,
    };

    private JsonObject Members(ApiCall call)
    {
        JsonObject members = Show(call);
        members.Remove("id");
        members.Remove("ip_address");
        members.Remove("created_at");
        members["level"] = call.IsError ? "error" : "info";
        members["status"] = call.IsError ? "failed" : "success";
        members["message"] = $"{call.Method} {call.Path} {call.Status}";
        members["resource_type"] = Source;
        members["resource_id"] = call.Id;
        return members;
    }
}
