using System.Net;
using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Tests.Support;
using Step = System.Func<System.Net.Http.HttpRequestMessage, System.Threading.CancellationToken, System.Threading.Tasks.Task<System.Net.Http.HttpResponseMessage>>;

namespace Kapso.WhatsApp.Tests.Corpus;

/// <summary>The answers in tests/Corpus/answers: what comes of a call that a server answers so.</summary>
public sealed class CorpusAnswerTests
{
    private const string Folder = "answers";

    public static TheoryData<string> Ids => CorpusCase.Ids(Folder);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_a_call_makes_of_its_answers(string id)
    {
        AnswerCase answered = CorpusCase.Read<AnswerCase>(Folder, id);

        answered.ShouldHold(await CallAsync(answered));
    }

    private static async Task<AnswerResult> CallAsync(AnswerCase answered)
    {
        using KapsoUnderTest kapso = new(
            options =>
            {
                if (answered.DirectlyToMeta)
                {
                    (options.ApiKey, options.AccessToken, options.BaseAddress) = (null, "EAAG-corpus-token", new Uri("https://graph.facebook.com"));
                }
            },
            [.. answered.Answers.Select(answer => answer.ToStep())]);
        List<object> items = [];
        object? result = null;
        KapsoException? error = null;
        try
        {
            result = await CallAsync(kapso.Client, answered.Call, items);
        }
        catch (KapsoException failure)
        {
            error = failure;
        }

        return new AnswerResult(items, result, error, [.. kapso.Transport.Requests.Select(request => new Request(request))]);
    }

    private static async Task<object?> CallAsync(KapsoWhatsAppClient kapso, string call, List<object> items)
    {
        switch (call)
        {
            case "list messages":
                return await ReadAsync(kapso.Messages.List("811"), items);
            case "list messages of the project":
                return await ReadAsync(kapso.Messages.List(), items);
            case "list templates":
                return await ReadAsync(kapso.Templates.List("5511"), items);
            case "list customers":
                return await ReadAsync(kapso.Customers.List(), items);
            case "get customer":
                return await kapso.Customers.GetAsync("c-7");
            case "get health":
                return await kapso.PhoneNumbers.GetHealthAsync("811");
            case "get message of a phone number":
                return await kapso.Messages.GetAsync("34600000001", "wamid.C7");
            case "get message":
                return await kapso.Messages.GetAsync("811", "wamid.C7");
            case "download":
                return await ReadAsync(await kapso.Media.DownloadAsync("811", "7070"));
            default:
                return Uri.TryCreate(call, UriKind.Absolute, out Uri? address)
                    ? await ReadAsync(await kapso.Media.DownloadAsync(address))
                    : throw new ArgumentException($"No case may call \"{call}\"; add it to {nameof(CorpusAnswerTests)}.");
        }
    }

    private static async Task<object?> ReadAsync<T>(PagedList<T> list, List<object> items)
        where T : notnull
    {
        await foreach (T item in list)
        {
            items.Add(item);
        }

        return null;
    }

    private static async Task<object?> ReadAsync(MediaDownload download)
    {
        await using (download)
        {
            using StreamReader reader = new(download.Content);
            return await reader.ReadToEndAsync();
        }
    }

    private sealed record AnswerCase : CorpusCase
    {
        public required string Call { get; init; }

        public bool DirectlyToMeta { get; init; }

        public required IReadOnlyList<CorpusAnswer> Answers { get; init; }
    }

    /// <summary>What came of a call.</summary>
    private sealed record AnswerResult(IReadOnlyList<object> Items, object? Result, KapsoException? Error, IReadOnlyList<Request> Requests);

    private sealed record Request(string Address, string? Key, string? Token)
    {
        public Request(SeenRequest seen)
            : this(seen.Uri.AbsoluteUri, seen.Headers.GetValueOrDefault("X-API-Key"), seen.Headers.GetValueOrDefault("Authorization"))
        {
        }
    }
}

/// <summary>One answer of a server in a case; the last one of a case repeats.</summary>
internal sealed record CorpusAnswer
{
    public int Status { get; init; } = 200;

    public JsonElement? Json { get; init; }

    /// <summary>The body as it is, when it is not JSON.</summary>
    public string? Text { get; init; }

    /// <summary>Where a redirect leads.</summary>
    public string? Location { get; init; }

    /// <summary>What is answered with this status instead to a request without an access token.</summary>
    public int? WithoutToken { get; init; }

    public Step ToStep() => (request, _) =>
    {
        HttpResponseMessage response = WithoutToken is { } status && request.Headers.Authorization is null
            ? new HttpResponseMessage((HttpStatusCode)status)
            : new HttpResponseMessage((HttpStatusCode)Status) { Content = new StringContent(Json?.GetRawText() ?? Text ?? "", Encoding.UTF8, Json is null ? "text/plain" : "application/json") };
        response.Headers.Location = Location is null ? null : new Uri(Location);
        return Task.FromResult(response);
    };
}
