using System.Net;

namespace Kapso.WhatsApp.Tests.Support;

/// <summary>One call over a scripted transport: what went out, and what came of it.</summary>
internal static class Exchange
{
    public const string Platform = "https://api.kapso.ai/platform/v1/";
    public const string WhatsApp = "https://api.kapso.ai/meta/whatsapp/v24.0/";

    public static async Task<(T Result, SeenRequest Request)> Make<T>(
        string answer, Func<KapsoWhatsAppClient, Task<T>> call, HttpStatusCode status = HttpStatusCode.OK, params (string Name, string Value)[] headers)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(status, answer, headers: headers));
        T result = await call(kapso.Client);
        return (result, kapso.Transport.Requests.Should().ContainSingle().Subject);
    }

    public static async Task<SeenRequest> Make(string answer, Func<KapsoWhatsAppClient, Task> call, HttpStatusCode status = HttpStatusCode.OK) =>
        (await Make(answer, async client =>
        {
            await call(client);
            return true;
        }, status)).Request;

    /// <summary>Method, address, headers and the exact body, null for none.</summary>
    public static void ShouldBe(this SeenRequest request, string method, string address, string? body = null)
    {
        $"{request.Method} {request.Uri.AbsoluteUri}".Should().Be($"{method} {address}");
        request.Headers["X-API-Key"].Should().Be(KapsoUnderTest.ApiKey);
        request.Headers["Accept"].Should().Be("application/json");
        request.Headers["User-Agent"].Should().StartWith("Kapso.WhatsApp/");
        request.Body.Should().Be(body);
        request.Headers.GetValueOrDefault("Content-Type").Should().Be(body is null ? null : "application/json");
    }

    /// <summary>A call that must be refused before it is made.</summary>
    public static async Task<IReadOnlyList<ValidationProblem>> Refused(Func<KapsoWhatsAppClient, Task> call)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK));
        KapsoValidationException refused = (await kapso.Client.Awaiting(call).Should().ThrowAsync<KapsoValidationException>()).Which;
        kapso.Transport.Requests.Should().BeEmpty();
        return refused.Problems;
    }

    public static void ShouldBe(this IReadOnlyList<ValidationProblem> problems, params string[] expected) =>
        problems.Select(problem => $"{problem.Path}: {problem.Rule}").Should().Equal(expected);
}
