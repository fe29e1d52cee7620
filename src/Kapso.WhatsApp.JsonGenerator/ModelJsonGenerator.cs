using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Kapso.WhatsApp.JsonGenerator;

/// <summary>
/// Writes the JSON code of the models that are read most often: those with <c>[JsonConverter(typeof(GeneratedConverter&lt;Model, Context&gt;))]</c>. A property of such a
/// model is described by its declaration alone: it is read and written under its name in snake case, or that of <c>[JsonPropertyName]</c>.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelJsonGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Model?> models = context.SyntaxProvider.ForAttributeWithMetadataName(
            "System.Text.Json.Serialization.JsonConverterAttribute",
            static (node, _) => node.IsKind(SyntaxKind.RecordDeclaration),
            static (found, _) => ModelReader.Read((INamedTypeSymbol)found.TargetSymbol));
        context.RegisterSourceOutput(models, static (output, model) =>
        {
            if (model is not null)
            {
                output.AddSource($"{model.Namespace}.{model.Name}.g.cs", SourceText.From(ModelWriter.Write(model), Encoding.UTF8));
            }
        });
    }
}
