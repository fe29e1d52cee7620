using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Serialization;

/// <summary>A model as JSON again.</summary>
public sealed class WriteToTests
{
    [Theory]
    [InlineData("""{"id":"1","timestamp":"1767225540","type":"text","from":"1555","text":{"body":"Grüße 😀","tomorrow":[1,2.50]},"kapso":{"direction":"inbound","tomorrow":{"a":null}},"tomorrow":"x"}""")]
    [InlineData("""{"id":"1","type":"hologram","hologram":{"depth":3}}""")]
    [InlineData("""{"id":"1","type":"contacts","contacts":[{"name":{"formatted_name":"Ana"},"tomorrow":1}]}""")]
    [InlineData("""{"id":"1","type":"interactive","interactive":{"type":"tomorrow_reply","tomorrow_reply":{"a":1}}}""")]
    [InlineData("""{"id":"7","text":12}""")]
    public void A_message_of_a_list_is_written_as_it_came(string json) => JsonNode.DeepEquals(JsonNode.Parse(Written(json)), JsonNode.Parse(json)).Should().BeTrue(Written(json));

    [Fact]
    public void A_part_without_a_shape_of_its_own_says_so()
    {
        using Utf8JsonWriter writer = new(Stream.Null);

        new ContactsContent().Invoking(part => part.WriteTo(writer)).Should().Throw<NotSupportedException>().WithMessage("ContactsContent is written with the model that it is a part of.");
    }

    private static string Written(string json)
    {
        IReadOnlyList<Message> messages = Wire.ReadPage($$"""{"data":[{{json}}]}""").Items;
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            messages.Single().WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
