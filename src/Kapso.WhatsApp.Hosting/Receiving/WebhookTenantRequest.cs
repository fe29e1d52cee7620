namespace Kapso.WhatsApp.Hosting;

/// <summary>The parts of a webhook request that can tell which tenant it is said to come from. Nothing of it is verified yet.</summary>
public sealed class WebhookTenantRequest
{
    private readonly Func<string, string?> _header;
    private readonly Func<string, string?>? _routeValue;

    internal WebhookTenantRequest(string? phoneNumberId, Func<string, string?> header, Func<string, string?>? routeValue) =>
        (PhoneNumberId, _header, _routeValue) = (phoneNumberId, header, routeValue);

    /// <summary>The id of the phone number that the body names first, or null when it names none.</summary>
    public string? PhoneNumberId { get; }

    /// <summary>Returns the value of a request header, or null when the request does not have it.</summary>
    /// <param name="name">The header's name, in any case.</param>
    public string? Header(string name) => _header(name);

    /// <summary>Returns a value of the request's address, for example that of <c>{tenant}</c> in an endpoint's pattern, or null when the address has none of that name.</summary>
    /// <param name="name">The name of the value.</param>
    public string? RouteValue(string name) => _routeValue?.Invoke(name);
}
