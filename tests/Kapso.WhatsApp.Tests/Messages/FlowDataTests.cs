using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

/// <summary>The data of a flow's first screen is given in the same ways to interactive messages and to flow buttons of templates.</summary>
public sealed partial class FlowDataTests
{
    private const string Expected = """{"Seats_Left":4,"car":"X1"}""";

    [Fact]
    public async Task Data_is_an_element_a_node_or_an_object_of_the_applications_own()
    {
        using JsonDocument document = JsonDocument.Parse(Expected);
        JsonElement element = document.RootElement;
        JsonObject node = new() { ["Seats_Left"] = 4, ["car"] = "X1" };
        Visit visit = new(4, "X1");
        FlowMessage[] messages =
        [
            Interactive.Flow("4711", "Book").Body("Book").Data(element).Build(),
            Interactive.Flow("4711", "Book").Body("Book").Data(node).Build(),
            Interactive.Flow("4711", "Book").Body("Book").Data(visit, VisitJson.Default.Visit).Build(),
        ];
        TemplateMessage[] templates =
        [
            TemplateMessage.Positional("visit", "en").FlowButton(0, "t", element).Build(),
            TemplateMessage.Positional("visit", "en").FlowButton(0, "t", node).Build(),
            TemplateMessage.Positional("visit", "en").FlowButton(0, "t", visit, VisitJson.Default.Visit).Build(),
            TemplateMessage.Named("visit", "en").Card(card => card.FlowButton(0, "t", visit, VisitJson.Default.Visit)).Card(card => card.FlowButton(0, "t", node)).Build(),
        ];

        // What was given may change or be disposed of before the message is sent.
        node["car"] = "changed";
        document.Dispose();

        foreach (OutgoingMessage message in messages.Concat<OutgoingMessage>(templates))
        {
            using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);
            await kapso.Client.Messages.SendAsync(KapsoUnderTest.PhoneNumberId, KapsoUnderTest.To, message);
            kapso.Transport.Requests.Single().Body.Should().Contain(Expected);
        }
    }

    internal sealed record Visit([property: JsonPropertyName("Seats_Left")] int SeatsLeft, [property: JsonPropertyName("car")] string Car);

    [JsonSerializable(typeof(Visit))]
    private sealed partial class VisitJson : JsonSerializerContext;
}
