using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Http;

/// <summary>A message's turn. Giving it back never fails: the message is sent by then, and an exception would say that it is not.</summary>
internal sealed partial class SendTurn(IAsyncDisposable turn, Operation operation, ILogger logger) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        try
        {
            await turn.DisposeAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever a pacer of the application's own throws.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            NotGivenBack(logger, operation.Id, failure.GetType().Name);
        }
    }

    [LoggerMessage(5, LogLevel.Warning, "The pacer failed to take back the turn of {Operation} ({Failure})")]
    private static partial void NotGivenBack(ILogger logger, string operation, string failure);
}
