namespace Kapso.WhatsApp.Emulator;

/// <summary>A customer's call to a business number; see <see cref="KapsoEmulator.ReceiveCall"/>.</summary>
public sealed record InboundCall
{
    /// <summary>A description of a session without any media to connect to: what calls offer and answer when nothing else is given.</summary>
    public const string SampleSdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 127.0.0.1\r\na=rtpmap:111 opus/48000/2\r\n";

    /// <summary>The customer's phone number in any notation; null when only <see cref="FromUserId"/> is known.</summary>
    public string? From { get; init; }

    /// <summary>The customer's business-scoped user id; null when the customer has none.</summary>
    public string? FromUserId { get; init; }

    /// <summary>The name on the customer's profile.</summary>
    public string? Name { get; init; }

    /// <summary>The number that is called; null for the emulator's first.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>What the customer's phone offers (SDP).</summary>
    public string Sdp { get; init; } = SampleSdp;
}
