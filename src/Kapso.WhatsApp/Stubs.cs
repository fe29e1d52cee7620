#pragma warning disable
using System.Text.Json;
namespace Kapso.WhatsApp.Messages {
public sealed record TemplateMessage : OutgoingMessage { internal override string Type=>""; internal override void WriteContent(Utf8JsonWriter w){} internal override void Check(Rules r){} }
}
