namespace Export;

/// <summary>The export cannot go on by itself: a person must look at what it found.</summary>
public sealed class ExportException(string message, Exception? cause = null) : Exception(message, cause);
