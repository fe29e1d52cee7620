using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>What holds for every property of a message, a conversation and their parts, with generated JSON code and without: it is read and written under its name.</summary>
public sealed class EveryPropertyTests
{
    public static TheoryData<Type> Models =>
    [
        .. typeof(Message).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(KapsoModel)))
            .Where(type => type.Namespace == typeof(Message).Namespace || type.Namespace == typeof(Conversation).Namespace || type.IsAssignableTo(typeof(MessageEvent)))
            .Where(type => JsonContexts.TypeInfo(type) is not null),
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_property_is_read_and_written(Type model)
    {
        JsonObject json = SampleOf(model);

        KapsoModel read = (KapsoModel)json.Deserialize(JsonContexts.TypeInfo(model)!)!;

        PropertiesOf(model).Where(property => property.GetValue(read) is null).Select(property => property.Name).Should().BeEmpty("every property is read");
        read.AdditionalData.Keys.Should().BeEmpty("every property is read");
        JsonObject written = JsonNode.Parse(Written(read))!.AsObject();
        json.Select(member => member.Key).Except(written.Select(member => member.Key)).Should().BeEmpty("every property is written");
        JsonNode.DeepEquals(written, json).Should().BeTrue($"what was read as {json.ToJsonString()} was written as {written.ToJsonString()}");
    }

    [Fact]
    public void The_models_with_generated_code_are_among_them() =>
        ((IEnumerable<object[]>)Models).Select(row => row[0]).Should().Contain([typeof(Message), typeof(KapsoMessageData), typeof(TextContent), typeof(Conversation), typeof(KapsoConversationData), typeof(MessageReceivedEvent)]);

    private static string Written(KapsoModel model)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            model.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IEnumerable<PropertyInfo> PropertiesOf(Type model) => model.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite && property.GetCustomAttribute<JsonIgnoreAttribute>() is null);

    private static JsonObject SampleOf(Type model)
    {
        JsonObject sample = [];
        foreach (PropertyInfo property in PropertiesOf(model))
        {
            sample[property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)] = ValueOf(property, property.PropertyType);
        }

        if (model == typeof(Message))
        {
            sample["type"] = "text";
            sample["text"] = SampleOf(typeof(TextContent));
        }

        return sample;
    }

    private static JsonNode ValueOf(PropertyInfo property, Type declared)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        return type switch
        {
            _ when type == typeof(string) => $"a {property.Name}",
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => property.GetCustomAttribute<JsonConverterAttribute>() is null ? "2026-01-02T03:04:05Z" : "1767323045",
            _ when type == typeof(JsonElement) => new JsonObject { ["any"] = new JsonArray(1, "2") },
            _ when type.IsPrimitive || type == typeof(decimal) => 7,
            _ when type.IsAssignableTo(typeof(KapsoModel)) => SampleOf(type),
            { IsValueType: true } => "an_open_value",
            { IsGenericType: true } => new JsonArray(ValueOf(property, type.GetGenericArguments()[0])),
            _ => SampleOf(type),
        };
    }
}
