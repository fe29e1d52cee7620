using System.Net;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class TemplateKnowledgeTests : EmulatorTest
{
    protected override KapsoEmulatorOptions Options => base.Options with
    {
        Templates =
        [
            new() { Name = "login_code", Language = "en", Category = "AUTHENTICATION" },
            new() { Name = "receipt", Language = "en", Category = "UTILITY" },
        ],
    };

    [Fact]
    public async Task An_unknown_name_or_language_does_not_exist() =>
        await ShouldBeMetaErrorAsync(
            await PostAsync(Messages, Template("receipt", "de")),
            404,
            132001,
            "Template name does not exist in the translation",
            "Template name (receipt) does not exist in de.");

    [Fact]
    public async Task A_login_code_needs_a_phone_number()
    {
        await SendAsync(Template("login_code", "en"));

        using HttpResponseMessage response = await PostAsync(Messages, Template("login_code", "en").Replace($"\"to\":\"+{Customer}\"", "\"recipient\":\"US.1\""));

        ((int)(await ReadAsync(response))["error"]!["code"]!).Should().Be(131062);
    }

    [Fact]
    public async Task A_utility_template_reaches_a_customer_who_stopped_marketing()
    {
        Kapso.SetRecipient(new EmulatedRecipient { Id = Customer, HasStoppedMarketing = true });

        (await PostAsync(Messages, Template("receipt", "en"))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_marketing_endpoint_refuses_a_utility_template()
    {
        using HttpResponseMessage response = await PostAsync($"meta/whatsapp/v24.0/{Kapso.PhoneNumberId}/marketing_messages", Template("receipt", "en"));

        ((int)(await ReadAsync(response))["error"]!["code"]!).Should().Be(134100);
    }

    private static string Template(string name, string language) =>
        Of("template", $$$"""{"name":"{{{name}}}","language":{"code":"{{{language}}}"}}""");
}
