using Kapso.WhatsApp.Broadcasts;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Functions;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Templates;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>What cannot be done twice without harm, and whose answer is lost, reaches the wire once and says that it may have been done.</summary>
public sealed class LostAnswerTests
{
    private static readonly Dictionary<string, Func<EmulatedKapso, Task>> Calls = new()
    {
        ["uploadMedia"] = started => started.Client.Media.UploadAsync(started.PhoneNumberId, MediaFile.FromBytes(new byte[10_000], "cat.jpg")),
        ["createOrUpdateTemplate"] = started => started.Client.Templates.CreateAsync(
            started.Emulator.BusinessAccountId, TemplateDefinition.Utility("order", "en_US").Body("Your order is on its way.").Build()),
        ["createWhatsappBroadcast"] = started => started.Client.Broadcasts.CreateAsync(new NewBroadcast { Name = "Spring", PhoneNumberId = started.PhoneNumberId, TemplateId = "t" }),
        ["createFunction"] = started => started.Client.Functions.CreateAsync(new NewFunction { Name = "hello", FunctionType = FunctionType.CloudflareWorker, Code = "async function handler(request, env) { return new Response('hi'); }" }),
    };

    public static TheoryData<string> Operations => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task It_reaches_the_wire_once(string operation)
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        started.Emulator.Faults.Add(Fault.ResetAfterProcessing() with { OperationId = operation, Times = 0 });

        KapsoTransportException lost = (await started.Awaiting(Calls[operation]).Should().ThrowAsync<KapsoTransportException>()).Which;

        lost.OutcomeUnknown.Should().BeTrue();
        started.Emulator.Requests.Should().ContainSingle(request => request.OperationId == operation);
    }
}
