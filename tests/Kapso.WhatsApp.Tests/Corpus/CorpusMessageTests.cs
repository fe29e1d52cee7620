using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Tests.Agreement;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Corpus;

/// <summary>The messages in tests/Corpus/messages: what is sent of each, and what is refused before the call.</summary>
public sealed class CorpusMessageTests
{
    private const string Folder = "messages";

    public static TheoryData<string> Ids => CorpusCase.Ids(Folder);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_comes_of_a_message(string id)
    {
        MessageCase sent = CorpusCase.Read<MessageCase>(Folder, id);

        sent.ShouldHold(await SendAsync(sent));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_emulator_sees_the_recipient_alike(string id)
    {
        Person person = CorpusCase.Read<MessageCase>(Folder, id).To;
        string[] broken = Person.TryParse(person.Written, out _) ? [] : [person.Value.StartsWith('0') ? "to: begins with 0" : "to: phone-number"];

        Agreement.Agreement.Problem("message", broken, EmulatorChecks.Recipient(person.Written)).Should().BeNull();
    }

    private static async Task<MessageResult> SendAsync(MessageCase sent)
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);
        try
        {
            OutgoingMessage message = Message(sent);
            message.ShouldBeSeenAlikeByTheEmulator();
            if (sent.Template is { } template)
            {
                EmulatorChecks.TemplateFit(template, message.ContentJson()).Should().BeNull("the SDK takes the message for its template");
            }

            await kapso.Client.Messages.SendAsync("811", sent.To, message);
            return new MessageResult(JsonElement.Parse(kapso.Transport.Requests.Single().Body!), []);
        }
        catch (KapsoValidationException refused)
        {
            kapso.Transport.Requests.Should().BeEmpty();
            return new MessageResult(null, refused.Problems);
        }
    }

    private static OutgoingMessage Message(MessageCase sent)
    {
        string header = sent.Header ?? "";
        switch (sent.Kind)
        {
            case "text":
                return new TextMessage(sent.Body.Single());
            case "buttons":
                return Interactive.Buttons().Header(header).Body(sent.Body.Single()).Reply("a", "Yes").Build();
            case "list":
                return Interactive.List("Show").Header(header).Body(sent.Body.Single()).Section("Today", section => section.Row("1", "Soup")).Build();
            case "link":
                return Interactive.CallToAction("Open", "https://shop.example").Header(header).Body(sent.Body.Single()).Build();
            case "flow":
                return Interactive.Flow("4711", "Book").Header(header).Body(sent.Body.Single()).Build();
            case "positional template":
                PositionalTemplateBuilder positional = TemplateMessage.Positional("corpus", "es");
                return (sent.Header is null ? positional : positional.Header(header)).Body(sent.Body).Build();
            case "named template":
                NamedTemplateBuilder named = TemplateMessage.Named("corpus", "es");
                return (sent.Header is null ? named : named.Header("title", header)).Body("value", sent.Body.Single()).Build();
            case "template with cards":
                return TemplateMessage.Positional("corpus", "es").Card(card => card.Body(sent.Body)).Card(card => card.Body("plain")).Build();
            case "template with currency":
                return TemplateMessage.Positional("corpus", "es").BodyCurrency(9.5m, "EUR", sent.Body.Single()).Build();
            case "template with date":
                return TemplateMessage.Positional("corpus", "es").BodyDateTime(sent.Body.Single()).Build();
            case "known template":
                DefinedTemplateBuilder known = TemplateDefinition.Parse(sent.Template!.Value.GetRawText()).CreateMessage();
                known = sent.Body.Count > 0 ? known.Body(sent.Body) : known;
                foreach ((string index, string suffix) in sent.UrlSuffixes)
                {
                    known.UrlButton(int.Parse(index, System.Globalization.CultureInfo.InvariantCulture), suffix);
                }

                foreach (JsonElement component in sent.Components)
                {
                    known.Component(new RawTemplateComponent(component));
                }

                return known.Build();
            default:
                throw new ArgumentException($"No case may send \"{sent.Kind}\"; add it to {nameof(CorpusMessageTests)}.");
        }
    }

    private sealed record MessageCase : CorpusCase
    {
        public required string Kind { get; init; }

        public string To { get; init; } = "+34600000001";

        public string? Header { get; init; }

        public IReadOnlyList<string> Body { get; init; } = ["Hello"];

        public JsonElement? Template { get; init; }

        public Dictionary<string, string> UrlSuffixes { get; init; } = [];

        public IReadOnlyList<JsonElement> Components { get; init; } = [];
    }

    /// <summary>What came of a message: the body of the request, or why there was none.</summary>
    private sealed record MessageResult(JsonElement? Sent, IReadOnlyList<ValidationProblem> Problems);
}
