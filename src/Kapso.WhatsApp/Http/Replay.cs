namespace Kapso.WhatsApp;

/// <summary>Whether a call may be retried when it is unknown whether the server processed it. It is stated for each operation, never derived from the HTTP method.</summary>
public enum Replay
{
    /// <summary>A read or an idempotent write: repeating it changes nothing, so it is retried after failures that pass.</summary>
    Safe,

    /// <summary>A message: repeating it could reach a person twice. It is retried only after a response that proves it was not processed: 429, and 409 while another send is in flight.</summary>
    Send,

    /// <summary>Another create: repeating it could make a second one. It is retried only after a 429, or when no connection could be established.</summary>
    Never,
}
