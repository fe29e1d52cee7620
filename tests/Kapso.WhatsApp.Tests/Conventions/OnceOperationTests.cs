using System.Collections.Concurrent;
using System.Net;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>What holds for every operation that must not be done twice.</summary>
public sealed class OnceOperationTests
{
    /// <summary>The calls of these operations, by their keys in <see cref="SampleCalls"/>.</summary>
    internal static IReadOnlyList<string> Keys { get; } = [.. SampleCalls.Keys.Where(key => SampleCalls.Get(key).Operation.HappensOnce)];

    [Fact]
    public async Task Every_request_has_content_so_that_no_handler_repeats_it()
    {
        ConcurrentDictionary<Operation, bool> carried = [];
        using KapsoUnderTest kapso = new((request, _) =>
        {
            KapsoCall call = KapsoCall.Of(request)!;
            carried[call.Operation] = request.Content is not null;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest));
        });

        foreach (string key in Keys)
        {
            await kapso.Client.Awaiting(client => SampleCalls.Get(key).MakeAsync(client)).Should().ThrowAsync<KapsoApiException>();
        }

        carried.Keys.Should().BeEquivalentTo(OperationTests.Operations.Where(operation => operation.HappensOnce));
        carried.Where(sent => !sent.Value).Select(sent => sent.Key.ClientMethod)
            .Should().BeEmpty("SocketsHttpHandler repeats a request without content by itself when the connection closes without an answer");
    }
}
