using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Calls;

/// <summary>What is asked of a call.</summary>
internal sealed record CallBody(string? To, string? CallId, string Action, CallSession? Session = null, string? BizOpaqueCallbackData = null)
{
    [JsonPropertyOrder(-1)]
    public string MessagingProduct { get; } = "whatsapp";

    public JsonBody ToBody() => JsonBody.From(this, KapsoJsonContext.Default.CallBody, Session?.Passwords ?? []);
}

/// <summary>One side's description of the media session (SDP, RFC 8866).</summary>
internal sealed record CallSession(string SdpType, string Sdp)
{
    private const string PasswordLine = "a=ice-pwd:";

    public static CallSession Offer(string sdp) => new("offer", sdp);

    public static CallSession Answer(string sdp) => new("answer", sdp);

    /// <summary>What keeps strangers out of the session; hidden in texts that the server echoes.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Passwords =>
        [.. Sdp.Split('\n').Where(line => line.StartsWith(PasswordLine, StringComparison.Ordinal)).Select(line => line[PasswordLine.Length..].Trim())];

    public static void Check(Rules rules, string sdp, string path)
    {
        if (rules.Required(sdp, path) && !sdp.StartsWith("v=0", StringComparison.Ordinal))
        {
            rules.Add(path, "sdp", "must be a session description (SDP), whose first line is v=0", "v=0", $"{sdp.Length} characters");
        }
    }
}
