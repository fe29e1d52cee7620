using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>A server that sends back what it was sent puts no secret, no text and no phone number into an exception.</summary>
public sealed class EchoedSecretsTests
{
    private const string Secret = "s3cr3t-\"value\"-of-mine";
    private const string Words = "The parcel is at the neighbour's";

    private static readonly Dictionary<string, Func<KapsoWhatsAppClient, Task>> Calls = new()
    {
        ["text"] = kapso => kapso.Messages.SendTextAsync("1", EmulatedKapso.To, Words),
        ["caption"] = kapso => kapso.Messages.SendAsync("1", EmulatedKapso.To, new ImageMessage(Media.FromId("2")) { Caption = Words }),
        ["buttons"] = kapso => kapso.Messages.SendAsync("1", EmulatedKapso.To, Interactive.Buttons().Body(Words).Reply("id", "Fine by me").Build()),
        ["template"] = kapso => kapso.Messages.SendAsync("1", EmulatedKapso.To, TemplateMessage.Positional("order", "en").Body(Words).Build()),
        ["project webhook"] = kapso => kapso.Webhooks.CreateAsync(
            new NewProjectWebhook { Url = "https://a.example/hook", Events = [WebhookEventType.MessageReceived], PhoneNumberId = "1", SecretKey = Secret, Headers = new Dictionary<string, string> { ["X-Own"] = Secret } }),
        ["webhook update"] = kapso => kapso.Webhooks.UpdateAsync("1", new WebhookUpdate { SecretKey = Secret }),
        ["function secret"] = kapso => kapso.Functions.CreateSecretAsync("1", "KEY", Secret),
        ["connect number"] = kapso => kapso.PhoneNumbers.ConnectAsync(
            "1", new NewPhoneNumber { Name = "n", PhoneNumberId = "1", BusinessAccountId = "2", AccessToken = Secret, WebhookVerifyToken = Secret }),
        ["sip password"] = kapso => kapso.PhoneNumbers.UpdateSettingsAsync(
            "1", new PhoneNumberSettingsUpdate { Calling = new CallingSettingsUpdate { Status = SettingStatus.Enabled, Sip = new SipSettings { Servers = [new SipServer { Hostname = "sip.example", SipUserPassword = Secret }] } } }),
        ["pin"] = kapso => kapso.PhoneNumbers.SetPinAsync("1", "471193"),
        ["verification code"] = kapso => kapso.PhoneNumbers.VerifyCodeAsync("1", "471193"),
        ["call"] = kapso => kapso.Calls.StartAsync("1", "+15551234567", $"v=0\r\na=ice-pwd:471193{Words}\r\n"),
        ["contact"] = kapso => kapso.Contacts.CreateAsync(new Contacts.NewContact { Person = "+15551234567", ProfileName = Words }),
        ["blocked user"] = kapso => kapso.BlockedUsers.BlockAsync("1", ["+15551234567"]),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string call in Calls.Keys)
            {
                foreach (string form in new[] { "as JSON", "in a text", "in a text of JSON", "as it is", "broken off" })
                {
                    cases.Add(call, form);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Nothing_of_it_is_shown(string call, string form)
    {
        await using WebApplication server = await StartAsync(form);
        using KapsoWhatsAppClient kapso = new(new KapsoWhatsAppOptions { ApiKey = "some-api-key", BaseAddress = new Uri(server.Urls.Single()) });

        KapsoApiException refused = (await kapso.Awaiting(Calls[call]).Should().ThrowAsync<KapsoApiException>()).Which;

        string shown = string.Join('\n', refused.ToString(), refused.ServerMessage, refused.Details, refused.ResponseBody);
        refused.ResponseBody.Should().NotBeEmpty();
        shown.Should().NotContain("s3cr3t").And.NotContain("parcel").And.NotContain("Fine by me").And.NotContain("471193").And.NotContain("5551234567").And.NotContain("555123");
    }

    private static async Task<WebApplication> StartAsync(string form)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Run(async context =>
        {
            using StreamReader reader = new(context.Request.Body, Encoding.UTF8);
            string body = await reader.ReadToEndAsync();
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync(form switch
            {
                "as JSON" => "{\"error\":{\"message\":\"Cannot take it\",\"code\":100},\"request\":" + body + "}",
                "in a text" => "{\"error\":{\"message\":" + Quoted("Cannot take " + string.Join(", ", ValuesOf(body))) + ",\"code\":100}}",
                "in a text of JSON" => "{\"error\":" + Quoted("Cannot take " + body) + "}",
                "as it is" => body,
                _ => body[..^1],
            });
        });
        await server.StartAsync();
        return server;
    }

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static IEnumerable<string> ValuesOf(string body)
    {
        Stack<JsonNode?> open = new([JsonNode.Parse(body)]);
        while (open.TryPop(out JsonNode? node))
        {
            if (node is JsonValue value)
            {
                yield return value.ToString();
            }

            foreach (JsonNode? child in node switch
            {
                JsonObject holder => holder.Select(member => member.Value),
                JsonArray list => list,
                _ => Enumerable.Empty<JsonNode?>(),
            })
            {
                open.Push(child);
            }
        }
    }
}
