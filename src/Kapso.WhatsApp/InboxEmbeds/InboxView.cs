using System.Text;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>What an embedded inbox shows when it opens, chosen by parameters on its address.</summary>
public sealed record InboxView : KapsoRecord
{
    /// <summary>The status of the conversations that are shown; open ones when null.</summary>
    public InboxStatusFilter? Status { get; init; }

    /// <summary>The colours; the inbox's default when null.</summary>
    public InboxColorMode? Mode { get; init; }

    /// <summary>The language; the inbox's own when null.</summary>
    public InboxLanguage? Language { get; init; }

    /// <summary>Further parameters by name, for what this version has no name for.</summary>
    public IReadOnlyDictionary<string, string> OtherParameters { get => field ?? new Dictionary<string, string>(); init; }

    /// <inheritdoc cref="ApplyTo(string)"/>
    public Uri ApplyTo(Uri embedUrl)
    {
        ArgumentNullException.ThrowIfNull(embedUrl);
        return new Uri(ApplyTo(embedUrl.OriginalString));
    }

    /// <summary>Adds the choices to an inbox's address. What is there stays; a parameter that is there and chosen anew gets the new value.</summary>
    /// <param name="embedUrl">The address as the inbox's creation told it (<see cref="CreatedInboxEmbed.EmbedUrl"/>).</param>
    /// <exception cref="KapsoValidationException">The address is not an absolute web address.</exception>
    public string ApplyTo(string embedUrl)
    {
        ArgumentNullException.ThrowIfNull(embedUrl);
        Rules rules = Rules.Start();
        rules.WebAddress(embedUrl, nameof(embedUrl));
        rules.ThrowIfBroken();

        (string address, string fragment) = Split(embedUrl, '#');
        (string path, string query) = Split(address, '?');
        Dictionary<string, string> chosen = Chosen();
        IEnumerable<string> kept = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !chosen.ContainsKey(NameOf(pair)));
        IEnumerable<string> added = chosen.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}");
        string parameters = string.Join('&', kept.Concat(added));
        return new StringBuilder(path).Append(parameters.Length > 0 ? "?" : "").Append(parameters).Append(fragment).ToString();
    }

    private Dictionary<string, string> Chosen()
    {
        Dictionary<string, string> chosen = new(OtherParameters, StringComparer.Ordinal);
        Choose("status", Status?.Value);
        Choose("mode", Mode?.Value);
        Choose("language", Language?.Value);
        return chosen;

        void Choose(string name, string? value)
        {
            if (value is not null)
            {
                chosen[name] = value;
            }
        }
    }

    private static (string Before, string From) Split(string text, char mark)
    {
        int position = text.IndexOf(mark, StringComparison.Ordinal);
        return position < 0 ? (text, "") : (text[..position], text[position..]);
    }

    private static string NameOf(string pair) => Uri.UnescapeDataString(Split(pair, '=').Before);
}
