using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Control;

/// <summary>How the control API shows what the emulator holds.</summary>
internal static class ControlJson
{
    public static JsonNode Request(RecordedRequest request)
    {
        JsonObject headers = new();
        foreach ((string name, string value) in request.Headers)
        {
            headers[name] = value;
        }

        return new JsonObject
        {
            ["number"] = request.SequenceNumber,
            ["operation_id"] = request.OperationId,
            ["method"] = request.Method,
            ["path"] = request.Path,
            ["query"] = request.Query,
            ["headers"] = headers,
            ["body"] = request.Body,
            ["is_authenticated"] = request.IsAuthenticated,
            ["received_at"] = request.ReceivedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["response_status"] = request.ResponseStatus,
            ["fault"] = request.Fault is { } fault ? Name(fault) : null,
        };
    }

    public static JsonNode Fault(InjectedFault injected) => new JsonObject
    {
        ["id"] = injected.Id,
        ["kind"] = Name(injected.Fault.Kind),
        ["operation_id"] = injected.Fault.OperationId,
        ["method"] = injected.Fault.Method,
        ["path_prefix"] = injected.Fault.PathPrefix,
        ["times"] = injected.Fault.Times,
        ["hits"] = injected.HitCount,
    };

    public static JsonNode PhoneNumber(EmulatedPhoneNumber number, string? verificationCode) => new JsonObject
    {
        ["id"] = number.Id,
        ["display_phone_number"] = number.DisplayPhoneNumber,
        ["business_account_id"] = number.BusinessAccountId,
        ["is_sandbox"] = number.IsSandbox,
        ["verification_code"] = verificationCode,
    };

    public static JsonNode Media(EmulatedMedia media) => new JsonObject
    {
        ["id"] = media.Id,
        ["phone_number_id"] = media.PhoneNumberId,
        ["content_type"] = media.ContentType,
        ["filename"] = media.FileName,
        ["size"] = media.Size,
        ["sha256"] = media.Sha256,
        ["is_received"] = media.IsReceived,
        ["expires_at"] = media.ExpiresAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
    };

    private static string Name(FaultKind kind) => kind switch
    {
        FaultKind.HoldResponse => "hold",
        FaultKind.ResetBeforeProcessing => "reset_before",
        FaultKind.ResetAfterProcessing => "reset_after",
        FaultKind.TruncatedBody => "cut_off_body",
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()),
    };
}
