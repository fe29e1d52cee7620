using System.Text;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>Webhooks are received without a web framework: a body and headers in, the response to send out.</summary>
public sealed class AnyHostTests : IAsyncDisposable
{
    private readonly List<string> _handled = [];
    private ServiceProvider? _services;

    [Fact]
    public async Task A_signed_message_is_handled_once_and_answered_200()
    {
        IKapsoWebhooks webhooks = Create();

        WebhookResponse first = await DeliverAsync(webhooks, Receiver.Message("wamid.1"));
        WebhookResponse again = await DeliverAsync(webhooks, Receiver.Message("wamid.1"));

        (first.Result, first.StatusCode, first.IsSuccess, first.IsTransient).Should().Be((WebhookResult.Accepted, 200, true, false));
        again.Should().BeSameAs(first);
        _handled.Should().Equal("wamid.1");
    }

    [Theory]
    [InlineData("unsigned", WebhookResult.Unverified, 401, false)]
    [InlineData("[]", WebhookResult.Unreadable, 400, false)]
    [InlineData("too large", WebhookResult.TooLarge, 413, false)]
    [InlineData("old", WebhookResult.TooOld, 200, false)]
    [InlineData("fails", WebhookResult.Failed, 500, true)]
    [InlineData("busy", WebhookResult.Busy, 503, true)]
    public async Task Each_result_has_a_status_and_says_whether_it_is_worth_another_delivery(string what, WebhookResult result, int status, bool isTransient)
    {
        IKapsoWebhooks webhooks = Create(options =>
        {
            options.MaxBodyBytes = 1000;
            options.MaxAge = what is "old" ? TimeSpan.FromDays(1) : null;
            (options.Mode, options.QueueCapacity) = what is "busy" ? (WebhookMode.Queued, 1) : (WebhookMode.Inline, 10);
        });
        string body = what switch
        {
            "[]" => "[]",
            "too large" => Receiver.Message("wamid.1", new string('a', 1000)),
            _ => Receiver.Message("wamid.1", what),
        };
        if (what is "busy")
        {
            await DeliverAsync(webhooks, Receiver.Message("wamid.0", "waits"));
        }

        WebhookResponse response = await DeliverAsync(webhooks, body, what is "unsigned" ? "of somebody else" : Receiver.Secret);

        (response.Result, response.StatusCode, response.IsTransient, response.IsSuccess).Should().Be((result, status, isTransient, status == 200));
        _handled.Should().BeEmpty();
    }

    [Fact]
    public async Task A_tenant_is_found_by_the_address_a_header_or_the_number()
    {
        List<(string?, string?, string?)> asked = [];
        IKapsoWebhooks webhooks = Create(options => options.ResolveTenant = request =>
        {
            asked.Add((request.RouteValue("tenant"), request.Header("x-forwarded-host"), request.PhoneNumberId));
            return ValueTask.FromResult<WebhookTenant?>(new WebhookTenant("anna", ["of anna"], ["999"]));
        });

        WebhookResponse response = await DeliverAsync(webhooks, Receiver.Message("wamid.1"), "of anna", name => name is "tenant" ? "a" : null);
        await DeliverAsync(webhooks, Receiver.Message("wamid.1"), "of anna");

        response.Result.Should().Be(WebhookResult.NotOwned);
        response.StatusCode.Should().Be(403);
        asked.Should().Equal(("a", "anna.example.com", "647"), (null, "anna.example.com", "647"));
    }

    [Fact]
    public async Task Nothing_is_handled_for_a_caller_that_has_cancelled()
    {
        IKapsoWebhooks webhooks = Create();

        Func<Task> deliver = () => DeliverAsync(webhooks, Receiver.Message("wamid.1"), cancellationToken: new CancellationToken(canceled: true));

        await deliver.Should().ThrowAsync<OperationCanceledException>();
        _handled.Should().BeEmpty();
    }

    [Fact]
    public void Invalid_options_are_found_also_where_no_host_starts()
    {
        Action create = () => Create(options => options.MaxBodyBytes = 0);

        create.Should().Throw<OptionsValidationException>().WithMessage("*MaxBodyBytes*");
    }

    [Fact]
    public void Metas_question_is_answered_without_an_endpoint()
    {
        IKapsoWebhooks webhooks = Create(options => options.MetaVerifyToken = "t");

        webhooks.AnswerVerificationRequest("subscribe", "t", "7").Should().Be("7");
        webhooks.AnswerVerificationRequest("subscribe", "other", "7").Should().BeNull();
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }
    }

    private IKapsoWebhooks Create(Action<KapsoWebhookOptions>? configure = null)
    {
        ServiceCollection services = new();
        services.AddKapsoWebhooks(options =>
        {
            options.Secrets.Add(Receiver.Secret);
            configure?.Invoke(options);
        }).On<MessageReceivedEvent>((received, _, cancellationToken) =>
        {
            switch (received.Message.Content)
            {
                case Messages.TextContent { Body: "fails" }:
                    throw new InvalidOperationException("It fails.");
                case Messages.TextContent { Body: "waits" }:
                    return Task.Delay(Timeout.Infinite, cancellationToken);
                default:
                    _handled.Add(received.Message.Id);
                    return Task.CompletedTask;
            }
        });
        _services = services.BuildServiceProvider();
        return _services.GetRequiredService<IKapsoWebhooks>();
    }

    private static Task<WebhookResponse> DeliverAsync(
        IKapsoWebhooks webhooks, string body, string secret = Receiver.Secret, Func<string, string?>? routeValue = null, CancellationToken cancellationToken = default)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase)
        {
            ["X-Webhook-Event"] = Receiver.MessageReceived,
            ["X-Webhook-Signature"] = WebhookSignature.Compute(bytes, secret),
            ["X-Forwarded-Host"] = "anna.example.com",
        };
        return webhooks.ReceiveAsync(bytes, name => headers.GetValueOrDefault(name), routeValue, cancellationToken);
    }
}
