using System.Text.Json;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Functions;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.ProjectEvents;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Workflows;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>A <see cref="JsonElement"/> that was never given a value is refused before the call, wherever the SDK takes one, and the place is named.</summary>
public sealed class UndefinedJsonTests
{
    private static readonly Dictionary<string, (Func<KapsoWhatsAppClient, Task> Call, string Problem)> Calls = new()
    {
        ["runtime of a function"] = (kapso => kapso.Functions.CreateAsync(new NewFunction { Name = "a", Code = "b", RuntimeConfig = default(JsonElement) }), "function.runtime_config: required"),
        ["runtime of a changed function"] = (kapso => kapso.Functions.UpdateAsync("1", new FunctionUpdate { Name = "a", RuntimeConfig = default(JsonElement) }), "function.runtime_config: required"),
        ["payload of a function"] = (kapso => kapso.Functions.InvokeAsync("1", default(JsonElement)), ": required"),
        ["secret of a function"] = (kapso => kapso.Functions.CreateSecretAsync("1", "A", default(JsonElement)), "value: json-object"),
        ["component of a template"] = (kapso => kapso.Templates.CreateAsync("1", Template() with { Components = [new UnknownComponentDefinition()] }), "definition.components[0].type: required"),
        ["component of a changed template"] = (kapso => kapso.Templates.UpdateAsync("1", "2", new TemplateUpdate { Components = [new UnknownComponentDefinition()] }), "update.components[0].type: required"),
        ["button of a template"] = (
            kapso => kapso.Templates.CreateAsync("1", Template() with { Components = [new BodyDefinition { Text = "Hi." }, new ButtonsDefinition { Buttons = [new UnknownButtonDefinition()] }] }),
            "definition.components[1].buttons[0].type: required"),
        ["inputs of a template of the library"] = (kapso => kapso.Templates.CreateAsync("1", Template() with { LibraryTemplateBodyInputs = default(JsonElement) }), "library_template_body_inputs: required"),
        ["metadata of a contact"] = (kapso => kapso.Contacts.CreateAsync(new NewContact { Person = "15551234567", Metadata = default(JsonElement) }), "contact.metadata: object"),
        ["variables of an execution"] = (kapso => kapso.Workflows.StartAsync("1", new NewWorkflowExecution { To = "+15551234567", Variables = default(JsonElement) }), "execution.variables: object"),
        ["input of an execution"] = (kapso => kapso.Workflows.ResumeAsync("1", WorkflowInput.Json(default)), "input.data: required"),
        ["component of a message"] = (kapso => kapso.Messages.SendAsync("1", "15551234567", new TemplateMessage("a", "en") { Components = [new RawTemplateComponent(default)] }), "components[0]: json-object"),
        ["content of a message"] = (kapso => kapso.Messages.SendAsync("1", "15551234567", RawMessage.FromJson("poll", default(JsonElement))), "content: required"),
        ["payload of a message"] = (kapso => kapso.Messages.SendRawAsync("1", default(JsonElement)), ": object"),
        ["body of a raw call"] = (kapso => kapso.SendAsync(new ApiRequest(HttpMethod.Post, "a", Replay.Never) { Surface = ApiSurface.Platform, Body = default(JsonElement) }), ": required"),
    };

    public static TheoryData<string> Places => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task It_is_refused_before_the_call(string place)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(System.Net.HttpStatusCode.OK, """{"data":{"id":"1"}}"""));

        Exception? failure = await Record.ExceptionAsync(() => Calls[place].Call(kapso.Client));

        (failure as KapsoValidationException)?.Problems.Select(problem => $"{problem.Path}: {problem.Rule}").Should().Contain(Calls[place].Problem, failure?.ToString());
        kapso.Transport.Requests.Should().BeEmpty();
    }

    [Fact]
    public void A_model_that_holds_one_can_still_be_written()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            new Template { Id = "1", Components = [new UnknownComponentDefinition()] }.WriteTo(writer);
        }

        System.Text.Encoding.UTF8.GetString(stream.ToArray()).Should().Contain("\"components\":[null]");
        new FlowDefinition().ToJson().Should().NotBeEmpty();
        Flow(new UnknownFlowComponent()).FindProblems().Should().NotBeEmpty();
    }

    private static TemplateDefinition Template() => TemplateDefinition.Utility("a", "en").Body("Hi.").Build();

    private static FlowDefinition Flow(FlowComponent component) => new()
    {
        Version = "7.3",
        Screens = [new FlowScreen { Id = "A", Terminal = true, Layout = new FlowLayout { Children = [component] } }],
    };
}
