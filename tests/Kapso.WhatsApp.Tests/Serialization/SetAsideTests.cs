using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Workflows;

namespace Kapso.WhatsApp.Tests.Serialization;

/// <summary>What a model could not take of the server's JSON is in its place again when the model is written.</summary>
public sealed class SetAsideTests
{
    private const string Hours = """
        {"weekly_operating_hours":[{"day_of_week":"MONDAY","open_time":"0900"},{"day_of_week":"TUESDAY","open_time":"0900","close_time":"1800"},{"open_time":"1000"}],"timezone_id":"Europe/Berlin"}
        """;

    [Fact]
    public async Task Settings_that_were_read_are_sent_with_the_days_that_could_not_be_read()
    {
        (PhoneNumberSettings settings, _) = await Exchange.Make("""{"calling":{"call_hours":""" + Hours + "}}", kapso => kapso.PhoneNumbers.GetSettingsAsync("123"));
        CallHours hours = settings.Calling!.CallHours!;
        CallingSettingsUpdate calling = new() { Status = SettingStatus.Enabled, CallHours = hours with { TimezoneId = "Europe/Paris" } };

        SeenRequest request = await Exchange.Make("""{"success":true}""", kapso => kapso.PhoneNumbers.UpdateSettingsAsync("123", new PhoneNumberSettingsUpdate { Calling = calling }));

        hours.AdditionalData.Keys.Should().BeEquivalentTo("weekly_operating_hours[0]", "weekly_operating_hours[2]");
        ShouldEqual(request.Body!, """{"calling":{"status":"enabled","call_hours":""" + Hours.Replace("Berlin", "Paris", StringComparison.Ordinal) + "}}");
    }

    [Fact]
    public void A_workflow_that_was_changed_keeps_the_edges_that_could_not_be_read()
    {
        const string edges = """{"edges":[{"label":"a"},{"source":"1","target":"2","label":"b"},7,{"source":"2","target":"3","label":"c"}]}""";
        WorkflowDefinition definition = WorkflowDefinition.Parse(edges);

        WorkflowDefinition changed = definition with { Edges = [.. definition.Edges, new WorkflowEdge { Source = "3", Target = "4", Label = "d" }] };

        JsonNode written = JsonNode.Parse(changed.ToJson())!["edges"]!;
        JsonNode expected = JsonNode.Parse(edges)!["edges"]!;
        expected.AsArray().Add(JsonNode.Parse("""{"source":"3","target":"4","label":"d"}"""));
        ShouldEqual(written.ToJsonString(), expected.ToJsonString());
    }

    [Theory]
    [InlineData("""{"id":"1","type":"text","text":{"body":"a"},"errors":[7,{"code":1},{"code":2},"x"]}""")]
    [InlineData("""{"id":"1","type":"text","text":{"body":"a"},"errors":[7]}""")]
    [InlineData("""{"id":"1","type":"text","text":{"body":"a"},"errors":"none","timestamp":"yesterday"}""")]
    public void A_message_is_written_with_what_could_not_be_read(string json) => ShouldEqual(Written(Wire.ReadPage($$"""{"data":[{{json}}]}""").Items.Single()), json);

    [Theory]
    [InlineData("""{"id":"1","\u0001a\u00020":7}""", """{"id":"1","a":[7]}""")]
    [InlineData("""{"id":"1","\u0001a\u00037\u00021":7,"a":{"b":1}}""", """{"id":"1","a":{"b":1,"7":[7]}}""")]
    [InlineData("""{"a":null,"\u0001a\u00020\u00020":7}""", """{"a":[[7]]}""")]
    [InlineData("""{"a":[],"\u0001a":7}""", """{"a":7}""")]
    [InlineData("""{"a":[1],"\u0001a":7}""", """{"a":[1]}""")]
    [InlineData("""{"a":"set later","\u0001a\u00020":7}""", """{"a":"set later"}""")]
    [InlineData("""{"b":"\u0001a","a[0]":1,"a.b":[]}""", """{"b":"\u0001a","a[0]":1,"a.b":[]}""")]
    [InlineData("""{"\u0001a\u000299":3,"a":[1],"\u0001a\u00021":2}""", """{"a":[1,2,3]}""")]
    [InlineData("""[{"x":[{"\u0001a\u00020":3,"a":[1]}]}]""", """[{"x":[{"a":[3,1]}]}]""")]
    [InlineData("""{"\u0001":1,"\u0001a\u0002":2,"\u0001b\u0002x":3}""", """{"":1,"a":[],"b":[]}""")]
    public void Parts_are_put_back_by_their_places(string json, string expected)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            SetAside.PutBack(Encoding.UTF8.GetBytes(json), writer);
        }

        ShouldEqual(Encoding.UTF8.GetString(stream.ToArray()), expected);
    }

    [Fact]
    public void An_indented_writer_indents_a_model()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            Wire.ReadPage("""{"data":[{"id":"1"}]}""").Items.Single().WriteTo(writer);
        }

        Encoding.UTF8.GetString(stream.ToArray()).Should().Be("{\n  \"id\": \"1\"\n}");
    }

    private static string Written(KapsoModel model)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            model.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void ShouldEqual(string json, string expected) => JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(expected)).Should().BeTrue("{0} is to be {1}", json, expected);
}
