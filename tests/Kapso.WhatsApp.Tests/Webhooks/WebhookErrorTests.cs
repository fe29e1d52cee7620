using System.Net;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Webhooks;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Webhooks;

/// <summary>What the server refuses, and what happens when it does not answer.</summary>
public sealed class WebhookErrorTests
{
    private static readonly NewWebhook OfNumber = new() { Url = "https://example.com", SecretKey = "s3cret", Events = [WebhookEventType.MessageSent] };
    private static readonly NewProjectWebhook OfProject = new() { Url = "https://example.com", Events = [WebhookEventType.ProjectEvent] };

    public static TheoryData<string> Operations => [.. Calls.Keys];

    private static Dictionary<string, Func<WebhooksClient, Task>> Calls { get; } = new()
    {
        ["listWhatsappProjectWebhooks"] = webhooks => webhooks.List().GetPageAsync(),
        ["createWhatsappProjectWebhook"] = webhooks => webhooks.CreateAsync(OfProject),
        ["getWhatsappProjectWebhook"] = webhooks => webhooks.GetAsync("w1"),
        ["updateWhatsappProjectWebhook"] = webhooks => webhooks.UpdateAsync("w1", new WebhookUpdate { Active = true }),
        ["deleteWhatsappProjectWebhook"] = webhooks => webhooks.DeleteAsync("w1"),
        ["testWhatsappProjectWebhook"] = webhooks => webhooks.TestAsync("w1"),
        ["listWhatsappPhoneNumberWebhooks"] = webhooks => webhooks.List("647").GetPageAsync(),
        ["createWhatsappPhoneNumberWebhook"] = webhooks => webhooks.CreateAsync("647", OfNumber),
        ["getWhatsappPhoneNumberWebhook"] = webhooks => webhooks.GetAsync("647", "w1"),
        ["updateWhatsappPhoneNumberWebhook"] = webhooks => webhooks.UpdateAsync("647", "w1", new WebhookUpdate { Active = true }),
        ["deleteWhatsappPhoneNumberWebhook"] = webhooks => webhooks.DeleteAsync("647", "w1"),
        ["listWebhookDeliveries"] = webhooks => webhooks.ListDeliveries().GetPageAsync(),
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_refusal_says_what_was_refused(string operation)
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.NotFound, """{"error":"Not found"}"""));

        KapsoApiException refused = (await kapso.Client.Webhooks.Awaiting(Calls[operation]).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.OperationId.Should().Be(operation);
        refused.StatusCode.Should().Be(HttpStatusCode.NotFound);
        refused.Category.Should().Be(ErrorCategory.NotFound);
    }

    [Fact]
    public async Task An_unsupported_event_is_a_validation_error_of_the_server()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.UnprocessableEntity, """{"error":"Events contains unsupported events: \"whatsapp.tomorrow\""}"""));

        KapsoApiException refused = (await kapso.Client.Webhooks.Awaiting(Calls["createWhatsappProjectWebhook"]).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        refused.Message.Should().Contain("whatsapp.tomorrow");
        refused.ToString().Should().NotContain(OfNumber.SecretKey);
    }

    [Theory]
    [InlineData("createWhatsappProjectWebhook")]
    [InlineData("createWhatsappPhoneNumberWebhook")]
    [InlineData("testWhatsappProjectWebhook")]
    public async Task What_could_happen_twice_is_never_tried_again(string operation)
    {
        using KapsoUnderTest kapso = new(Fail(HttpRequestError.ResponseEnded), Answer(HttpStatusCode.OK, WebhookAnswers.One));

        KapsoTransportException lost = (await kapso.Client.Webhooks.Awaiting(Calls[operation]).Should().ThrowAsync<KapsoTransportException>()).Which;

        lost.OutcomeUnknown.Should().BeTrue();
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("getWhatsappProjectWebhook")]
    [InlineData("updateWhatsappProjectWebhook")]
    [InlineData("updateWhatsappPhoneNumberWebhook")]
    [InlineData("deleteWhatsappPhoneNumberWebhook")]
    public async Task What_changes_nothing_the_second_time_is_tried_again(string operation)
    {
        using KapsoUnderTest kapso = new(Fail(HttpRequestError.ResponseEnded), Answer(HttpStatusCode.OK, WebhookAnswers.One));

        await Calls[operation](kapso.Client.Webhooks);

        kapso.Transport.Requests.Should().HaveCount(2);
    }
}
