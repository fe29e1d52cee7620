using System.Text;
using Kapso.WhatsApp.Generator.Planning;
using Kapso.WhatsApp.Generator.Reading;
using Kapso.WhatsApp.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Kapso.WhatsApp.Generator;

/// <summary>Turns every <c>*.template.json</c> of a project into a class that makes messages from the template, and reports the rules that one breaks.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TemplateGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads a file.</summary>
    internal const string ReadStep = "ReadTemplateFile";

    /// <summary>The step that names the classes.</summary>
    internal const string ClassesStep = "TemplateClasses";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<TemplateFile> files = context.AdditionalTextsProvider
            .Where(TemplateFile.IsOne)
            .Select(TemplateFile.Read)
            .WithTrackingName(ReadStep);
        IncrementalValueProvider<TemplateSet> set = files.Collect().Select(static (all, _) => TemplateSet.Of(all));
        IncrementalValuesProvider<TemplateClass> classes = set.SelectMany(static (all, _) => all.Classes).WithTrackingName(ClassesStep);
        IncrementalValueProvider<string> space = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => NamespaceOf(options.GlobalOptions));

        context.RegisterSourceOutput(files.SelectMany(static (file, _) => file.Problems), static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
        context.RegisterSourceOutput(set.SelectMany(static (all, _) => all.Problems), static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
        context.RegisterSourceOutput(classes.Combine(space), static (output, pair) =>
            output.AddSource($"{pair.Left.ClassName}.g.cs", SourceText.From(ClassWriter.Write(pair.Left, pair.Right), Encoding.UTF8)));
    }

    private static string NamespaceOf(AnalyzerConfigOptions options)
    {
        if (options.TryGetValue("build_property.KapsoTemplatesNamespace", out string? chosen) && Identifier.ForNamespace(chosen) is { Length: > 0 } own)
        {
            return own;
        }

        string root = options.TryGetValue("build_property.RootNamespace", out string? name) ? Identifier.ForNamespace(name) : "";
        return root.Length == 0 ? "Templates" : $"{root}.Templates";
    }
}
