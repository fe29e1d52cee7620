using System.Reflection;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.Tests.Http;

/// <summary>A client that is bound to one number calls what the whole client calls with that number's id.</summary>
public sealed class NumberClientTests
{
    private static readonly Dictionary<string, Func<NumberClient, Task>> Calls = new()
    {
        ["SendAsync"] = number => number.SendAsync("+15551234567", new TextMessage("a")),
        ["SendTextAsync"] = number => number.SendTextAsync("+15551234567", "a"),
        ["SendRawAsync(String)"] = number => number.SendRawAsync("""{"to":"+15551234567","type":"text"}"""),
        ["SendRawAsync(JsonElement)"] = number => number.SendRawAsync(System.Text.Json.JsonDocument.Parse("""{"to":"+15551234567","type":"text"}""").RootElement),
        ["SendMarketingAsync"] = number => number.SendMarketingAsync("+15551234567", TemplateMessage.Named("a", "en").Build()),
        ["MarkAsReadAsync"] = number => number.MarkAsReadAsync("wamid.1"),
        ["ListMessages"] = number => number.ListMessages().GetPageAsync(),
        ["GetMessageAsync"] = number => number.GetMessageAsync("wamid.1"),
        ["UploadMediaAsync"] = number => number.UploadMediaAsync(MediaFile.FromBytes(new byte[] { 1 }, "a.png", "image/png")),
        ["GetMediaAsync"] = number => number.GetMediaAsync("930"),
        ["DownloadMediaAsync"] = number => number.DownloadMediaAsync("930"),
        ["DownloadMediaToFileAsync"] = number => number.DownloadMediaToFileAsync("930", Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())),
        ["DeleteMediaAsync"] = number => number.DeleteMediaAsync("930"),
        ["ListConversations"] = number => number.ListConversations(new ConversationFilter { PageSize = 1 }).GetPageAsync(),
        ["GetConversationAsync"] = number => number.GetConversationAsync("c"),
        ["TakeConversationAsync"] = number => number.TakeConversationAsync("+15551234567"),
        ["ReleaseConversationAsync"] = number => number.ReleaseConversationAsync("+15551234567"),
        ["PassConversationAsync"] = number => number.PassConversationAsync("+15551234567"),
        ["ListContacts"] = number => number.ListContacts().GetPageAsync(),
    };

    public static TheoryData<string> Methods =>
        [.. typeof(NumberClient).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName)
            .GroupBy(method => method.Name).SelectMany(overloads => overloads.Select(method => overloads.Count() is 1 ? method.Name : $"{method.Name}({method.GetParameters()[0].ParameterType.Name})"))];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Every_call_is_about_the_number(string method)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(System.Net.HttpStatusCode.NotFound, """{"error":"No"}"""));

        await Calls[method].Invoking(call => call(kapso.Client.Number("647001"))).Should().ThrowAsync<KapsoApiException>();

        kapso.Transport.Requests.Should().ContainSingle().Which.Uri.AbsoluteUri.Should().Contain("647001");
    }

    [Theory]
    [InlineData("+15551234567")]
    [InlineData("+1 (555) 123-4567")]
    [InlineData("1-555-123-4567")]
    public void A_phone_number_in_place_of_its_id_is_refused(string phone)
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);

        ValidationProblem problem = kapso.Client.Invoking(client => client.Number(phone)).Should().Throw<KapsoValidationException>().Which.Problems.Single();

        (problem.Path, problem.Rule, problem.Message).Should().Be(("phoneNumberId", "id", "this is a phone number, and an id is needed"));
        problem.Value.Should().NotContain("555");
    }

    [Fact]
    public async Task It_is_injected_when_the_id_is_configured()
    {
        ServiceCollection services = [];
        ScriptedTransport transport = new(KapsoUnderTest.Sent);
        services.AddKapsoWhatsApp(options => (options.ApiKey, options.PhoneNumberId) = (KapsoUnderTest.ApiKey, "647001")).ConfigurePrimaryHttpMessageHandler(() => transport);
        using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<NumberClient>().SendTextAsync("+15551234567", "Hello");

        transport.Requests.Single().Uri.AbsoluteUri.Should().Be(Exchange.WhatsApp + "647001/messages");
    }

    [Fact]
    public void Without_a_configured_id_the_reason_is_told()
    {
        ServiceCollection services = [];
        services.AddKapsoWhatsApp(options => options.ApiKey = KapsoUnderTest.ApiKey);
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.Invoking(p => p.GetRequiredService<NumberClient>()).Should().Throw<InvalidOperationException>().WithMessage("*PhoneNumberId*");
    }
}
