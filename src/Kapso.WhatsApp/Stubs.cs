#pragma warning disable
using System.Net; using System.Net.Http.Headers; using System.Text.Json;
namespace Kapso.WhatsApp
{
public enum ErrorCategory { Unknown, ReengagementWindow }
public enum TransportFailure { ConnectionFailed, ConnectionLost, TimedOut, CircuitOpen, TooManyConcurrentCalls }
public sealed class KapsoApiException : KapsoException { public KapsoApiException(string m):base(m){} public HttpStatusCode StatusCode; public ErrorCategory Category; public int? Code; public string? RequestId; public TimeSpan? RetryAfter; }
public sealed class KapsoTransportException : KapsoException { public KapsoTransportException(TransportFailure f, bool outcomeUnknown, Exception? inner):base(f.ToString(), inner){Failure=f;OutcomeUnknown=outcomeUnknown;} public TransportFailure Failure;}
public sealed class KapsoSerializationException : KapsoException { public KapsoSerializationException(HttpStatusCode s, string what, string body, bool unknown, Exception? inner):base(what, inner){OutcomeUnknown=unknown;}}
public sealed record RateLimit(int Limit, int Remaining) { internal static RateLimit? Read(HttpResponseHeaders h)=>null; }
internal static class ApiErrorReader { internal static KapsoApiException Read(ErrorContext c, ReadOnlySpan<byte> b)=>new(c.StatusCode+" "+System.Text.Encoding.UTF8.GetString(b)){StatusCode=c.StatusCode,RetryAfter=Kapso.WhatsApp.Http.ReplayRules.RetryAfter(c.Headers,c.Now),OutcomeUnknown=c.OutcomeUnknown,CallbackData=c.CallbackData}; internal static string? RequestId(HttpResponseHeaders h)=>null; internal static string BodyText(ReadOnlySpan<byte> b, string? s, string? p)=>""; }
internal readonly record struct ErrorContext { public string OperationId {get;init;} public HttpStatusCode StatusCode {get;init;} public HttpResponseHeaders Headers{get;init;} public string? ContentType{get;init;} public bool IsSend{get;init;} public string? CallbackData{get;init;} public string? Secret{get;init;} public string? Phone{get;init;} public DateTimeOffset Now{get;init;} public bool Truncated{get;init;} public bool OutcomeUnknown{get;init;} }
}
namespace Kapso.WhatsApp.Messages {
public sealed record Message : KapsoModel { public required string Id {get;init;} public string? Type {get;init;} }
public sealed record MessageFields;
public sealed record MessageFilter { public const int MaxPageSize=100; public string? ConversationId{get;init;} public AcceptanceStatus? Direction{get;init;} public AcceptanceStatus? Status{get;init;} public DateTimeOffset? Since{get;init;} public DateTimeOffset? Until{get;init;} public int? PageSize{get;init;} public MessageFields? Fields{get;init;} }
public sealed record MessageSearch { public const int MaxPageSize=100; public string? PhoneNumberId{get;init;} public string? BusinessScopedUserId{get;init;} public string? PhoneNumber{get;init;} public AcceptanceStatus? MessageType{get;init;} public bool? HasMedia{get;init;} public string? ConversationId{get;init;} public AcceptanceStatus? Direction{get;init;} public AcceptanceStatus? Status{get;init;} public DateTimeOffset? Since{get;init;} public DateTimeOffset? Until{get;init;} public int? PageSize{get;init;} public MessageFields? Fields{get;init;} }
public abstract record InteractiveMessage : OutgoingMessage;
public sealed record ReactionMessage : OutgoingMessage { internal override string Type=>""; internal override void WriteContent(Utf8JsonWriter w){} internal override void Check(Rules r){} }
public sealed record TemplateMessage : OutgoingMessage { internal override string Type=>""; internal override void WriteContent(Utf8JsonWriter w){} internal override void Check(Rules r){} }
public static class Interactive;
}
