using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Kapso.WhatsApp.Benchmarks;

/// <summary>A transport in memory: reads the request's body as a socket would and answers with prepared bytes.</summary>
internal sealed class InMemoryTransport : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
        {
            await request.Content.CopyToAsync(Stream.Null, cancellationToken);
        }

        ByteArrayContent content = new(request.Method == HttpMethod.Post ? Answers.Sent : Answers.Page);
        content.Headers.ContentType = Json;
        HttpResponseMessage response = new(HttpStatusCode.OK) { Content = content, RequestMessage = request };
        response.Headers.TryAddWithoutValidation("X-RateLimit-Limit", "1000");
        response.Headers.TryAddWithoutValidation("X-RateLimit-Remaining", "999");
        return response;
    }
}

internal static class Answers
{
    public static readonly byte[] Sent =
        """{"messaging_product":"whatsapp","contacts":[{"input":"+15551234567","wa_id":"15551234567"}],"messages":[{"id":"wamid.HBgLMTU1NTEyMzQ1NjcVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA"}]}"""u8.ToArray();

    public static readonly byte[] Page = Encoding.UTF8.GetBytes($$$"""
        {"data":[{{{string.Join(',', Enumerable.Range(0, 100).Select(Message))}}}],"paging":{"cursors":{"before":"YmVmb3Jl","after":"YWZ0ZXI="},"next":null,"previous":null}}
        """);

    private static string Message(int number) => $$$"""
        {"id":"wamid.HBgLMTU1NTEyMzQ1NjcVAgARGBI5QTNDQTVCM0Q0Q{{{number:D6}}}","timestamp":"17300922{{{number:D2}}}","type":"text","from":"15551234567","to":"15557654321","username":null,"text":{"body":"Where is my order number {{{number}}}? I have been waiting since Monday."},"kapso":{"direction":"inbound","status":"delivered","processing_status":"completed","origin":"cloud_api","phone_number":"+15551234567","phone_number_id":"647015955153740","has_media":false,"whatsapp_conversation_id":"6f9b2c1e-1d2f-4a1b-9c3d-1a2b3c4d5e6f","contact_name":"Alex Example","content":"Where is my order number {{{number}}}? I have been waiting since Monday."}}
        """;
}
