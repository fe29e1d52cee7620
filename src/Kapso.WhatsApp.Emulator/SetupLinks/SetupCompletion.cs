using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.SetupLinks;

/// <summary>Completes a setup on the hosted page of a setup link: a number is connected, or the setup fails.</summary>
internal static class SetupCompletion
{
    /// <summary>The error codes that the redirect can carry.</summary>
    public static readonly string[] ErrorCodes =
    [
        "facebook_auth_failed", "phone_verification_failed", "waba_limit_reached", "token_exchange_failed", "link_expired", "already_used",
    ];

    /// <summary>The error code of a link that cannot be used any more; null when it can.</summary>
    public static string? ReasonUnusable(SetupLink link, DateTimeOffset now) => link.StatusAt(now) switch
    {
        "active" => null,
        "used" => "already_used",
        _ => "link_expired",
    };

    /// <summary>Connects a number and says where the browser goes then; null when the link names no such place.</summary>
    public static string? Connect(EmulatedProject project, SetupLink link, string connectionType)
    {
        ConnectedNumber? number = link.ReconnectPhoneNumber is { } digits
            ? project.Numbers.FirstOrDefault(known => known.Number.WaId == digits && known.CustomerId == link.Customer.Id)
            : null;
        if (number is null)
        {
            number = NewNumber(project, link, connectionType);
            project.Connect(number);
        }

        number.IsRegistered = true;
        number.UpdatedAt = project.Now;
        JsonObject? provisioned = link.Settings.Provision ? Provisioned(number, link) : null;
        link.Complete(provisioned);
        return Redirect(
            link.Settings.SuccessRedirectUrl,
            ("setup_link_id", link.Id),
            ("status", "completed"),
            ("phone_number_id", number.Number.Id),
            ("business_account_id", number.Number.BusinessAccountId),
            ("provisioned_phone_number_id", (string?)provisioned?["id"]),
            ("display_phone_number", $"+{number.Number.WaId}"));
    }

    /// <summary>Lets the setup fail and says where the browser goes then; null when the link names no such place.</summary>
    public static string? Fail(SetupLink link, string code)
    {
        link.Fail(code);
        return FailureRedirect(link, code);
    }

    public static string? FailureRedirect(SetupLink link, string code) =>
        Redirect(link.Settings.FailureRedirectUrl, ("setup_link_id", link.Id), ("error_code", code));

    private static ConnectedNumber NewNumber(EmulatedProject project, SetupLink link, string connectionType)
    {
        string area = link.Settings.AreaCode ?? "555";
        string line = (1000 + project.Numbers.Count).ToString(CultureInfo.InvariantCulture);
        EmulatedPhoneNumber number = new()
        {
            Id = project.NextMetaId(),
            DisplayPhoneNumber = $"+1 {area}-020-{line}",
            BusinessAccountId = project.NextMetaId(),
        };
        return new ConnectedNumber(number, project.Now)
        {
            CustomerId = link.Customer.Id,
            IsCoexistence = connectionType == SetupLinkSettings.Coexistence,
            Name = $"{link.Customer.Name} {number.DisplayPhoneNumber}",
            DisplayName = link.Customer.Name,
        };
    }

    private static JsonObject Provisioned(ConnectedNumber number, SetupLink link) => new()
    {
        ["id"] = Guid.NewGuid().ToString(),
        ["phone_number"] = $"+{number.Number.WaId}",
        ["status"] = "active",
        ["area_code"] = link.Settings.AreaCode,
        ["country_iso"] = link.Settings.Countries is [var country, ..] ? country : "US",
        ["country_dial_code"] = "1",
        ["display_number"] = number.Number.DisplayPhoneNumber,
    };

    private static string? Redirect(string? address, params (string Name, string? Value)[] parameters)
    {
        if (address is null)
        {
            return null;
        }

        IEnumerable<string> query = parameters
            .Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}");
        int fragment = address.IndexOf('#', StringComparison.Ordinal);
        (string before, string after) = fragment < 0 ? (address, "") : (address[..fragment], address[fragment..]);
        return $"{before}{(before.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', query)}{after}";
    }
}
