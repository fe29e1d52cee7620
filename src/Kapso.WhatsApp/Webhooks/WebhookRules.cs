using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>What is known about webhooks before the call, for new ones and for updates.</summary>
internal static partial class WebhookRules
{
    private const int MaxWindowSeconds = 60;
    private const int MaxBufferSize = 100;

    /// <summary>
    /// A webhook of a number can subscribe to events of the number only, and one of the project to events of the project only. When the owner is not
    /// known, the first event decides. An unknown event passes.
    /// </summary>
    public static void CheckEvents(Rules rules, IReadOnlyList<WebhookEventType>? events, WebhookScope? scope)
    {
        for (int i = 0; i < events?.Count; i++)
        {
            using (rules.In("events", i))
            {
                if (rules.Required(events[i].Value, "") && events[i].Scope is { } own && own != (scope ??= own))
                {
                    rules.Add("", "scope", Sentence(own), scope.Value.ToString(), Rules.Shown(events[i].Value));
                }
            }
        }
    }

    public static void CheckBuffer(Rules rules, TimeSpan? window, int? size, IReadOnlyList<WebhookEventType>? events)
    {
        if (window is { } quiet)
        {
            rules.WholeUnits(quiet, TimeSpan.FromSeconds(1), 1, MaxWindowSeconds, "bufferWindow", "seconds");
        }

        if (size is int messages)
        {
            rules.Range(messages, 1, MaxBufferSize, "maxBufferSize");
        }

        for (int i = 0; i < events?.Count; i++)
        {
            using (rules.In("bufferEvents", i))
            {
                if (rules.Required(events[i].Value, "") && events[i] != WebhookEventType.MessageReceived && events[i].Scope is not null)
                {
                    rules.Add("", "buffer", "only received messages can be gathered", WebhookEventType.MessageReceived.Value, Rules.Shown(events[i].Value));
                }
            }
        }
    }

    public static void CheckInactivity(Rules rules, TimeSpan? inactivity)
    {
        if (inactivity is { } quiet)
        {
            rules.WholeUnits(quiet, TimeSpan.FromMinutes(1), 1, int.MaxValue, "inactivity", "minutes");
        }
    }

    /// <summary>The value of a header may be a secret, so only the name is reported.</summary>
    public static void CheckHeaders(Rules rules, IReadOnlyDictionary<string, string>? headers)
    {
        if (headers is null)
        {
            return;
        }

        foreach ((string name, string? value) in headers)
        {
            if (!NameForm().IsMatch(name))
            {
                rules.Add("headers", "header-name", "the name of a header holds letters, digits and a few signs, no spaces", value: Rules.Shown(name));
            }
            else if (value is null || value.Any(character => char.IsControl(character) && character != '\t'))
            {
                rules.Add("headers", "header-value", "the value of a header is a text without control characters", value: Rules.Shown(name));
            }
        }
    }

    public static void NotForMeta(Rules rules, bool given, string path, string reason)
    {
        if (given)
        {
            rules.Add(path, "meta", $"must be left out for the kind meta: {reason}", "none");
        }
    }

    private static string Sentence(WebhookScope scope) => scope is WebhookScope.Project
        ? "happens in the project, and the webhooks of numbers do not hear of it"
        : "happens to a number, and the webhooks of the project do not hear of it";

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+.^_`|~\-]+\z")]
    private static partial Regex NameForm();
}
