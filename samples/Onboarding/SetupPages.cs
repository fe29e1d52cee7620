using Kapso.WhatsApp;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.SetupLinks;
using Microsoft.AspNetCore.Mvc;
using static Onboarding.Html;

namespace Onboarding;

/// <summary>The way over Kapso's setup page and back.</summary>
internal static class SetupPages
{
    public static void Map(WebApplication web)
    {
        web.MapPost("/customers/{id}/setup-link", ([FromForm] IFormCollection _, HttpContext http, string id, SetupLinksClient links, CancellationToken stop) =>
            Try(() => CreateAsync(http, id, links, stop)));
        web.MapGet("/customers/{id}/connected", (HttpContext http, string id, PhoneNumbersClient numbers, CancellationToken stop) => Try(() => ConnectedAsync(http, id, numbers, stop)));
        web.MapGet("/customers/{id}/failed", Failed);
    }

    private static async Task<IResult> CreateAsync(HttpContext http, string customerId, SetupLinksClient links, CancellationToken stop)
    {
        string back = $"{http.Request.Scheme}://{http.Request.Host}{CustomerPages.AddressOf(customerId)}";
        CreatedSetupLink link = await links.CreateAsync(
            customerId,
            NewSetupLink.Recommended with { SuccessRedirectUrl = $"{back}/connected", FailureRedirectUrl = $"{back}/failed" },
            stop);
        return Page("Connect a number", $"""
            <p>Send this link to your customer, or open it here. It works until {Text(link.ExpiresAt?.ToString("d MMMM yyyy", null))}.</p>
            <p><a id="setup-link" href="{Text(link.Url)}">{Text(link.Url)}</a></p>
            """);
    }

    /// <summary>The redirect is not signed, so what it says is only shown after the API has confirmed it.</summary>
    private static async Task<IResult> ConnectedAsync(HttpContext http, string customerId, PhoneNumbersClient numbers, CancellationToken stop)
    {
        if (!SetupRedirect.TryParse(http.Request.QueryString.Value, out SetupRedirect? redirect) || !redirect.IsSuccess)
        {
            return Page("That cannot be", "<p>This address is where a finished setup leads.</p>", 400);
        }

        PhoneNumber number = await numbers.GetAsync(redirect.PhoneNumberId!, stop);
        if (number.CustomerId != customerId)
        {
            return Page("That cannot be", "<p>This number was not connected by this customer.</p>", 400);
        }

        return Page("Connected", $"""
            <p>The number <strong id="number">{Text(number.DisplayPhoneNumber)}</strong> is connected.</p>
            <p><a id="back" href="{CustomerPages.AddressOf(customerId)}">Back to the customer</a></p>
            """);
    }

    private static IResult Failed(HttpContext http, string id)
    {
        string why = SetupRedirect.TryParse(http.Request.QueryString.Value, out SetupRedirect? redirect) && redirect.ErrorCode is { } code ? Explain(code) : "Something went wrong.";
        return Page("No number was connected", $"""
            <p id="reason">{Text(why)}</p>
            <p><a id="back" href="{CustomerPages.AddressOf(id)}">Try again</a></p>
            """);
    }

    private static string Explain(SetupErrorCode code)
    {
        if (code == SetupErrorCode.LinkExpired || code == SetupErrorCode.AlreadyUsed)
        {
            return "The link is no longer valid. Create a new one.";
        }

        return code == SetupErrorCode.FacebookAuthFailed ? "The login at Facebook did not succeed." : $"The setup failed ({code}).";
    }
}
