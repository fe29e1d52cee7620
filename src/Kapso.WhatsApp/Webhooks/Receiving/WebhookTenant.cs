namespace Kapso.WhatsApp.Webhooks;

/// <summary>
/// A tenant of a platform that receives the webhooks of several, each signed with a secret of the tenant's own. A valid signature proves that the tenant's secret was used,
/// not that the events are about the tenant's numbers: whoever has the secret can sign events of other tenants, so <see cref="Owns"/> is asked for each of them.
/// </summary>
public sealed class WebhookTenant
{
    private readonly string[] _secrets;
    private readonly HashSet<string> _phoneNumberIds;

    /// <summary>Creates a tenant with its secrets and phone numbers.</summary>
    /// <param name="name">What the application calls the tenant, for example an id; no two tenants have the same.</param>
    /// <param name="secrets">The secrets of the tenant's webhooks that are valid now; several while one is being replaced.</param>
    /// <param name="phoneNumberIds">The ids of the tenant's numbers. An event about any other number is refused.</param>
    public WebhookTenant(string name, IEnumerable<string> secrets, IEnumerable<string> phoneNumberIds)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, _secrets, _phoneNumberIds) = (name, WithoutBlanks(secrets, nameof(secrets)), new HashSet<string>(WithoutBlanks(phoneNumberIds, nameof(phoneNumberIds)), StringComparer.Ordinal));
    }

    /// <summary>What the application calls the tenant. Events of different tenants are never taken for the same event.</summary>
    public string Name { get; }

    /// <summary>
    /// Decides whether an event that names no number is the tenant's: those of workflows, agents and projects, and Meta's of accounts and templates
    /// (<see cref="MetaEvent.BusinessAccountId"/>). Without it they are refused.
    /// </summary>
    public Func<WebhookEvent, bool>? OwnsWithoutNumber { get; init; }

    /// <summary>Whether the signature is that of the body under one of the tenant's secrets; see <see cref="WebhookSignature.IsValid"/>.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="signature">The header's value.</param>
    public bool IsSignatureValid(ReadOnlySpan<byte> body, string? signature) => WebhookSignature.IsValid(body, signature, _secrets);

    /// <summary>
    /// Whether an event is the tenant's: every number that it names is, and it names one or <see cref="OwnsWithoutNumber"/> says so. One that could not be read and names no
    /// number is about nobody and therefore not refused.
    /// </summary>
    /// <param name="received">The event.</param>
    public bool Owns(WebhookEvent received)
    {
        ArgumentNullException.ThrowIfNull(received);
        bool namesNumber = false;
        foreach (string? id in received.NumberIds)
        {
            if (!string.IsNullOrEmpty(id))
            {
                namesNumber = true;
                if (!_phoneNumberIds.Contains(id))
                {
                    return false;
                }
            }
        }

        return namesNumber || received is UnreadableWebhookEvent || OwnsWithoutNumber?.Invoke(received) is true;
    }

    private static string[] WithoutBlanks(IEnumerable<string> values, string argument)
    {
        ArgumentNullException.ThrowIfNull(values, argument);
        string[] all = [.. values];
        return Array.Exists(all, string.IsNullOrWhiteSpace) ? throw new ArgumentException("None of them may be blank, and one is.", argument) : all;
    }
}
