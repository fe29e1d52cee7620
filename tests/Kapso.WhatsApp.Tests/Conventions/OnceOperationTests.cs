using System.Collections.Concurrent;
using System.Net;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>What holds for every operation that must not be done twice.</summary>
public sealed class OnceOperationTests
{
    [Fact]
    public async Task None_leaves_without_content()
    {
        ConcurrentDictionary<Operation, bool> carried = [];
        using KapsoUnderTest kapso = new((request, _) =>
        {
            KapsoCall call = KapsoCall.Of(request)!;
            carried[call.Operation] = request.Content is not null;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest));
        });

        foreach (string key in OnceOperations.Keys)
        {
            await kapso.Client.Awaiting(client => OnceOperations.Call(client, key)).Should().ThrowAsync<KapsoApiException>();
        }

        OnceOperations.All.Where(operation => !carried.ContainsKey(operation)).Select(operation => operation.ClientMethod)
            .Should().BeEmpty("each of them is called here; one that is missing is added to OnceOperations");
        carried.Keys.Should().BeSubsetOf(OnceOperations.All);
        carried.Where(sent => !sent.Value).Select(sent => sent.Key.ClientMethod)
            .Should().BeEmpty("SocketsHttpHandler repeats a request without content by itself when the connection closes without an answer");
    }
}
