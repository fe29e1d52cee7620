using System.Text.Json;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Functions;
using Kapso.WhatsApp.IntegrationTests.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>A function from its source to its answer, with real sockets.</summary>
public sealed class FunctionTests : EmulatorTest
{
    [Fact]
    public async Task A_function_is_written_deployed_invoked_and_taken_away()
    {
        using KapsoWhatsAppClient kapso = new(new KapsoWhatsAppOptions { ApiKey = Kapso.ApiKey, BaseAddress = Kapso.BaseAddress });
        Kapso.OnFunction("quote", payload => payload.Contains("\"amount\":0", StringComparison.Ordinal) ? throw new InvalidOperationException("nothing to quote") : EmulatedFunctionResponse.Json("""{"price":21}"""));

        Function created = await kapso.Functions.CreateAsync(new NewFunction { Name = "Quote", Code = "export default {}", FunctionType = FunctionType.CloudflareWorker });
        (await kapso.Awaiting(it => it.Functions.InvokeAsync(created.Id, JsonElement.Parse("{}"))).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.Validation);
        (await kapso.Functions.DeployAsync(created.Id)).Status.Should().Be("deploying");
        Clock.Advance(TimeSpan.FromSeconds(10));
        (await kapso.Functions.GetAsync(created.Id)).Should().BeEquivalentTo(new { Status = FunctionStatus.Deployed, Version = 1 });

        (await kapso.Functions.InvokeAsync(created.Id, JsonElement.Parse("""{"amount":3}"""))).Text.Should().Be("""{"price":21}""");
        KapsoFunctionException failed = (await kapso.Awaiting(it => it.Functions.InvokeAsync(created.Id, JsonElement.Parse("""{"amount":0}"""))).Should().ThrowAsync<KapsoFunctionException>()).Which;
        failed.Detail.Should().Be("nothing to quote");
        (await kapso.Functions.ListInvocations(created.Id, new FunctionInvocationFilter { Status = FunctionInvocationStatus.Failed }).ToListAsync()).Should().ContainSingle().Which.Id.Should().Be(failed.InvocationId);

        await kapso.Functions.CreateSecretAsync(created.Id, "TOKEN", "very-secret");
        (await kapso.Functions.ListSecrets(created.Id).ToListAsync()).Should().ContainSingle().Which.Name.Should().Be("TOKEN");
        await kapso.Functions.DeleteSecretAsync(created.Id, "TOKEN");

        Function changed = await kapso.Functions.UpdateAsync(created.Id, new FunctionUpdate { LockVersion = created.LockVersion, Description = "Prices" });
        (await kapso.Awaiting(it => it.Functions.UpdateAsync(created.Id, new FunctionUpdate { LockVersion = created.LockVersion, Description = "Other" })).Should().ThrowAsync<KapsoApiException>())
            .Which.Category.Should().Be(ErrorCategory.Conflict);
        (await kapso.Functions.List().ToListAsync()).Should().ContainSingle().Which.LockVersion.Should().Be(changed.LockVersion);
        await kapso.Functions.DeleteAsync(created.Id);
        (await kapso.Functions.List().ToListAsync()).Should().BeEmpty();
    }
}
