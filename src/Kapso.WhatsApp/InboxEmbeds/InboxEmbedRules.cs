using System.Buffers;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>The rules for embedded inboxes that are checked before the call.</summary>
internal static class InboxEmbedRules
{
    private static readonly SearchValues<char> NotInOrigins = SearchValues.Create(" ,;\"'<>");

    /// <summary>The scope and its id belong together: a customer is named by a UUID, a number by its digits, the project by nothing.</summary>
    public static void CheckScope(Rules rules, InboxScopeType type, string? id)
    {
        const string path = "scopeId";
        if (!rules.Required(type.Value, "scopeType"))
        {
            return;
        }

        if (type == InboxScopeType.Project)
        {
            if (!string.IsNullOrEmpty(id))
            {
                rules.Add(path, "scope", "must be left out when the scope is the project", "none", Rules.Shown(id));
            }
        }
        else if (type == InboxScopeType.Customer)
        {
            CheckUuid(rules, id, path, "must be the customer's id when the scope is a customer: a UUID");
        }
        else if (type == InboxScopeType.PhoneNumber && rules.Required(id, path) && !id!.All(char.IsAsciiDigit))
        {
            rules.Add(path, "scope", "must be the phone number id when the scope is a number: digits, but not the number itself", "digits", Rules.Shown(id!));
        }
    }

    public static void CheckUser(Rules rules, string? userId)
    {
        if (userId is not null)
        {
            CheckUuid(rules, userId, "assignedUserId", "must be the account id of a member: a UUID");
        }
    }

    public static void CheckOrigins(Rules rules, IReadOnlyList<string>? origins)
    {
        for (int i = 0; i < origins?.Count; i++)
        {
            using (rules.In("allowedOrigins", i))
            {
                if (rules.Required(origins[i], "") && origins[i].AsSpan().ContainsAny(NotInOrigins))
                {
                    rules.Add("", "origin", "must be one origin, for example https://app.example.com or *.example.com", value: Rules.Shown(origins[i]));
                }
            }
        }
    }

    private static void CheckUuid(Rules rules, string? id, string path, string rule)
    {
        if (rules.Required(id, path) && !Guid.TryParseExact(id, "D", out _))
        {
            rules.Add(path, "uuid", rule, "UUID", Rules.Shown(id!));
        }
    }
}
