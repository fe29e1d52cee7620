using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Templates;

/// <summary>What Meta has about templates and the proxy passes on. Paths that name no account need <c>business_account_id</c> in the query.</summary>
internal sealed class TemplateMetaOperations(EmulatedProject project, TemplateStore templates)
{
    private const int MaxMigrated = 500;

    private static readonly long[] Bids = [1000, 2500, 5000, 10_000];

    public IEnumerable<Operation> All =>
    [
        new("listTemplateLibrary", Surface.WhatsApp, "GET", "/message_template_library", ListLibrary),
        new("compareTemplates", Surface.WhatsApp, "GET", "/{template_id}/compare", Compare),
        new("migrateTemplates", Surface.WhatsApp, "POST", "/{business_account_id}/migrate_message_templates", Migrate),
        new("estimateReach", Surface.WhatsApp, "GET", "/{business_account_id}/reachestimate", EstimateReach),
    ];

    private string Existing(string account) => project.HasAccount(account) ? account : throw Surface.WhatsApp.NotFound("Business account", account);

    private string AccountInQuery(EmulatorRequest request) =>
        Existing(request.Query("business_account_id") ?? throw new RefusalException(MetaError.ParameterRequired("business_account_id")));

    private Reply ListLibrary(EmulatorRequest request)
    {
        AccountInQuery(request);
        string? search = request.Query("search");
        CursorPage<LibraryEntry> page = CursorPage<LibraryEntry>.Cut(request, Surface.WhatsApp,
        [
            .. TemplateLibrary.All.Reverse().Where(entry =>
                (search is null || $"{entry.Name} {entry.Header} {entry.Body}".Contains(search, StringComparison.OrdinalIgnoreCase))
                && IsOrAny(request.Query("topic"), entry.Topic)
                && IsOrAny(request.Query("usecase"), entry.UseCase)
                && IsOrAny(request.Query("industry"), entry.Industry)
                && IsOrAny(request.Query("language"), LibraryEntry.Language)),
        ]);
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(entry => entry.Show())]), ["paging"] = page.Cursors() });
    }

    private static bool IsOrAny(string? asked, string value) => asked is null || value.Equals(asked, StringComparison.OrdinalIgnoreCase);

    private Reply Compare(EmulatorRequest request)
    {
        string account = AccountInQuery(request);
        (DateTimeOffset start, DateTimeOffset end) = (Time(request, "start"), Time(request, "end"));
        if (end <= start)
        {
            throw new InvalidFieldException(FieldProblem.NotAllowed, "end", "must be later than start");
        }

        Template[] compared =
        [
            .. Texts(request, "template_ids").Prepend(request.Route("template_id")).Distinct().Select(id => templates.Find(account, id) ?? throw Surface.WhatsApp.NotFound("Template", id)),
        ];
        return Reply.Ok(new JsonObject
        {
            ["data"] = new JsonArray(
                new JsonObject { ["metric"] = "BLOCK_RATE", ["type"] = "RELATIVE", ["order_by_relative_metric"] = Json.Texts(compared.Select(template => template.Id)) },
                new JsonObject
                {
                    ["metric"] = "MESSAGE_SENDS",
                    ["type"] = "NUMBER_VALUES",
                    ["number_values"] = new JsonArray([.. compared.Select(template => new JsonObject { ["key"] = template.Id, ["value"] = SendsOf(template, account, start, end) })]),
                },
                new JsonObject
                {
                    ["metric"] = "TOP_BLOCK_REASON",
                    ["type"] = "STRING_VALUES",
                    ["string_values"] = new JsonArray([.. compared.Select(template => new JsonObject { ["key"] = template.Id, ["value"] = "UNKNOWN_BLOCK_REASON" })]),
                }),
        });
    }

    private int SendsOf(Template template, string account, DateTimeOffset start, DateTimeOffset end) => project.Messages.NewestFirst().Count(message =>
        message is { IsInbound: false, Type: "template" } && message.Conversation.Number.BusinessAccountId == account && message.CreatedAt >= start && message.CreatedAt <= end
        && (string?)message.Content?["name"] == template.Name && (string?)message.Content?["language"]?["code"] == template.Language);

    /// <summary>Creates the approved templates of another account again; one that cannot be is named with the reason.</summary>
    private Reply Migrate(EmulatorRequest request)
    {
        string account = Existing(request.Route("business_account_id"));
        Field body = request.JsonBody();
        string source = Existing(body["source_waba_id"].Text());
        int count = body["count"].Exists ? (int)body["count"].Integer(1, MaxMigrated) : MaxMigrated;
        int page = body["page_number"].Exists ? (int)body["page_number"].Integer(0, int.MaxValue) : 0;
        HashSet<string> chosen = [.. body["template_ids"].OptionalItems(MaxMigrated).Select(id => id.Text())];
        JsonArray migrated = [];
        JsonObject failed = [];
        foreach (Template known in templates.NewestFirst(source).Reverse().Where(known => chosen.Count == 0 || chosen.Contains(known.Id)).Skip((int)Math.Min((long)page * count, int.MaxValue)).Take(count).ToArray())
        {
            string? reason = !known.IsApproved ? "The template is not approved." : templates.Find(account, known.Name, known.Language) is not null ? "The account has a template with this name and language." : null;
            if (reason is not null)
            {
                failed[known.Id] = reason;
                continue;
            }

            JsonNode id = templates.Add((number, newId) => new Template(number, newId, account, known.Name, known.Language)
            {
                Category = known.Category,
                ParameterFormat = known.ParameterFormat,
                DisplayFormat = known.DisplayFormat,
                Components = (JsonArray?)known.Components?.DeepClone(),
                TtlSeconds = known.TtlSeconds,
                Status = Template.Approved,
            }).Id;
            migrated.Add(id);
        }

        return Reply.Ok(new JsonObject { ["migrated_templates"] = migrated, ["failed_templates"] = failed });
    }

    private Reply EstimateReach(EmulatorRequest request)
    {
        Existing(request.Route("business_account_id"));
        string period = QueryFilter.OneOf(request, "date_interval", "L1D", "L7D", "L14D", "L28D") ?? throw new RefusalException(MetaError.ParameterRequired("date_interval"));
        string spec = request.Query("targeting_spec") ?? throw new RefusalException(MetaError.ParameterRequired("targeting_spec"));
        int countries = Parse(spec, "targeting_spec")["geo_locations"].Object()["countries"].Items(1, 100).Count;
        int days = int.Parse(period[1..^1], CultureInfo.InvariantCulture);
        return Reply.Ok(new JsonObject
        {
            ["waba_currency"] = "USD",
            ["estimates"] = new JsonArray([.. Bids.Select(bid => Estimate(bid, countries, days))]),
        });
    }

    /// <summary>A higher price reaches more people, and more data narrows the estimate.</summary>
    private static JsonObject Estimate(long bid, int countries, int days)
    {
        long upper = Math.Min(1000, bid / 10 * (1 + countries));
        long lower = upper * (50 + days) / 100;
        return new() { ["bid_amount"] = bid, ["users"] = 1000, ["deliveries_lower_bound"] = lower, ["deliveries_upper_bound"] = upper, ["cost_lower_bound"] = bid * 8 / 10, ["cost_upper_bound"] = bid };
    }

    private static DateTimeOffset Time(EmulatorRequest request, string name)
    {
        string text = request.Query(name) ?? throw new RefusalException(MetaError.ParameterRequired(name));
        return long.TryParse(text, CultureInfo.InvariantCulture, out long seconds) && seconds is >= 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new InvalidFieldException(FieldProblem.Malformed, name, "must be a time in seconds");
    }

    private static IEnumerable<string> Texts(EmulatorRequest request, string name) =>
        Parse(request.Query(name) ?? throw new RefusalException(MetaError.ParameterRequired(name)), name).Items(1, 100).Select(item => item.Text());

    private static Field Parse(string json, string name)
    {
        try
        {
            return Field.Root(JsonDocument.Parse(json).RootElement);
        }
        catch (JsonException)
        {
            throw new InvalidFieldException(FieldProblem.Malformed, name, "must be JSON");
        }
    }
}
