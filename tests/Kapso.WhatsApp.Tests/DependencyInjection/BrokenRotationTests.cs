using System.Net;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.DependencyInjection;

/// <summary>A configuration that is reloaded with something wrong in it must not change how a running client's calls end.</summary>
public sealed class BrokenRotationTests
{
    [Fact]
    public async Task A_refusal_after_a_broken_rotation_is_still_told_as_the_refusal_that_it_is()
    {
        using ScriptedTransport transport = new(KapsoUnderTest.Sent, KapsoUnderTest.Sent, Answer(HttpStatusCode.BadRequest, """{"error":{"message":"m","code":131047}}"""));
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Kapso:ApiKey", "key-old")]).Build();
        ServiceCollection registrations = [];
        registrations.AddKapsoWhatsApp(configuration.GetSection("Kapso")).ConfigurePrimaryHttpMessageHandler(() => transport);
        await using ServiceProvider services = registrations.BuildServiceProvider();
        MessagesClient messages = services.GetRequiredService<MessagesClient>();
        await Send();

        configuration["Kapso:ApiKey"] = "not a key";
        configuration.Invoking(changed => changed.Reload()).Should().Throw<OptionsValidationException>();

        (await Send()).Id.Should().Be("wamid.SENT");
        (await FluentActions.Awaiting(Send).Should().ThrowAsync<KapsoApiException>()).Which.IsWindowClosed.Should().BeTrue();
        transport.Requests.Select(request => request.Headers["X-API-Key"]).Should().Equal("key-old", "key-old", "key-old");

        Task<SentMessage> Send() => messages.SendTextAsync(KapsoUnderTest.PhoneNumberId, KapsoUnderTest.To, "Hello");
    }
}
