using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

public class RawMessageTests
{
    [Fact]
    public void The_content_is_written_as_it_was_given()
    {
        RawMessage message = RawMessage.FromJson("pin", """{ "type": "pin", "Expiration_Days": 7.0, "name": "é\u00e9" }""");

        message.Type.Should().Be("pin");
        message.ContentJson().Should().Be("""{ "type": "pin", "Expiration_Days": 7.0, "name": "é\u00e9" }""");
        message.ShouldBreakNothing();
    }

    [Fact]
    public void An_element_that_was_parsed_before_is_written_as_it_was_read()
    {
        using JsonDocument document = JsonDocument.Parse("""{"content":[1, 2.50]}""");

        RawMessage message = RawMessage.FromJson("poll", document.RootElement.GetProperty("content"));

        document.Dispose();
        message.ContentJson().Should().Be("[1, 2.50]");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{'a':1}")]
    public void Malformed_json_is_refused_at_once(string json)
    {
        Action make = () => RawMessage.FromJson("pin", json);

        make.Should().Throw<KapsoValidationException>().Which.Problems.Should().ContainSingle()
            .Which.Should().Match<ValidationProblem>(problem => problem.Path == "content" && problem.Rule == "json");
    }

    [Theory]
    [InlineData("messaging_product")]
    [InlineData("recipient_type")]
    [InlineData("to")]
    [InlineData("recipient")]
    [InlineData("type")]
    [InlineData("context")]
    [InlineData("biz_opaque_callback_data")]
    [InlineData("messaging_account_id")]
    [InlineData("recipient_identity_key_hash")]
    public void A_type_that_every_send_has_as_a_member_is_refused(string type)
    {
        foreach (Action make in new Action[] { () => RawMessage.FromJson(type, "{}"), () => RawMessage.FromJson(type, JsonDocument.Parse("{}").RootElement) })
        {
            make.Should().Throw<KapsoValidationException>().Which.Problems.Should().ContainSingle()
                .Which.Should().Match<ValidationProblem>(problem => problem.Path == "type" && problem.Rule == "reserved");
        }
    }

    [Fact]
    public void A_missing_type_and_missing_content_are_reported_together()
    {
        Action make = () => RawMessage.FromJson(" ", default(JsonElement));

        make.Should().Throw<KapsoValidationException>().Which.Problems.Select(problem => (problem.Path, problem.Rule))
            .Should().Equal(("type", "required"), ("content", "required"));
    }
}
