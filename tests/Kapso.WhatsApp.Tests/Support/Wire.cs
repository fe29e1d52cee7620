using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Tests.Support;

/// <summary>Messages to and from the JSON that they are on the wire.</summary>
internal static class Wire
{
    public static Message Read(string json) => JsonSerializer.Deserialize(json, MessagesJson.Default.Message)!;

    public static Page<Message> ReadPage(string json)
    {
        using HttpResponseMessage response = new();
        return new PageAnswer<Message>(MessagesJson.Default.Message, Paging.Cursors, null).Read(
            new ResponseBody(response.StatusCode, response.Headers, "application/json", System.Text.Encoding.UTF8.GetBytes(json)));
    }

    public static string Write(Message message) => JsonSerializer.Serialize(message, MessagesJson.Default.Message);

    /// <summary>Reads a message that has nothing but an id, the members given, and what is asked for.</summary>
    public static Message ReadMembers(string members) => Read($$"""{"id":"wamid.1",{{members}}}""");

    public static TContent Content<TContent>(string members)
        where TContent : MessageContent => ReadMembers(members).Content.Should().BeOfType<TContent>().Subject;

    /// <summary>The same JSON, whatever the order of members.</summary>
    public static void ShouldSurvive(string json)
    {
        string written = Write(Read(json));
        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(json)).Should().BeTrue($"what was read as {json} was written as {written}");
    }
}
