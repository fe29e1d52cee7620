namespace Kapso.WhatsApp.MediaFiles;

/// <summary>The kind of failure that ends a download.</summary>
public enum DownloadFailure
{
    /// <summary>The connection was lost, or the download timed out.</summary>
    ConnectionLost,

    /// <summary>The file is larger than <see cref="MediaDownloadOptions.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>The bytes are not those that Meta has the digest of.</summary>
    HashMismatch,

    /// <summary>There were too many redirects, or one without a location.</summary>
    TooManyRedirects,

    /// <summary>
    /// The address, or one that it leads on to, may not be called: it is not https, its host is not on the public internet, or, for media of flows, it is not one of WhatsApp's.
    /// </summary>
    ForbiddenAddress,

    /// <summary>The server answered with a success that holds no whole file, for example 204, or 206 without having been asked for a part.</summary>
    UnexpectedStatus,

    /// <summary>The bytes are compressed and cannot be decompressed.</summary>
    Corrupt,

    /// <summary>The digest is in no known notation, so the bytes cannot be compared with it; <see cref="MediaDownloadOptions.VerifyHash"/> can be turned off.</summary>
    UnsupportedHashFormat,
}
