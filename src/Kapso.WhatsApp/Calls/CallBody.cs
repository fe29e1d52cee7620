using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Calls;

/// <summary>An action on a call: to whom a new call goes, or which call it is about.</summary>
internal sealed record CallBody(string? To, string? CallId, string Action, CallSession? Session = null, [property: JsonPropertyName("biz_opaque_callback_data")] string? CallbackData = null) : ICheckable, IHasSecrets
{
    [JsonPropertyOrder(-1)]
    public string MessagingProduct { get; } = "whatsapp";

    [JsonIgnore]
    public Person? Customer { get; init; }

    [JsonIgnore]
    public CallCapture? Capture { get; init; }

    public CallCaptureSetting? Recording => Capture?.Recording;

    public CallCaptureSetting? Transcription => Capture?.Transcription;

    IReadOnlyList<string?> IHasSecrets.Secrets => Session?.Passwords ?? [];

    void ICheckable.Check(Rules rules)
    {
        if (Customer is not null)
        {
            Customer.CheckPhoneNumber(rules, "to");
        }
        else
        {
            rules.RequiredId(CallId, "callId");
        }

        Session?.Check(rules);
        rules.CallbackData(CallbackData, "callbackData");
        using (rules.In("capture"))
        {
            Capture?.Check(rules);
        }
    }
}

/// <summary>One side's description of the media session (SDP, RFC 8866).</summary>
internal sealed record CallSession(string SdpType, string Sdp)
{
    private const string PasswordLine = "a=ice-pwd:";

    /// <summary>What keeps strangers out of the session; hidden in texts that the server echoes.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Passwords =>
        [.. Sdp.Split('\n').Where(line => line.StartsWith(PasswordLine, StringComparison.Ordinal)).Select(line => line[PasswordLine.Length..].Trim())];

    public static CallSession Offer(string sdpOffer)
    {
        ArgumentNullException.ThrowIfNull(sdpOffer);
        return new CallSession("offer", sdpOffer);
    }

    public static CallSession Answer(string sdpAnswer)
    {
        ArgumentNullException.ThrowIfNull(sdpAnswer);
        return new CallSession("answer", sdpAnswer);
    }

    public void Check(Rules rules)
    {
        string path = SdpType is "offer" ? "sdpOffer" : "sdpAnswer";
        if (rules.Required(Sdp, path) && !Sdp.StartsWith("v=0", StringComparison.Ordinal))
        {
            rules.Add(path, "sdp", "must be a session description (SDP), whose first line is v=0", "v=0", $"{Sdp.Length} characters");
        }
    }
}
