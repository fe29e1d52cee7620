namespace Kapso.WhatsApp.Messages;

/// <summary>Tells a whole address from the end of one, which is all that a URL button of a template takes.</summary>
internal static class UrlSuffix
{
    /// <summary>
    /// Whether a whole address is given in place of the end of the template's: one of the same site, in whatever notation, or one of another site where the template's address does not lead on to others, as
    /// an archive's path or the query of a redirection does.
    /// </summary>
    /// <param name="suffix">The value of the button.</param>
    /// <param name="beginning">The template's address up to its placeholder.</param>
    public static bool IsWholeAddress(string suffix, string beginning)
    {
        (string host, string path, _) = Parts(beginning);
        (string givenHost, string givenPath, bool isAbsolute) = Parts(Decoded(suffix));
        bool isSameHost = host.Length > 0 && givenHost.Equals(host, StringComparison.OrdinalIgnoreCase);
        if (isSameHost && path.Length > 0 && givenPath.StartsWith(path, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        // A query may hold any address, also one of the same site, as the page that a login leads back to.
        return !path.Contains('?', StringComparison.Ordinal)
            && (isSameHost || isAbsolute && (path.Length <= 1 || givenPath.StartsWith(path, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The host without www and what follows it, and whether the text says of itself that it begins with a host.</summary>
    private static (string Host, string Path, bool IsAbsolute) Parts(string address)
    {
        string text = address.Trim();
        string bare = Without(Without(Without(text, "https:"), "http:"), "//");
        bool isAbsolute = bare.Length < text.Length;
        bare = Without(bare, "www.");
        int end = bare.AsSpan().IndexOfAny("/?#");
        return end < 0 ? (bare, "", isAbsolute) : (bare[..end], bare[end..], isAbsolute);
    }

    private static string Decoded(string text) => text.Contains("%2F%2F", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(text) : text;

    private static string Without(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? text[start.Length..] : text;
}
