using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>The names in the text of the pages; the snippets are compiled by another test.</summary>
public sealed partial class PageNameTests
{
    /// <summary>Names of .NET, of MSBuild and of a reader's own code.</summary>
    private static readonly string[] Others =
    [
        "ActivitySource", "AddressConversation", "Anonymous", "Audit", "FunctionsApplicationBuilder", "Host", "AddHttpMessageHandler", "AddStandardResilienceHandler", "ArgumentException", "ArgumentNullException", "ConfigureHttpClientDefaults",
        "ConfigurePrimaryHttpMessageHandler", "DelegatingHandler", "Development", "FromSeconds", "GetDefinition", "GetRequiredKeyedService", "GetRequiredService", "GetSection", "GraphApiError", "HostOptions", "Hosting",
        "HttpClient", "HttpClientHandler", "HttpRequestMessage", "HttpRequestOptionsKey", "JsonSerializerContext", "KapsoPipeline", "KapsoTemplates", "KapsoTemplatesNamespace",
        "Kapso__ApiKey", "KnownDifferences", "LoadIntoBufferAsync", "Meter", "MyJson", "MyJsonContext", "OpenTelemetry", "OperationCanceledException", "OrderHandler", "OrderReady",
        "OrderStatusUpdate", "Program", "PublishAot", "ReadAllText", "RedisTracker", "RequestAborted", "RootNamespace", "ShutdownTimeout", "SlotHandler", "Slots",
        "SocketsHttpHandler", "Tool", "WinHttpHandler",
    ];

    public static TheoryData<string> Pages =>
        ["README.md", .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Inline_code_of_a_page_names_public_members_that_exist(string page)
    {
        HashSet<string> known =
        [
            .. Others,
            .. Directory.GetFiles(Path.Combine(Repository.Root, "src"), "PublicAPI.*.txt", SearchOption.AllDirectories).SelectMany(file => Name().Matches(File.ReadAllText(file))).Select(match => match.Value),
        ];
        string text = Snippet().Replace(File.ReadAllText(Path.Combine(Repository.Root, page)), "");

        InlineCode().Matches(text).SelectMany(code => Name().Matches(code.Groups[1].Value)).Select(name => name.Value).Distinct().Should().BeSubsetOf(known, page);
    }

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex InlineCode();

    /// <summary>A word in PascalCase; not a part of a path, a header, a text or a file's name.</summary>
    [GeneratedRegex("""(?<![\w"/{-])[A-Z][a-z]+\w*\b(?![-/])""")]
    private static partial Regex Name();
}
