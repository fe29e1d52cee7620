namespace Kapso.WhatsApp.MediaFiles;

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

    /// <summary>The kind of failure that ended the download.</summary>
    public DownloadFailure Failure { get; }

    /// <summary>The number of bytes that had been received.</summary>
    public long BytesReceived { get; }

    /// <summary>The number of bytes that were expected; null when that was not known.</summary>
    public long? BytesExpected { get; }

    private protected override RetryAdvice AdviceWhenKnown => Failure is DownloadFailure.ConnectionLost ? RetryAdvice.AfterDelay : RetryAdvice.FixRequest;

    private static string Describe(DownloadFailure failure) => failure switch
    {
        DownloadFailure.ConnectionLost => "the connection broke off, or the file came too slowly, before it was complete.",
        DownloadFailure.TooLarge => "the file is larger than is allowed (MaxBytes).",
        DownloadFailure.HashMismatch => "the SHA-256 hash does not match.",
        DownloadFailure.TooManyRedirects => "there were too many redirects, or one without a location.",
        DownloadFailure.ForbiddenAddress => "the address, or one that it leads on to, is not an https address on the public internet or, for media of flows, not one of WhatsApp's.",
        DownloadFailure.UnexpectedStatus => "the server answered with a success that holds no whole file.",
        DownloadFailure.Corrupt => "the bytes are compressed and cannot be decompressed.",
        _ => "the server's hash has an unsupported format; set VerifyHash = false to skip the check.",
    };
}
