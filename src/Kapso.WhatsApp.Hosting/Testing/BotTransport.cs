using System.Net;
using System.Text;
using System.Text.Json;

namespace Kapso.WhatsApp.Hosting.Testing;

/// <summary>Takes what a bot sends and answers as Kapso does. Of the rest of the API it knows the history, which is empty, and nothing else.</summary>
internal sealed class BotTransport
{
    private readonly List<BotAnswer> _sent = [];

    public IReadOnlyList<BotAnswer> Sent
    {
        get
        {
            lock (_sent)
            {
                return [.. _sent];
            }
        }
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool isMessages = request.RequestUri!.AbsolutePath.EndsWith("/messages", StringComparison.Ordinal);
        if (isMessages && request.Method == HttpMethod.Get)
        {
            return Json(HttpStatusCode.OK, """{"data":[],"paging":{}}""");
        }

        if (!isMessages || request.Content is null)
        {
            return Json(HttpStatusCode.NotFound, """{"error":"The bot driver answers sends only"}""");
        }

        using JsonDocument body = JsonDocument.Parse(await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        if (!body.RootElement.TryGetProperty("type", out _))
        {
            return Json(HttpStatusCode.OK, """{"success":true}""");
        }

        lock (_sent)
        {
            BotAnswer answer = new($"wamid.bot.{_sent.Count + 1}", body.RootElement.Clone());
            _sent.Add(answer);
            return Json(HttpStatusCode.OK, $$"""{"messaging_product":"whatsapp","contacts":[],"messages":[{"id":"{{answer.Id}}"}]}""");
        }
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>A connection that answers from memory.</summary>
    internal sealed class Connection(BotTransport transport) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => transport.AnswerAsync(request, cancellationToken);
    }
}
