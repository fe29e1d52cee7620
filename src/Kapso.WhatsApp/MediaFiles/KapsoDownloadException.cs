namespace Kapso.WhatsApp.MediaFiles;

/// <summary>What went wrong while a file was coming.</summary>
public enum DownloadFailure
{
    /// <summary>The connection broke off, or nothing came for too long.</summary>
    BrokenOff,

    /// <summary>The file is larger than <see cref="MediaDownloadOptions.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>The bytes are not those that Meta has the digest of.</summary>
    WrongDigest,

    /// <summary>The address leads on to one that is not followed: too many times, to no https address, or to nowhere.</summary>
    Redirect,
}

/// <summary>A file did not arrive whole. What had arrived must not be used; a download to a file leaves nothing behind.</summary>
public sealed class KapsoDownloadException : KapsoException
{
    /// <summary>Makes the exception; for tests of code that handles it.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="bytesReceived">How many bytes had arrived.</param>
    /// <param name="bytesExpected">How many there were to be; null when that was not known.</param>
    /// <param name="innerException">What the transport reported.</param>
    public KapsoDownloadException(DownloadFailure failure, long bytesReceived, long? bytesExpected = null, Exception? innerException = null)
        : base($"{MediaOperations.Download.Id}: {Describe(failure)} {bytesReceived} of {(bytesExpected is null ? "an unknown number of" : $"{bytesExpected}")} bytes had arrived.", innerException)
    {
        OperationId = MediaOperations.Download.Id;
        Failure = failure;
        BytesReceived = bytesReceived;
        BytesExpected = bytesExpected;
    }

    /// <summary>What went wrong.</summary>
    public DownloadFailure Failure { get; }

    /// <summary>How many bytes had arrived.</summary>
    public long BytesReceived { get; }

    /// <summary>How many there were to be; null when that was not known.</summary>
    public long? BytesExpected { get; }

    private protected override RetryAdvice AdviceWhenKnown => Failure is DownloadFailure.BrokenOff ? RetryAdvice.AfterDelay : RetryAdvice.FixFirst;

    private static string Describe(DownloadFailure failure) => failure switch
    {
        DownloadFailure.BrokenOff => "the connection broke off before the file was complete.",
        DownloadFailure.TooLarge => "the file is larger than is allowed (MaxBytes).",
        DownloadFailure.WrongDigest => "the bytes are not those of the digest.",
        _ => "the address leads on to one that is not followed.",
    };
}
