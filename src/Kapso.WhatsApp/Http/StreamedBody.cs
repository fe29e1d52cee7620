namespace Kapso.WhatsApp.Http;

/// <summary>A request body that is read from somewhere while it is sent: never held as a whole, and given the time that files need.</summary>
internal abstract class StreamedBody : RequestBody
{
    /// <summary>Whether it can be read from its start again, should the server refuse to listen the first time.</summary>
    public abstract bool CanRepeat { get; }
}
