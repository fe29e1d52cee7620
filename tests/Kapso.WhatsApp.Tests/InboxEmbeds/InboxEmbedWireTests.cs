using System.Net;
using Kapso.WhatsApp.InboxEmbeds;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.InboxEmbeds;

public sealed class InboxEmbedWireTests
{
    private const string Uuid = "7c2d0c1e-0000-4000-8000-000000000001";
    private const string Embeds = Exchange.Platform + "inbox_embeds";

    private const string Members = $$"""
        "id":"{{Uuid}}","name":"Support","scope_type":"customer","scope_id":"{{Uuid}}","scope_name":"Acme","assigned_user_id":null,"assigned_user_name":null,"status":"active",
        "allowed_origins":["https://a.example"],"default_mode":"dark","language":"es","expires_at":null,"last_used_at":"2026-01-01T00:00:00Z","created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z","font":"serif"
        """;

    [Fact]
    public async Task Creating_sends_every_option_and_tells_the_secrets_once()
    {
        NewInboxEmbed embed = NewInboxEmbed.ForCustomer(Uuid) with
        {
            Name = "Support",
            AssignedUserId = Uuid,
            AllowedOrigins = ["https://a.example", "*.example.com"],
            DefaultMode = InboxColorMode.Dark,
            Language = InboxLanguage.Spanish,
            ExpiresAt = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero),
        };

        (CreatedInboxEmbed created, SeenRequest request) = await Exchange.Make(
            $$"""{"data":{ {{Members}},"token":"secret-token","embed_url":"https://inbox.kapso.ai/embed/secret-token"} }""", kapso => kapso.InboxEmbeds.CreateAsync(embed), HttpStatusCode.Created);

        request.ShouldBe(
            "POST",
            Embeds,
            $$$"""{"inbox_embed":{"scope_type":"customer","scope_id":"{{{Uuid}}}","name":"Support","assigned_user_id":"{{{Uuid}}}","allowed_origins":["https://a.example","*.example.com"],"default_mode":"dark","language":"es","expires_at":"2026-12-01T00:00:00Z"}}""");
        created.Token.Should().Be("secret-token");
        created.EmbedUrl.Should().Be("https://inbox.kapso.ai/embed/secret-token");
        created.ToString().Should().NotContain("secret").And.Contain(Uuid);
    }

    [Fact]
    public async Task Each_scope_has_its_own_form()
    {
        (await Exchange.Make($$"""{"data":{ {{Members}} } }""", kapso => kapso.InboxEmbeds.CreateAsync(NewInboxEmbed.ForProject()))).Request.ShouldBe("POST", Embeds, """{"inbox_embed":{"scope_type":"project"}}""");
        (await Exchange.Make($$"""{"data":{ {{Members}} } }""", kapso => kapso.InboxEmbeds.CreateAsync(NewInboxEmbed.ForPhoneNumber("647")))).Request
            .ShouldBe("POST", Embeds, """{"inbox_embed":{"scope_type":"phone_number","scope_id":"647"}}""");
        (await Exchange.Make($$"""{"data":{ {{Members}} } }""", kapso => kapso.InboxEmbeds.CreateAsync(new NewInboxEmbed { ScopeType = new InboxScopeType("planet"), ScopeId = "earth" }))).Request
            .ShouldBe("POST", Embeds, """{"inbox_embed":{"scope_type":"planet","scope_id":"earth"}}""");
    }

    public static TheoryData<NewInboxEmbed, string> BrokenScopes => new()
    {
        { NewInboxEmbed.ForProject() with { ScopeId = "1" }, "embed.scopeId: scope" },
        { NewInboxEmbed.ForCustomer(""), "embed.scopeId: required" },
        { NewInboxEmbed.ForCustomer("acme"), "embed.scopeId: uuid" },
        { NewInboxEmbed.ForPhoneNumber(" "), "embed.scopeId: required" },
        { NewInboxEmbed.ForPhoneNumber("+15551234567"), "embed.scopeId: scope" },
        { new NewInboxEmbed { ScopeType = default }, "embed.scopeType: required" },
        { NewInboxEmbed.ForProject() with { AssignedUserId = "me" }, "embed.assignedUserId: uuid" },
        { NewInboxEmbed.ForProject() with { AllowedOrigins = ["a.example b.example"] }, "embed.allowedOrigins[0]: origin" },
    };

    [Theory]
    [MemberData(nameof(BrokenScopes))]
    public async Task A_scope_and_its_id_belong_together(NewInboxEmbed embed, string problem) => (await Exchange.Refused(kapso => kapso.InboxEmbeds.CreateAsync(embed))).ShouldBe(problem);

    [Fact]
    public async Task One_inbox_is_read_in_full()
    {
        (InboxEmbed embed, SeenRequest request) = await Exchange.Make($$"""{"data":{ {{Members}} } }""", kapso => kapso.InboxEmbeds.GetAsync(Uuid));

        request.ShouldBe("GET", $"{Embeds}/{Uuid}");
        embed.Should().BeEquivalentTo(new
        {
            Id = Uuid,
            Name = "Support",
            ScopeType = InboxScopeType.Customer,
            ScopeId = Uuid,
            ScopeName = "Acme",
            AssignedUserId = (string?)null,
            Status = InboxEmbedStatus.Active,
            AllowedOrigins = new[] { "https://a.example" },
            DefaultMode = InboxColorMode.Dark,
            Language = InboxLanguage.Spanish,
            ExpiresAt = (DateTimeOffset?)null,
            LastUsedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        });
        embed.AdditionalData["font"].GetString().Should().Be("serif");
    }

    [Fact]
    public async Task A_list_takes_every_filter() =>
        (await Exchange.Make($$"""{"data":[{ {{Members}} }],"meta":{"page":1,"total_pages":1} }""", kapso => kapso.InboxEmbeds.List(new InboxEmbedFilter
        {
            Status = InboxEmbedStatus.Revoked,
            ScopeType = InboxScopeType.PhoneNumber,
            ScopeId = "647",
            AssignedUserId = Uuid,
            PageSize = 1,
        }).GetPageAsync())).Request.ShouldBe("GET", $"{Embeds}?status=revoked&scope_type=phone_number&scope_id=647&assigned_user_id={Uuid}&per_page=1");

    [Fact]
    public async Task An_update_sets_clears_and_leaves_alone()
    {
        await Sends(new InboxEmbedUpdate { Name = null, AssignedUserId = null, ExpiresAt = null, AllowedOrigins = [] }, """{"inbox_embed":{"name":null,"assigned_user_id":null,"allowed_origins":[],"expires_at":null}}""");
        await Sends(new InboxEmbedUpdate { Name = "N", DefaultMode = InboxColorMode.Light, Language = InboxLanguage.English }, """{"inbox_embed":{"name":"N","default_mode":"light","language":"en"}}""");
        (await Exchange.Refused(kapso => kapso.InboxEmbeds.UpdateAsync(Uuid, new InboxEmbedUpdate()))).ShouldBe("update: changes");
        (await Exchange.Refused(kapso => kapso.InboxEmbeds.UpdateAsync(Uuid, new InboxEmbedUpdate { AssignedUserId = "me" }))).ShouldBe("update.assignedUserId: uuid");

        static async Task Sends(InboxEmbedUpdate update, string body) =>
            (await Exchange.Make($$"""{"data":{ {{Members}} } }""", kapso => kapso.InboxEmbeds.UpdateAsync(Uuid, update))).Request.ShouldBe("PATCH", $"{Embeds}/{Uuid}", body);
    }

    [Fact]
    public async Task A_deletion_is_answered_by_nothing() =>
        (await Exchange.Make("", kapso => kapso.InboxEmbeds.DeleteAsync(Uuid), HttpStatusCode.NoContent)).ShouldBe("DELETE", $"{Embeds}/{Uuid}");
}
