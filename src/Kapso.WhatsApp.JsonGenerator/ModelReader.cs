using System.Text;
using Kapso.WhatsApp.Generator;
using Microsoft.CodeAnalysis;

namespace Kapso.WhatsApp.JsonGenerator;

/// <summary>Reads what a model is made of from its declaration.</summary>
internal static class ModelReader
{
    private const string Converter = "GeneratedConverter";

    /// <summary>Reads a model; null when its JSON code is not generated.</summary>
    public static Model? Read(INamedTypeSymbol type)
    {
        if (ConverterOf(type) is not { Name: Converter, TypeArguments: [_, INamedTypeSymbol context] })
        {
            return null;
        }

        IEnumerable<Member> members = BasesAndSelf(type)
            .SelectMany(declaring => declaring.GetMembers().OfType<IPropertySymbol>())
            .Where(property => property is { IsStatic: false, IsIndexer: false, SetMethod: not null, DeclaredAccessibility: not Accessibility.Private } && property.Name != "ExtensionData")
            .Where(property => property.IsRequired || AttributeOf(property, "JsonIgnoreAttribute") is null)
            .Select(ReadMember);
        return new Model(type.ContainingNamespace.ToDisplayString(), type.Name, FullName(context), new EquatableList<Member>(members));
    }

    private static IEnumerable<INamedTypeSymbol> BasesAndSelf(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: SpecialType.None } parent ? [.. BasesAndSelf(parent), type] : [type];

    private static Member ReadMember(IPropertySymbol property)
    {
        ITypeSymbol type = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : property.Type;
        string wire = AttributeOf(property, "JsonPropertyNameAttribute")?.ConstructorArguments[0].Value as string ?? SnakeCase(property.Name);
        (MemberKind kind, string detail) = KindOf(property, type);
        return new Member(property.Name, wire, FullName(type), kind, property.IsRequired, detail);
    }

    private static (MemberKind Kind, string Detail) KindOf(IPropertySymbol property, ITypeSymbol type)
    {
        if (AttributeOf(property, "JsonIgnoreAttribute") is not null)
        {
            return (MemberKind.Own, "");
        }

        if (ConverterOf(property) is { } converter)
        {
            return (type.IsValueType ? MemberKind.ConvertedValue : MemberKind.ConvertedObject, FullName(converter));
        }

        MemberKind kind = type switch
        {
            { SpecialType: SpecialType.System_String } => MemberKind.Text,
            { SpecialType: SpecialType.System_Boolean } => MemberKind.Flag,
            { SpecialType: SpecialType.System_Int32 } => MemberKind.Number,
            { Name: "DateTimeOffset" } => MemberKind.Time,
            { Name: "JsonElement" } => MemberKind.Raw,
            _ when type.AllInterfaces.Any(one => one.Name == "IOpenEnum") => MemberKind.OpenEnum,
            _ when ConverterOf(type) is { Name: Converter } => MemberKind.Model,
            { Name: "IReadOnlyList" } => MemberKind.List,
            _ => MemberKind.Other,
        };
        return (kind, NameInContext(type));
    }

    private static AttributeData? AttributeOf(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == name);

    private static INamedTypeSymbol? ConverterOf(ISymbol symbol) =>
        AttributeOf(symbol, "JsonConverterAttribute") is { ConstructorArguments: [{ Value: INamedTypeSymbol converter }] } ? converter : null;

    private static string FullName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The name of a type's property in a JSON context: <c>IReadOnlyListMessageError</c>.</summary>
    private static string NameInContext(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } ? type.Name + string.Concat(arguments.Select(NameInContext)) : type.Name;

    private static string SnakeCase(string name)
    {
        StringBuilder snake = new();
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
