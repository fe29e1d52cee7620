using System.Text.Json;
using Kapso.WhatsApp.Flows;

namespace Kapso.WhatsApp.Tests.Flows.Json;

/// <summary>What is read is what is written.</summary>
public sealed class FlowDefinitionTests
{
    public static TheoryData<string> Fixtures => [FlowFixtures.SignUp, FlowFixtures.Booking, FlowFixtures.Everything];

    public static TheoryData<string> Oddities => new()
    {
        """{"type":"Hologram","depth":3,"on-wave-action":{"name":"wave"}}""",
        """{"type":"TextHeading","text":"A","glow":true}""",
        """{"type":"TextHeading"}""",
        """{"type":"TextHeading","text":7}""",
        """{"type":7}""",
        "7",
        """{"type":"TextInput","name":"a","label":"A","input-type":"telepathy","min-chars":"${data.min}"}""",
        """{"type":"CalendarPicker","name":"a","label":{"start-date":"A","middle":"B"}}""",
        """{"type":"Footer","label":"A","on-click-action":{"name":"wave","to":"all"}}""",
        """{"type":"Footer","label":"A","on-click-action":{"name":"navigate","next":{"type":"plugin","name":"A","x":1},"payload":{"a":null},"y":[]}}""",
        """{"type":"Footer","label":"A","on-click-action":{"name":"navigate","payload":{}}}""",
        """{"type":"Dropdown","name":"a","label":"A","data-source":[{"id":"1","title":"A","mood":"good"}]}""",
        """{"type":"Image","src":"a","width":1.5}""",
        """{"type":"Image","src":"a","aspect-ratio":1e999}""",
    };

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_flow_is_written_as_it_was_read(string json) => FlowDefinition.Parse(json).ToJson().ShouldBeJson(json);

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_flow_is_read_without_unknown_parts(string json) =>
        FlowDefinition.Parse(json).Screens.SelectMany(screen => screen.Layout.Children).Should().NotContain(component => component is UnknownFlowComponent || component.AdditionalData.Count > 0);

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_valid_flow_has_no_problems(string json)
    {
        FlowDefinition.FindProblems(json).Select(problem => problem.ToString()).Should().BeEmpty();
        FlowDefinition.Parse(json).FindProblems().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public void What_is_unknown_or_broken_is_kept(string component)
    {
        string json = "{\"version\":\"9.1\",\"colour\":\"red\",\"screens\":[{\"id\":\"A\",\"mood\":\"good\",\"data\":{\"a\":true,\"b\":{\"type\":7,\"enum\":[1]}},\"layout\":{\"type\":\"Grid\",\"columns\":2,\"children\":[" + component + "]}}]}";

        FlowDefinition.Parse(json).ToJson().ShouldBeJson(json);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"screens\":7}")]
    [InlineData("{\"screens\":[{\"id\":\"A\"}]}")]
    [InlineData("{\"version\":\"\\ud800\"}")]
    [InlineData("{} {}")]
    public void What_is_no_flow_is_refused(string json) => FluentActions.Invoking(() => FlowDefinition.Parse(json)).Should().Throw<JsonException>();

    [Fact]
    public void An_address_that_was_read_is_kept() => FlowDefinition.Parse("""{"version":"2.1","data_channel_uri":"https://a.example","screens":[]}""").DataChannelUri.Should().Be("https://a.example");

    [Fact]
    public void Components_are_typed()
    {
        FlowDefinition flow = FlowDefinition.Parse(FlowFixtures.Everything);

        FormComponent form = flow.Screens[2].Layout.Children[0].Should().BeOfType<FormComponent>().Subject;
        TextInputComponent code = form.Children[0].Should().BeOfType<TextInputComponent>().Subject;
        code.InputType.Should().Be(FlowInputType.Passcode);
        code.MinChars.Should().Be(new FlowValue<int>(4));
        code.MaxChars!.Value.Expression.Should().Be(new FlowExpression("4"));
        CalendarPickerComponent stay = form.Children[4].Should().BeOfType<CalendarPickerComponent>().Subject;
        stay.Label.StartDate.Should().Be(new FlowValue<string>("Arrival"));
        stay.Required!.EndDate.Should().Be(new FlowValue<bool>(false));
        CheckboxGroupComponent many = flow.Screens[3].Layout.Children[0].Should().BeOfType<CheckboxGroupComponent>().Subject;
        many.DataSource.Should().HaveCount(2);
        many.DataSource[0].OnSelectAction.Should().BeOfType<UpdateDataAction>().Which.Payload["open"].ToString().Should().Be("true");
        flow.Screens[3].Layout.Children[1].Should().BeOfType<RadioButtonsGroupComponent>().Which.DataSource.Expression.Should().Be(FlowExpression.Data("items"));
        flow.Screens[3].Data!["details"].Properties!["size"].Type.Should().Be(FlowDataType.Number);
    }
}
