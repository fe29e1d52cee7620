using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Workflows;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>What holds for the whole public surface.</summary>
public sealed partial class SurfaceTests
{
    private static readonly Type[] Public = typeof(KapsoWhatsAppClient).Assembly.GetExportedTypes();

    public static TheoryData<Type> OpenEnums => [.. Public.Where(type => type.IsValueType && type.GetInterfaces().Any(IsOpenEnum))];

    // Some have no JSON shape of their own: a bare array, and JSON that is kept as it came.
    public static TheoryData<Type> Models =>
        [.. Public.Where(type => type.IsSubclassOf(typeof(KapsoModel)) && !type.IsAbstract).Except([typeof(ContactsContent), typeof(InteractiveContent), typeof(UnknownContent), typeof(UnknownFlowComponent), typeof(UnknownFlowAction), typeof(UnknownNodeConfig)])];

    [Fact]
    public void Every_asynchronous_method_can_be_cancelled() =>
        Clients().SelectMany(client => client.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType))
            .Should().OnlyContain(method =>
                method.Name.EndsWith("Async", StringComparison.Ordinal)
                && method.GetParameters().Last().ParameterType == typeof(CancellationToken)
                && method.GetParameters().Last().HasDefaultValue);

    [Fact]
    public void Substitutes_can_stand_in_for_every_client()
    {
        foreach (Type client in Clients())
        {
            client.IsSealed.Should().BeFalse();
            client.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Should().Contain(constructor => constructor.IsFamily && constructor.GetParameters().Length == 0);
            client.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Should().OnlyContain(method => method.IsVirtual, client.Name);
        }
    }

    [Fact]
    public void No_public_type_of_a_dependency_leaks_out()
    {
        string[] allowed = ["System", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Options", "Kapso.WhatsApp"];

        Public.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .Where(type => type.Namespace is not null && !allowed.Any(prefix => type.Namespace.StartsWith(prefix, StringComparison.Ordinal)))
            .Should().BeEmpty();
    }

    [Fact]
    public void Addresses_in_models_and_exceptions_are_texts() =>
        PropertiesOutsideOfOptions(Public).Where(property => property.PropertyType == typeof(Uri)).Select(Named).Should().BeEmpty();

    [Fact]
    public void Durations_are_time_spans()
    {
        Type[] types = [.. Public, .. typeof(Kapso.WhatsApp.Emulator.KapsoEmulator).Assembly.GetExportedTypes()];

        PropertiesOutsideOfOptions(types).Where(property => IsNumber(property.PropertyType) && Units().IsMatch(property.Name)).Select(Named).Should().BeEmpty();
        types.SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(field => IsNumber(field.FieldType) && Units().IsMatch(field.Name)).Select(field => $"{field.DeclaringType!.Name}.{field.Name}").Should().BeEmpty();
        types.SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly).Cast<MethodBase>().Concat(type.GetConstructors()))
            .SelectMany(method => method.GetParameters())
            .Where(parameter => IsNumber(parameter.ParameterType) && Units().IsMatch(parameter.Name!)).Select(parameter => $"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}({parameter.Name})").Should().BeEmpty();
    }

    [Fact]
    public void Every_list_takes_a_filter() =>
        Methods().Where(method => method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(PagedList<>))
            .Where(method => !method.GetParameters().Any(parameter => parameter.ParameterType.IsAssignableTo(typeof(ListFilter))))
            .Select(Named).Should().BeEmpty();

    [Fact]
    public void The_id_of_the_number_comes_first_then_other_ids_then_the_rest()
    {
        Methods().Where(method => method.GetParameters().Skip(1).Any(parameter => parameter.Name == "phoneNumberId")).Select(Named).Should().BeEmpty();
        Methods().Where(method => IsIdAfterAnythingElse(method.GetParameters())).Select(Named).Should().BeEmpty();

        static bool IsIdAfterAnythingElse(ParameterInfo[] parameters)
        {
            int ids = parameters.TakeWhile(IsId).Count();
            return parameters.Skip(ids).Any(parameter => IsId(parameter) && !parameter.HasDefaultValue);
        }

        static bool IsId(ParameterInfo parameter) => parameter.ParameterType == typeof(string) && parameter.Name!.EndsWith("Id", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(KapsoWhatsAppClient))]
    [InlineData(typeof(Kapso.WhatsApp.Emulator.KapsoEmulator))]
    public void No_public_type_has_the_name_of_one_that_programs_import_everywhere(Type assembly)
    {
        string[] everywhere = [.. new[] { typeof(object), typeof(Regex), typeof(Enumerable), typeof(HttpClient) }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => type.Namespace is "System" or "System.Collections.Generic" or "System.IO" or "System.Linq" or "System.Net.Http" or "System.Threading" or "System.Threading.Tasks" or "System.Text.RegularExpressions")
            .Select(type => type.Name)];

        assembly.Assembly.GetExportedTypes().Select(type => type.Name).Intersect(everywhere).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_is_known_to_the_generated_json(Type model) =>
        JsonContexts.All.Should().Contain(context => ((IJsonTypeInfoResolver)context).GetTypeInfo(model, context.Options) != null);

    [Theory]
    [MemberData(nameof(OpenEnums))]
    public void An_open_enum_keeps_what_it_does_not_know(Type type) =>
        typeof(SurfaceTests).GetMethod(nameof(CheckOpenEnum), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null);

    private static IEnumerable<PropertyInfo> PropertiesOutsideOfOptions(IEnumerable<Type> types) =>
        types.Where(type => !type.Name.EndsWith("Options", StringComparison.Ordinal)).SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly));

    private static IEnumerable<MethodInfo> Methods() => Clients().SelectMany(client => client.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly));

    private static string Named(MemberInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";

    private static bool IsNumber(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsPrimitive: true, IsEnum: false } number && number != typeof(bool);

    [GeneratedRegex("(Ms|Milliseconds|Seconds|Minutes|Hours|Days|Latency|Duration|Ttl|Timeout|Window)$")]
    private static partial Regex Units();

    private static void CheckOpenEnum<T>()
        where T : struct, IOpenEnum<T>
    {
        JsonSerializerOptions options = new() { Converters = { new OpenEnumConverter<T>() } };
        const string unknown = "\"a value of tomorrow\"";

        JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(unknown, options), options).Should().Be(unknown);
        T.Known.Should().OnlyHaveUniqueItems().And.OnlyContain(value => value.Value.Length > 0 && value.ToString() == value.Value);
        T.Known.Should().BeEquivalentTo(typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(T)).Select(property => (T)property.GetValue(null)!));
        foreach (T known in T.Known)
        {
            JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(known, options), options).Should().Be(known);
        }

        default(T).ToString().Should().BeEmpty();
    }

    private static bool IsOpenEnum(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IOpenEnum<>);

    private static IEnumerable<Type> Clients() => Public.Where(type => type.Name.EndsWith("Client", StringComparison.Ordinal));
}
