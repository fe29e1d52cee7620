using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Webhooks;
using Kapso.WhatsApp.Workflows;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>What holds for every list in a response model: a null among its items costs nothing else and is not handed out.</summary>
public sealed class EveryListPropertyTests
{
    private static readonly Assembly Sdk = typeof(KapsoModel).Assembly;

    public static TheoryData<Type, string> Lists
    {
        get
        {
            TheoryData<Type, string> lists = [];
            foreach (Type model in ResponseModels().Where(model => !model.IsAbstract && IsRead(model) && JsonContexts.TypeInfo(model) is not null).OrderBy(model => model.FullName, StringComparer.Ordinal))
            {
                foreach (PropertyInfo property in Members(model).Where(property => ItemOf(property.PropertyType) is { } item && item != typeof(JsonElement)))
                {
                    lists.Add(model, property.Name);
                }
            }

            return lists;
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_null_in_a_list_is_skipped(Type model, string name)
    {
        PropertyInfo property = model.GetProperty(name)!;
        Type item = ItemOf(property.PropertyType)!;
        JsonObject json = Sample(model);
        json[WireName(property)] = new JsonArray(Sample(property, item), null, Sample(property, item));

        object read = typeof(EveryListPropertyTests).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(model).Invoke(null, [json.ToJsonString()])!;

        object?[] items = [.. ((IEnumerable)property.GetValue(read)!).Cast<object?>()];
        items.Should().HaveCount(2, "the null is skipped and nothing else").And.NotContainNulls();
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void An_unreadable_item_is_written_in_its_place(Type model, string name)
    {
        PropertyInfo property = model.GetProperty(name)!;
        Type item = ItemOf(property.PropertyType)!;
        JsonObject json = Sample(model);
        json[WireName(property)] = new JsonArray(Unreadable(), Sample(property, item), Unreadable(), Sample(property, item), Unreadable());

        KapsoModel read = (KapsoModel)typeof(EveryListPropertyTests).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(model).Invoke(null, [json.ToJsonString()])!;

        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            read.WriteTo(writer);
        }

        // What can be read has the members of its model; a list of texts takes everything.
        JsonObject written = JsonNode.Parse(stream.ToArray())!.AsObject();
        bool[] expected = ItemOf(item) is null ? [true, false, true, false, true] : [false, false, false, false, false];
        written[WireName(property)]!.AsArray().Select(entry => JsonNode.DeepEquals(entry, Unreadable())).Should().Equal(expected, $"{json.ToJsonString()} was written as {written.ToJsonString()}");
        written.Select(member => member.Key).Should().OnlyHaveUniqueItems().And.NotContain(member => member.Contains('[') || char.IsControl(member[0]));
    }

    private static JsonArray Unreadable() => new(new JsonArray(7, 8), new JsonArray(7, 8));

    [Fact]
    public void A_null_among_items_of_any_json_is_an_item() =>
        Read<DiscoveredWorkflowVariable>("""{"sample_values":["Ann",null]}""")!.SampleValues.Select(value => value.ValueKind).Should().Equal(JsonValueKind.String, JsonValueKind.Null);

    [Fact]
    public void Models_of_many_rooms_are_among_them() =>
        ((IEnumerable<object[]>)Lists).Select(row => (Type)row[0]).Select(model => model.Namespace).Distinct().Should().HaveCountGreaterThan(8);

    private static T? Read<T>(string json) => TolerantJson.Read(Encoding.UTF8.GetBytes(json), (JsonTypeInfo<T>)JsonContexts.TypeInfo(typeof(T))!);

    /// <summary>What operations return and webhooks bring, with everything that is a part of it.</summary>
    private static HashSet<Type> ResponseModels()
    {
        HashSet<Type> found = [];
        Queue<Type> open = new(Sdk.GetTypes()
            .Where(type => type.Name.EndsWith("Operations", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType.IsAssignableTo(typeof(Operation)) && field.FieldType.IsGenericType)
            .Select(field => field.FieldType.GetGenericArguments()[^1])
            .Concat(Sdk.GetTypes().Where(type => type.IsAssignableTo(typeof(WebhookEvent)))));
        while (open.TryDequeue(out Type? type))
        {
            foreach (Type argument in type.GetGenericArguments())
            {
                open.Enqueue(argument);
            }

            if (type.IsAssignableTo(typeof(KapsoModel)) && found.Add(type))
            {
                foreach (Type part in type.GetProperties().Select(property => property.PropertyType).Concat(Sdk.GetTypes().Where(other => other.BaseType == type)))
                {
                    open.Enqueue(part);
                }
            }
        }

        return found;
    }

    /// <summary>Whether the serializer reads it whole: the reader of webhooks puts some events together from their parts.</summary>
    private static bool IsRead(Type model) =>
        !model.GetProperties().Any(property => property.GetCustomAttribute<RequiredMemberAttribute>() is not null && property.GetCustomAttribute<JsonIgnoreAttribute>() is not null);

    private static IEnumerable<PropertyInfo> Members(Type model) => model.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite && property.GetCustomAttribute<JsonIgnoreAttribute>() is null);

    private static Type? ItemOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static string WireName(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    /// <summary>A model with what it cannot be without.</summary>
    private static JsonObject Sample(Type model)
    {
        JsonObject sample = [];
        foreach (PropertyInfo property in Members(model).Where(property => property.GetCustomAttribute<RequiredMemberAttribute>() is not null))
        {
            sample[WireName(property)] = Sample(property, property.PropertyType);
        }

        return sample;
    }

    private static JsonNode Sample(PropertyInfo property, Type type) => type switch
    {
        _ when type == typeof(string) => $"a {property.Name}",
        _ when ItemOf(type) is { } item => new JsonArray(Sample(property, item)),
        _ when type.IsAssignableTo(typeof(KapsoModel)) => type.IsAbstract ? new JsonObject { ["type"] = "new", ["name"] = "new" } : Sample(type),
        _ when type.IsPrimitive => 7,
        { IsValueType: true } => "an_open_value",
        _ => new JsonObject(),
    };
}
