using System.Collections.Immutable;
using System.Net;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.Generator.Tests;

/// <summary>A project with templates, as the compiler sees it.</summary>
internal sealed class Generation
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress)]);

    private Generation(GeneratorDriver driver, Compilation compilation)
    {
        Driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        (Output, Diagnostics) = (output, diagnostics);
    }

    public GeneratorDriver Driver { get; }

    public Compilation Output { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    public IEnumerable<string> Sources => Result.GeneratedSources.Select(source => source.SourceText.ToString());

    /// <summary>Everything that is wrong with the generated code.</summary>
    public IEnumerable<string> Errors => Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString());

    public static Generation Of(params (string Path, string Json)[] files) => Of("", files);

    /// <param name="code">The project's own code.</param>
    /// <param name="files">Its templates.</param>
    public static Generation Of(string code, (string Path, string Json)[] files, params (string Name, string Value)[] properties)
    {
        CSharpGeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new TemplateGenerator().AsSourceGenerator()],
            files.Select(file => new TemplateText(file.Path, file.Json)),
            new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose),
            new Properties(properties.Length > 0 ? properties : [("RootNamespace", "Acme.Shop")]),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new Generation(driver, CSharpCompilation.Create("Acme.Shop", [Parse(code)], References, Options));
    }

    /// <summary>The same project after an edit.</summary>
    public Generation After(Func<GeneratorDriver, GeneratorDriver> edit, string code = "") => new(edit(Driver), CSharpCompilation.Create("Acme.Shop", [Parse(code)], References, Options));

    /// <summary>The JSON of the message that an expression makes, as it is sent.</summary>
    public static async Task<string> SendAsync(string expression, params (string Path, string Json)[] files)
    {
        Generation generation = Of($"using System; using Acme.Shop.Templates; using Kapso.WhatsApp.Messages; internal static class Caller {{ public static TemplateMessage Make() => {expression}; }}", files);
        generation.Diagnostics.Should().BeEmpty();
        using MemoryStream image = new();
        generation.Output.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).Should().BeEmpty(string.Join('\n', generation.Sources));
        image.Position = 0;
        AssemblyLoadContext context = new("generated", isCollectible: true);
        TemplateMessage message;
        try
        {
            message = (TemplateMessage)context.LoadFromStream(image).GetType("Caller")!.GetMethod("Make")!.Invoke(null, null)!;
        }
        catch (TargetInvocationException thrown)
        {
            throw thrown.InnerException!;
        }

        Seen seen = new();
        ServiceCollection services = [];
        services.AddKapsoWhatsApp(options => options.ApiKey = "test-key").ConfigurePrimaryHttpMessageHandler(() => seen);
        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<MessagesClient>().SendAsync("647", "+15551234567", message);
        using JsonDocument body = JsonDocument.Parse(seen.Body);
        return body.RootElement.GetProperty("template").GetRawText();
    }

    public static AdditionalText Text(string path, string json) => new TemplateText(path, json);

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose));

    private sealed class TemplateText(string path, string json) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(json, Encoding.UTF8);
    }

    private sealed class Properties((string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values((string Name, string Value)[] properties) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = properties.FirstOrDefault(property => key == $"build_property.{property.Name}").Value;
                return value is not null;
            }
        }
    }

    private sealed class Seen : HttpMessageHandler
    {
        public string Body { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"messages":[{"id":"wamid.1"}]}""") };
        }
    }
}
