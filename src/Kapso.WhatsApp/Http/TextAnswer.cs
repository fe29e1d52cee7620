using System.Net;

namespace Kapso.WhatsApp.Http;

/// <summary>An answer that is not ours to understand.</summary>
internal sealed record TextAnswer(HttpStatusCode StatusCode, string? ContentType, string Text);
