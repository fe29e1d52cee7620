using System.Net;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Templates;

public sealed class TemplateWireTests
{
    private const string Templates = Exchange.WhatsApp + "8811/message_templates";
    private const string AllFields =
        "id%2Cname%2Clanguage%2Cstatus%2Ccategory%2Cprevious_category%2Ccorrect_category%2Csub_category%2Cparameter_format%2Ccomponents%2Cquality_score%2Crejected_reason%2Cmessage_send_ttl_seconds%2Clibrary_template_name%2Ccta_url_link_tracking_opted_out%2Cdegrees_of_freedom_spec%2Coptimization_spec";

    private const string Full = """
        {"id":"920","name":"order_ready","language":"en_US","status":"APPROVED","category":"UTILITY","previous_category":"MARKETING","correct_category":"UTILITY","sub_category":"ORDER_STATUS","parameter_format":"NAMED",
        "components":[{"type":"BODY","text":"Hi {{name}}!","example":{"body_text_named_params":[{"param_name":"name","example":"Alex"}]}}],"quality_score":{"score":"GREEN","date":1790000000,"reasons":["none"]},"rejected_reason":"NONE",
        "message_send_ttl_seconds":600,"library_template_name":"lib","cta_url_link_tracking_opted_out":false,"degrees_of_freedom_spec":{"a":1},"smell":"fresh"}
        """;

    private static readonly TemplateDefinition Hello = TemplateDefinition.Utility("hello", "en_US").Body("Hello.").Build();

    [Fact]
    public async Task Creating_sends_the_definition()
    {
        (CreatedTemplate created, SeenRequest request) = await Exchange.Make("""{"id":920,"status":"PENDING","category":"MARKETING","mood":"good"}""", kapso => kapso.Templates.CreateAsync("8811", Hello));

        request.ShouldBe("POST", Templates, """{"name":"hello","language":"en_US","category":"UTILITY","components":[{"type":"BODY","text":"Hello."}]}""");
        created.Should().BeEquivalentTo(new { Id = "920", Status = TemplateStatus.Pending, Category = TemplateCategory.Marketing });
        created.AdditionalData.Should().ContainKey("mood");
    }

    [Fact]
    public async Task A_broken_definition_is_not_sent() =>
        (await Exchange.Refused(kapso => kapso.Templates.CreateAsync("8811", Hello with { Name = "Hello" }))).ShouldBe("definition.name: pattern");

    [Fact]
    public async Task Updating_sends_what_changes()
    {
        (await Exchange.Make("""{"success":true}""", kapso => kapso.Templates.UpdateAsync("8811", "920", new TemplateUpdate { Category = TemplateCategory.Marketing, MessageSendTtl = TimeSpan.FromSeconds(43_200) })))
            .ShouldBe("POST", Templates + "?hsm_id=920", """{"category":"MARKETING","message_send_ttl_seconds":43200}""");
        (await Exchange.Make("""{"success":true}""", kapso => kapso.Templates.UpdateAsync("8811", "9/20", TemplateUpdate.From(TemplateDefinition.Utility("hello", "en_US").NamedParameters().Body("Hello {{name}}!", o => o.Example("name", "Alex")).Build()))))
            .ShouldBe("POST", Templates + "?hsm_id=9%2F20", """{"components":[{"type":"BODY","text":"Hello {{name}}!","example":{"body_text_named_params":[{"param_name":"name","example":"Alex"}]}}]}""");
    }

    [Fact]
    public async Task A_broken_update_is_not_sent()
    {
        (await Exchange.Refused(kapso => kapso.Templates.UpdateAsync("8811", "920", new TemplateUpdate()))).ShouldBe("update: changes");
        (await Exchange.Refused(kapso => kapso.Templates.UpdateAsync("8811", "920", new TemplateUpdate { Components = [new BodyDefinition { Text = "{{1}}" }] })))
            .ShouldBe("update.components[0].text: placeholder-at-start", "update.components[0].text: placeholder-at-end", "update.components[0].example: example");
        (await Exchange.Refused(kapso => kapso.Templates.UpdateAsync("8811", "920", new TemplateUpdate { Category = new TemplateCategory("NEWS"), MessageSendTtl = TimeSpan.FromSeconds(1) })))
            .ShouldBe("update.category: one-of", "update.message_send_ttl_seconds: range");
    }

    [Fact]
    public async Task An_update_that_was_not_acknowledged_is_an_error() =>
        await FluentActions.Awaiting(() => Exchange.Make("""{"success":false}""", kapso => kapso.Templates.UpdateAsync("8811", "920", new TemplateUpdate { MessageSendTtl = TimeSpan.FromSeconds(60) })))
            .Should().ThrowAsync<KapsoSerializationException>();

    [Fact]
    public async Task Getting_asks_for_everything()
    {
        (Template template, SeenRequest request) = await Exchange.Make(Full, kapso => kapso.Templates.GetAsync("8811", "920"));

        request.ShouldBe("GET", $"{Templates}/920?fields={AllFields}");
        ShouldBeFull(template);
    }

    [Fact]
    public async Task Getting_can_ask_for_less() =>
        (await Exchange.Make("""{"id":"920"}""", kapso => kapso.Templates.GetAsync("8811", "920", [TemplateField.Id, TemplateField.Status]))).Request
            .ShouldBe("GET", $"{Templates}/920?fields=id%2Cstatus");

    [Fact]
    public async Task Listing_sends_every_filter_and_reads_every_page()
    {
        TemplateFilter filter = new() { Name = "order", Status = TemplateStatus.Approved, Category = TemplateCategory.Utility, Language = "en_US", PageSize = 2 };

        (Page<Template> page, SeenRequest request) = await Exchange.Make($$"""{"data":[{{Full}}],"paging":{"cursors":{"before":"b","after":"a"} } }""", kapso => kapso.Templates.List("8811", filter).GetPageAsync());

        request.ShouldBe("GET", $"{Templates}?name=order&status=APPROVED&category=UTILITY&language=en_US&limit=2");
        ShouldBeFull(page.Items.Should().ContainSingle().Subject);
        page.NextCursor.Should().Be("a");
        (await Exchange.Make("""{"data":[]}""", kapso => kapso.Templates.List("8811").GetPageAsync("a"))).Request.ShouldBe("GET", $"{Templates}?after=a");
        (await Exchange.Refused(kapso => kapso.Templates.List("8811", new TemplateFilter { PageSize = 101 }).GetPageAsync())).ShouldBe("filter.pageSize: range");
    }

    [Fact]
    public async Task Finding_takes_only_the_very_name_and_language()
    {
        const string answer = """{"data":[{"id":"1","name":"order_ready_2","language":"en_US"},{"id":"2","name":"order_ready","language":"en"},{"id":"3","name":"order_ready","language":"en_US"}]}""";

        (Template? found, SeenRequest request) = await Exchange.Make(answer, kapso => kapso.Templates.FindAsync("8811", "order_ready", "en_US"));

        request.ShouldBe("GET", $"{Templates}?name=order_ready&language=en_US");
        found!.Id.Should().Be("3");
        (await Exchange.Make(answer, kapso => kapso.Templates.FindAsync("8811", "order_ready", "de"))).Result.Should().BeNull();
    }

    [Fact]
    public async Task Deleting_names_the_template()
    {
        (await Exchange.Make("""{"success":true}""", kapso => kapso.Templates.DeleteAllLanguagesAsync("8811", "order_ready"))).ShouldBe("DELETE", $"{Templates}?name=order_ready");
        (await Exchange.Make("""{"success":true}""", kapso => kapso.Templates.DeleteAsync("8811", "920"))).ShouldBe("DELETE", $"{Templates}?hsm_id=920");
        (await Exchange.Make("""{"success":true}""", kapso => kapso.Templates.DeleteAsync("8811", "920", "order_ready"))).ShouldBe("DELETE", $"{Templates}?hsm_id=920&name=order_ready");
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("")]
    public async Task A_blank_name_or_id_is_refused(string blank)
    {
        (await Exchange.Refused(kapso => kapso.Templates.DeleteAllLanguagesAsync("8811", blank))).ShouldBe("name: required");
        (await Exchange.Refused(kapso => kapso.Templates.DeleteAsync("8811", blank))).ShouldBe("templateId: required");
        (await Exchange.Refused(kapso => kapso.Templates.UpdateAsync("8811", blank, new TemplateUpdate { MessageSendTtl = TimeSpan.FromSeconds(60) }))).ShouldBe("templateId: required");
        (await Exchange.Refused(kapso => kapso.Templates.FindAsync("8811", blank, "en"))).ShouldBe("name: required");
        (await Exchange.Refused(kapso => kapso.Templates.FindAsync("8811", "a", blank))).ShouldBe("language: required");
        (await Exchange.Refused(kapso => kapso.Templates.GetAsync("8811", blank))).Should().ContainSingle();
    }

    [Theory]
    [InlineData(100, 2388293, "Use fewer variables or more words around them.")]
    [InlineData(100, 2388040, "Shorten the field that is too long.")]
    public async Task Refusals_of_a_definition_say_what_to_do(int code, int subcode, string advice)
    {
        string answer = $$$"""{"error":{"message":"Invalid parameter","type":"OAuthException","code":{{{code}}},"error_subcode":{{{subcode}}},"error_user_title":"Title","error_user_msg":"Message","fbtrace_id":"A1"}}""";

        KapsoApiException refused = (await FluentActions.Awaiting(() => Exchange.Make(answer, kapso => kapso.Templates.CreateAsync("8811", Hello), HttpStatusCode.BadRequest)).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.Category.Should().Be(ErrorCategory.TemplateCreation);
        refused.Advice.Should().Be(advice);
        refused.Message.Should().Contain("createOrUpdateTemplate").And.Contain("Message");
    }

    private static void ShouldBeFull(Template template)
    {
        template.Should().BeEquivalentTo(new
        {
            Id = "920",
            Name = "order_ready",
            Language = "en_US",
            Status = TemplateStatus.Approved,
            Category = TemplateCategory.Utility,
            PreviousCategory = TemplateCategory.Marketing,
            CorrectCategory = TemplateCategory.Utility,
            SubCategory = "ORDER_STATUS",
            ParameterFormat = TemplateParameterFormat.Named,
            QualityScore = new { Score = TemplateQualityScore.Green, Date = DateTimeOffset.FromUnixTimeSeconds(1790000000), Reasons = new[] { "none" } },
            RejectedReason = TemplateRejectionReason.None,
            MessageSendTtl = TimeSpan.FromSeconds(600),
            LibraryTemplateName = "lib",
            CtaUrlLinkTrackingOptedOut = false,
        });
        template.Components.Should().ContainSingle().Which.Should().BeOfType<BodyDefinition>().Which.Text.Should().Be("Hi {{name}}!");
        template.DegreesOfFreedomSpec!.Value.GetRawText().Should().Be("""{"a":1}""");
        template.AdditionalData.Should().ContainKey("smell");
    }
}
