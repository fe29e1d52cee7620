using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>The settings for calls through a business's own SIP server.</summary>
public sealed record SipSettings : KapsoModel
{
    /// <summary>Whether calls go to the business's own SIP server.</summary>
    public SettingStatus? Status { get; init; }

    /// <summary>Whether webhooks about calls are delivered although they go to a SIP server.</summary>
    public SettingStatus? WebhookDelivery { get; init; }

    /// <summary>The SIP server that calls go to; a number has one. While it is enabled, calls cannot be controlled through this API.</summary>
    public IReadOnlyList<SipServer>? Servers { get; init => field = value.WithoutNulls(); }

    internal void Check(Rules rules)
    {
        rules.Count(Servers?.Count ?? 0, 0, 1, "servers", "servers");
        for (int i = 0; i < Servers?.Count; i++)
        {
            using (rules.In("servers", i))
            {
                Servers[i].Check(rules);
            }
        }
    }
}

/// <summary>A SIP server of a business.</summary>
public sealed record SipServer : KapsoModel
{
    /// <summary>The host name of the server.</summary>
    public required string Hostname { get; init; }

    /// <summary>The port of the server, 1 to 65535.</summary>
    public int? Port { get; init; }

    /// <summary>Parameters that are added to the user part of the address that is called.</summary>
    public IReadOnlyDictionary<string, string>? RequestUriUserParams { get; init => field = value.WithoutNulls(); }

    /// <summary>The app that it belongs to; only read.</summary>
    public string? AppId { get; init; }

    /// <summary>The password of Meta's user at the server, a secret. Returned only when it is asked for.</summary>
    public string? SipUserPassword { get; init; }

    /// <summary>The same password under the name that some answers give it. A secret.</summary>
    [JsonInclude]
    internal string? Password { get; init; }

    /// <summary>The password, whatever the answer calls it.</summary>
    [JsonIgnore]
    public string? EffectivePassword => SipUserPassword ?? Password;

    /// <summary>Names the server without its password.</summary>
    private protected override string Describe() => $"{nameof(SipServer)} {{ {nameof(Hostname)} = {Hostname}, {nameof(Port)} = {Port} }}";

    internal void Check(Rules rules)
    {
        rules.Required(Hostname, "hostname");
        if (Port is int port)
        {
            rules.Range(port, 1, 65535, "port");
        }
    }
}
