namespace Kapso.WhatsApp.Webhooks;

/// <summary>The body of a webhook is not a JSON object, or it is larger or nested deeper than is read. Nothing of it is in the message.</summary>
public sealed class WebhookFormatException : Exception
{
    /// <summary>Says what is wrong with a body.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="isTooLarge">Whether it is the size.</param>
    /// <param name="innerException">What the reader said; it names positions only.</param>
    public WebhookFormatException(string problem, bool isTooLarge = false, Exception? innerException = null)
        : base($"The body of a webhook cannot be read: {problem}.", innerException) => IsTooLarge = isTooLarge;

    /// <summary>Whether the body is larger than is read, which is answered 413 and not 400.</summary>
    public bool IsTooLarge { get; }
}
