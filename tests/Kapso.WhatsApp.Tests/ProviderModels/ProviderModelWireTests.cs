using System.Net;
using Kapso.WhatsApp.ProviderModels;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.ProviderModels;

public sealed class ProviderModelWireTests
{
    private const string Model = """
        {"id":"m1","name":"claude-sonnet","provider":"Anthropic","reasoning_model":true,"thinking_mode":"always_adaptive","supports_custom_sampling":false,
        "supported_reasoning_efforts":["none","xhigh","beyond"],"default_reasoning_effort":"medium","supported_prompt_cache_ttls":["5m","1h"],"default_prompt_cache_ttl":"5m",
        "api_surface":"provider_default","tomorrow":1}
        """;

    [Fact]
    public async Task Models_are_listed()
    {
        (Page<ProviderModel> page, SeenRequest request) = await Exchange.Make(
            $$"""{"data":[{{Model}},{"id":"m2","name":"small","default_reasoning_effort":null,"default_prompt_cache_ttl":null}]}""", kapso => kapso.ProviderModels.List().GetPageAsync());

        request.ShouldBe("GET", Exchange.Platform + "provider_models");
        ProviderModel model = page.Items[0];
        model.ShouldHold(Model);
        (model.ThinkingMode, model.DefaultReasoningEffort, model.ApiSurface).Should().Be((ThinkingMode.AlwaysAdaptive, ReasoningEffort.Medium, ProviderApi.ProviderDefault));
        model.SupportedReasoningEfforts.Should().Equal(ReasoningEffort.None, ReasoningEffort.ExtraHigh, new ReasoningEffort("beyond"));
        model.SupportedPromptCacheLifetimes.Should().Equal(PromptCacheLifetime.FiveMinutes, PromptCacheLifetime.OneHour);
        (page.Items[1].DefaultReasoningEffort, page.Items[1].SupportedReasoningEfforts.Count).Should().Be((null, 0));
    }

    [Fact]
    public async Task The_servers_text_is_kept()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.Unauthorized, """{"error":"Invalid API key"}"""));

        (await kapso.Client.Awaiting(it => it.ProviderModels.List().GetPageAsync()).Should().ThrowAsync<KapsoApiException>()).Which.ServerMessage.Should().Be("Invalid API key");
    }
}
