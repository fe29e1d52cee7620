using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Templates;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Templates from their definition to the message, with real sockets.</summary>
public sealed class TemplateTests
{
    private static readonly Uri Picture = new("https://files.example.com/cat.jpg");

    public static TheoryData<string> Kinds => ["named", "picture", "code", "carousel", "offer"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_template_is_created_approved_found_and_sent(string kind)
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        (KapsoWhatsAppClient kapso, string account) = (started.Client, started.Emulator.BusinessAccountId);
        started.Emulator.AddMediaSource(Picture, new EmulatedFile { Bytes = new byte[] { 1 }, ContentType = "image/jpeg", FileName = "cat.jpg" });
        string handle = await kapso.Media.CreateHeaderHandleAsync(started.PhoneNumberId, Picture);

        CreatedTemplate created = await kapso.Templates.CreateAsync(account, Definition(kind, handle));
        created.Status.Should().Be(TemplateStatus.Pending);
        started.Emulator.ReviewTemplate(kind, "en_US", "APPROVED");
        Template found = (await kapso.Templates.FindAsync(account, kind, "en_US"))!;
        SentMessage sent = await kapso.Messages.SendAsync(started.PhoneNumberId, EmulatedKapso.To, Fill(kind, found.CreateMessage()).Build());

        found.Should().BeEquivalentTo(new { created.Id, Status = TemplateStatus.Approved });
        found.ToDefinition().FindProblems().Should().BeEmpty();
        (await kapso.Messages.GetAsync(started.PhoneNumberId, sent.Id)).Content.Should().BeOfType<TemplateContent>().Which.Name.Should().Be(kind);
    }

    [Fact]
    public async Task What_does_not_fit_is_found_before_the_call_and_by_the_server()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        (KapsoWhatsAppClient kapso, string account) = (started.Client, started.Emulator.BusinessAccountId);
        await kapso.Templates.CreateAsync(account, Definition("named", ""));
        started.Emulator.ReviewTemplate("named", "en_US", "APPROVED");
        Template template = (await kapso.Templates.FindAsync(account, "named", "en_US"))!;
        int before = started.Emulator.Requests.Count;

        ((Action)(() => template.CreateMessage().Set("order_id", "7").Build())).Should().Throw<KapsoValidationException>();
        started.Emulator.Requests.Should().HaveCount(before);
        KapsoApiException refused = (await kapso.Awaiting(it => it.Messages.SendAsync(started.PhoneNumberId, EmulatedKapso.To, TemplateMessage.Named("named", "en_US").Header("order_id", "7").Build()))
            .Should().ThrowAsync<KapsoApiException>()).Which;

        (refused.Code, refused.Category).Should().Be((132000, ErrorCategory.Template));
        refused.Advice.Should().StartWith("In the body: give exactly as many values");
    }

    [Fact]
    public async Task A_template_is_changed_listed_and_deleted()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        (KapsoWhatsAppClient kapso, string account) = (started.Client, started.Emulator.BusinessAccountId);
        foreach (string language in new[] { "en_US", "de", "fr" })
        {
            await kapso.Templates.CreateAsync(account, Definition("named", "") with { Language = language });
        }

        List<Template> all = await ReadAsync(kapso.Templates.List(account, new TemplateFilter { PageSize = 2 }));
        all.Select(template => template.Language).Should().Equal("fr", "de", "en_US");
        started.Emulator.ReviewTemplate("named", "de", "REJECTED", "INVALID_FORMAT");
        (await ReadAsync(kapso.Templates.List(account, new TemplateFilter { Status = TemplateStatus.Rejected }))).Should().ContainSingle();
        Template rejected = await kapso.Templates.GetAsync(account, all[1].Id);
        rejected.Should().BeEquivalentTo(new { RejectedReason = TemplateRejectionReason.InvalidFormat, ParameterFormat = TemplateParameterFormat.Named });

        await kapso.Templates.UpdateAsync(account, rejected.Id, new TemplateUpdate { Components = [new BodyDefinition { Text = "Hallo." }] });
        (await kapso.Templates.GetAsync(account, rejected.Id)).Should().BeEquivalentTo(new { Status = TemplateStatus.Pending, Components = new[] { new { Text = "Hallo." } } });

        await kapso.Templates.DeleteAsync(account, rejected.Id);
        (await ReadAsync(kapso.Templates.List(account))).Should().HaveCount(2);
        await kapso.Templates.DeleteAllLanguagesAsync(account, "named");
        (await ReadAsync(kapso.Templates.List(account))).Should().BeEmpty();
    }

    [Fact]
    public async Task Creating_the_same_again_says_what_to_do()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        await started.Client.Templates.CreateAsync(started.Emulator.BusinessAccountId, Definition("named", ""));

        KapsoApiException refused = (await started.Client.Awaiting(kapso => kapso.Templates.CreateAsync(started.Emulator.BusinessAccountId, Definition("named", ""))).Should().ThrowAsync<KapsoApiException>()).Which;

        (refused.Category, refused.Subcode).Should().Be((ErrorCategory.TemplateCreation, 2388024));
        refused.Advice.Should().StartWith("Choose another name or language");
    }

    private static TemplateDefinition Definition(string kind, string handle) => kind switch
    {
        "named" => TemplateDefinition.Utility(kind, "en_US").NamedParameters()
            .Header("Order {{order_id}}", o => o.Example("order_id", "1")).Body("Hi {{name}}, it is {{status}} now.", o => o.Example("name", "A").Example("status", "b")).Footer("Acme")
            .QuickReply("Thanks").UrlButton("Track", "https://acme.example/{{1}}", "https://acme.example/1").Build(),
        "picture" => TemplateDefinition.Marketing(kind, "en_US").HeaderImage(handle).Body("Hi {{1}}, {{2}} off!", o => o.Example("A").Example("2%")).Build(),
        "code" => TemplateDefinition.Authentication(kind, "en_US").SecurityRecommendation().CodeExpiration(TimeSpan.FromMinutes(10)).CopyCode("Copy").Build(),
        "carousel" => TemplateDefinition.Marketing(kind, "en_US").Body("Look.")
            .Card(card => card.HeaderImage(handle).Body("The {{1}} one.", o => o.Example("a")).QuickReply("More"))
            .Card(card => card.HeaderImage(handle).Body("The {{1}} one.", o => o.Example("a")).QuickReply("More")).Build(),
        _ => TemplateDefinition.Marketing(kind, "en_US").HeaderImage(handle).LimitedTimeOffer("Soon over").Body("Only now.").CopyCodeButton("NOW").UrlButton("Shop", "https://acme.example/{{1}}", "https://acme.example/1").Build(),
    };

    private static DefinedTemplateBuilder Fill(string kind, DefinedTemplateBuilder builder) => kind switch
    {
        "named" => builder.Set("order_id", "7").Set("name", "Bo").Set("status", "packed").UrlButton(1, "7"),
        "picture" => builder.HeaderImage(Media.FromLink("https://acme.example/a.jpg")).Body("Bo", "3%"),
        "code" => builder.AuthenticationCode("123456"),
        "carousel" => builder.Card(card => card.HeaderImage(Media.FromLink("https://acme.example/a.jpg")).Body("red")).Card(card => card.HeaderImage(Media.FromLink("https://acme.example/b.jpg")).Body("blue")),
        _ => builder.HeaderImage(Media.FromLink("https://acme.example/a.jpg")).LimitedTimeOffer(DateTimeOffset.UnixEpoch.AddYears(70)).CopyCodeButton(0, "NOW").UrlButton(1, "7"),
    };

    private static async Task<List<T>> ReadAsync<T>(PagedList<T> list)
    {
        List<T> all = [];
        await foreach (T item in list)
        {
            all.Add(item);
        }

        return all;
    }
}
