using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Funding;

/// <summary>Which accounts Kapso pays for, and what it charged.</summary>
internal sealed class FundingOperations(EmulatedProject project, FundingStore funding)
{
    private const string Account = "/whatsapp/accounts/{waba_id}";
    private const string Portfolio = "/whatsapp/portfolios/{portfolio_id}";
    private const int MaxKeyBytes = 255;

    private static readonly TimeSpan MaxPeriod = TimeSpan.FromDays(31);

    public IEnumerable<Operation> All =>
    [
        new("getWhatsappAccountFunding", Surface.Platform, "GET", Account + "/funding", request => Reply.Ok(Json.Data(FindAccount(request).Show()))),
        new("ensureWhatsappAccountFunding", Surface.Platform, "POST", Account + "/funding", Ensure),
        new("getWhatsappAccountUsage", Surface.Platform, "GET", Account + "/usage", request => Usage(request, [FindAccount(request)])),
        new("listWhatsappPortfolioAccounts", Surface.Platform, "GET", Portfolio + "/accounts", ListAccounts),
        new("getWhatsappPortfolioUsage", Surface.Platform, "GET", Portfolio + "/usage", request => Usage(request, FindPortfolio(request))),
        new("revokeWhatsappPortfolioFunding", Surface.Platform, "POST", Portfolio + "/funding/revoke", Revoke),
        new("getWhatsappPortfolioFundingOperation", Surface.Platform, "GET", Portfolio + "/funding/operations/{operation_id}", GetRevocation),
    ];

    private AccountFunding FindAccount(EmulatorRequest request)
    {
        string id = request.Route("waba_id");
        return funding.Find(id) ?? throw Surface.Platform.NotFound("WhatsApp account", id);
    }

    private IReadOnlyList<AccountFunding> FindPortfolio(EmulatorRequest request)
    {
        string id = request.Route("portfolio_id");
        return funding.Of(id) is { Count: > 0 } accounts ? accounts : throw Surface.Platform.NotFound("Business portfolio", id);
    }

    private Reply Ensure(EmulatorRequest request)
    {
        string? portfolioId = request.JsonBody()["business_portfolio_id"].OptionalText();
        if (portfolioId is null || !portfolioId.All(char.IsAsciiDigit))
        {
            return Reply.Error(400, "business_portfolio_id is missing or invalid");
        }

        AccountFunding account = FindAccount(request);
        if (account.PortfolioId is { } owner && owner != portfolioId)
        {
            return Reply.Error(409, "The WhatsApp account is owned by another business portfolio");
        }

        if (!account.IsFunded && account.Run is not { IsUnderWay: true })
        {
            funding.Begin(account, portfolioId);
        }

        return Reply.Json(account.IsFunded ? 200 : 202, Json.Data(account.Show()));
    }

    private Reply ListAccounts(EmulatorRequest request)
    {
        try
        {
            CursorPage<AccountFunding> page = CursorPage<AccountFunding>.Cut(request, Surface.Platform, FindPortfolio(request));
            return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(account => account.Show())]), ["paging"] = page.CursorsAndNeighbours() });
        }
        catch (InvalidFieldException invalid)
        {
            return Reply.Error(400, invalid.Message);
        }
        catch (RefusalException refusal) when (refusal.Reply.Status == 422)
        {
            return refusal.Reply with { Status = 400 };
        }
    }

    private Reply Revoke(EmulatorRequest request)
    {
        if (request.Header("Idempotency-Key") is not { } key || Encoding.UTF8.GetByteCount(key) > MaxKeyBytes)
        {
            return Reply.Error(400, "Idempotency-Key must have 1 to 255 bytes");
        }

        FindPortfolio(request);
        Revocation revocation = funding.Revoke(request.Route("portfolio_id"), key);
        return revocation.PortfolioId == request.Route("portfolio_id")
            ? Reply.Json(202, Json.Data(revocation.Show()))
            : Reply.Error(409, "Idempotency-Key was used for another business portfolio");
    }

    private Reply GetRevocation(EmulatorRequest request)
    {
        string id = request.Route("operation_id");
        Revocation revocation = funding.FindRevocation(request.Route("portfolio_id"), id) ?? throw Surface.Platform.NotFound("Operation", id);
        return Reply.Ok(Json.Data(revocation.Show()));
    }

    private Reply Usage(EmulatorRequest request, IReadOnlyList<AccountFunding> accounts)
    {
        if (Time(request, "start_time") is not { } from || Time(request, "end_time") is not { } until || until <= from || until - from > MaxPeriod)
        {
            return Reply.Error(400, "start_time and end_time must be a range of at most 31 days, with an offset or Z");
        }

        IGrouping<string, EmulatedCharge>[] charges = funding.ChargesOf([.. accounts.Select(account => account.AccountId)], from, until).GroupBy(charge => charge.UsageKind).ToArray();
        return Reply.Ok(Json.Data(new JsonObject
        {
            ["start_time"] = Json.Time(from),
            ["end_time"] = Json.Time(until),
            ["time_basis"] = "recorded_at",
            ["currency"] = "USD",
            ["charge_scope"] = "kapso_recorded_charges",
            ["totals"] = new JsonObject { ["customer_charge_micro_usd"] = charges.Sum(MicroUsd) },
            ["breakdown"] = new JsonArray([.. charges.Select(Show)]),
        }));
    }

    private JsonObject Show(IGrouping<string, EmulatedCharge> charges)
    {
        bool isMessaging = charges.Key == "messaging";
        JsonObject shown = new() { ["usage_kind"] = charges.Key, ["customer_charge_micro_usd"] = MicroUsd(charges) };
        if (isMessaging)
        {
            shown["billable_messages"] = charges.Sum(charge => charge.BillableMessages);
        }
        else
        {
            shown["coverage"] = new JsonObject { ["status"] = "supported", ["reason"] = null };
        }

        shown["sync"] = new JsonObject
        {
            ["status"] = "synced",
            ["last_synced_at"] = isMessaging ? Json.Time(project.Now) : null,
            ["usage_through"] = Json.Time(project.Now),
        };
        return shown;
    }

    private static long MicroUsd(IEnumerable<EmulatedCharge> charges) => (long)(charges.Sum(charge => charge.Usd) * 1_000_000m);

    /// <summary>A time with an offset; null for anything else.</summary>
    private static DateTimeOffset? Time(EmulatorRequest request, string name) =>
        request.Query(name) is { } text
        && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal))
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;
}
