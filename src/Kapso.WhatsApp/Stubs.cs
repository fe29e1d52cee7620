#pragma warning disable
using System.Text.Json;
namespace Kapso.WhatsApp.Messages {
public sealed record Message : KapsoModel { public required string Id {get;init;} public string? Type {get;init;} }
public sealed record MessageFields;
public sealed record MessageFilter { public const int MaxPageSize=100; public string? ConversationId{get;init;} public AcceptanceStatus? Direction{get;init;} public AcceptanceStatus? Status{get;init;} public DateTimeOffset? Since{get;init;} public DateTimeOffset? Until{get;init;} public int? PageSize{get;init;} public MessageFields? Fields{get;init;} }
public sealed record MessageSearch { public const int MaxPageSize=100; public string? PhoneNumberId{get;init;} public string? BusinessScopedUserId{get;init;} public string? PhoneNumber{get;init;} public AcceptanceStatus? MessageType{get;init;} public bool? HasMedia{get;init;} public string? ConversationId{get;init;} public AcceptanceStatus? Direction{get;init;} public AcceptanceStatus? Status{get;init;} public DateTimeOffset? Since{get;init;} public DateTimeOffset? Until{get;init;} public int? PageSize{get;init;} public MessageFields? Fields{get;init;} }
public sealed record TemplateMessage : OutgoingMessage { internal override string Type=>""; internal override void WriteContent(Utf8JsonWriter w){} internal override void Check(Rules r){} }
}
