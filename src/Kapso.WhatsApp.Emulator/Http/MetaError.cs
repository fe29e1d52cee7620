using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>The error object that Meta answers with; Kapso passes it on unchanged.</summary>
internal static class MetaError
{
    private const int InvalidParameter = 100;
    private const int InvalidAccessToken = 190;
    private const int MissingParameter = 131008;
    private const int InvalidValue = 131009;

    public static Reply From(InvalidFieldException invalid) => invalid.Problem switch
    {
        FieldProblem.Missing => Answer(400, MissingParameter, "Required parameter is missing", invalid.Message),
        FieldProblem.NotAllowed => Answer(400, InvalidValue, "Parameter value is not valid", invalid.Message),
        _ => Answer(400, InvalidParameter, "Invalid parameter", invalid.Message),
    };

    /// <summary>How the Graph API itself, before WhatsApp, misses a parameter.</summary>
    public static Reply ParameterRequired(string name) =>
        Answer(400, InvalidParameter, $"The parameter {name} is required", $"{name} is missing");

    /// <summary>A number that is not registered can neither send nor call.</summary>
    public static Reply NotRegistered => Answer(
        400, 133010, "Phone number not registered", "The number is not registered on the WhatsApp Business Platform.");

    /// <summary>How the Graph API refuses a caller whom it does not know.</summary>
    public static Reply InvalidToken(string message) => Reply.Json(401, new JsonObject
    {
        ["error"] = new JsonObject { ["message"] = message, ["type"] = "OAuthException", ["code"] = InvalidAccessToken, ["fbtrace_id"] = TraceId() },
    });

    public static Reply NotFound(string id) => Reply.Json(404, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["message"] = $"Unsupported request. Object with ID '{id}' does not exist or cannot be loaded",
            ["type"] = "GraphMethodException",
            ["code"] = InvalidParameter,
            ["error_subcode"] = 33,
            ["fbtrace_id"] = TraceId(),
        },
    });

    public static Reply Answer(int status, int code, string title, string details) => Reply.Json(status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["message"] = $"(#{code}) {title}",
            ["type"] = "OAuthException",
            ["code"] = code,
            ["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = details },
            ["fbtrace_id"] = TraceId(),
        },
    });

    private static string TraceId() => "A" + Convert.ToBase64String(Guid.NewGuid().ToByteArray())[..22].Replace('+', '-').Replace('/', '_');
}
