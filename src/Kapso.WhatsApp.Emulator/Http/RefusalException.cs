namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Ends an operation with the given answer, from however deep inside it the refusal is found.</summary>
internal sealed class RefusalException(Reply reply) : Exception
{
    public Reply Reply { get; } = reply;
}
