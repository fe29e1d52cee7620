using System.Collections;
using System.Reflection;
using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Tests.Serialization;

/// <summary>What holds for each value that the server chooses from a list which may grow.</summary>
public sealed class OpenEnumTests
{
    public static TheoryData<Type> OpenEnums { get; } = [.. typeof(KapsoWhatsAppClient).Assembly.GetTypes().Where(IsOpenEnum)];

    [Fact]
    public void There_are_open_enums() => OpenEnums.Count.Should().BeGreaterThan(15);

    [Theory]
    [MemberData(nameof(OpenEnums))]
    public void An_unknown_value_survives(Type type)
    {
        object value = JsonSerializer.Deserialize("\"a value from the future\"", type)!;

        TextOf(value).Should().Be("a value from the future");
        value.ToString().Should().Be("a value from the future");
        JsonSerializer.Serialize(value, type).Should().Be("\"a value from the future\"");
    }

    [Theory]
    [MemberData(nameof(OpenEnums))]
    public void A_known_value_survives_and_equals_the_property(Type type)
    {
        foreach (object known in KnownOf(type))
        {
            string json = JsonSerializer.Serialize(known, type);

            json.Should().Be($"\"{TextOf(known)}\"");
            JsonSerializer.Deserialize(json, type).Should().Be(known);
            known.ToString().Should().Be(TextOf(known));
        }
    }

    [Theory]
    [MemberData(nameof(OpenEnums))]
    public void A_number_or_a_boolean_is_kept_as_it_is_written(Type type)
    {
        TextOf(JsonSerializer.Deserialize("17", type)!).Should().Be("17");
        TextOf(JsonSerializer.Deserialize("true", type)!).Should().Be("true");
    }

    [Theory]
    [MemberData(nameof(OpenEnums))]
    public void The_known_values_are_exactly_the_static_properties_and_differ(Type type)
    {
        object[] properties = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == type).Select(property => property.GetValue(null)!)];

        KnownOf(type).Should().BeEquivalentTo(properties).And.NotBeEmpty();
        KnownOf(type).Select(TextOf).Should().OnlyHaveUniqueItems().And.NotContainNulls().And.NotContain("");
    }

    [Theory]
    [MemberData(nameof(OpenEnums))]
    public void The_value_that_nobody_set_throws_nowhere(Type type)
    {
        object unset = Activator.CreateInstance(type)!;

        unset.ToString().Should().BeEmpty();
        unset.GetHashCode().Should().Be(Activator.CreateInstance(type)!.GetHashCode());
        unset.Should().NotBe(KnownOf(type)[0]);
        JsonSerializer.Serialize(unset, type).Should().Be("null");
    }

    [Fact]
    public void An_open_enum_names_a_property_too()
    {
        Dictionary<MessageStatus, int> counts = JsonSerializer.Deserialize<Dictionary<MessageStatus, int>>("""{"read":1,"pondered":2}""")!;

        counts.Should().Equal(new Dictionary<MessageStatus, int> { [MessageStatus.Read] = 1, [new("pondered")] = 2 });
        JsonSerializer.Serialize(counts).Should().Be("""{"read":1,"pondered":2}""");
    }

    [Fact]
    public void An_escaped_text_is_recognised() =>
        JsonSerializer.Deserialize("""{"id":"w","type":"te\u0078t"}""", MessagesJson.Default.Message)!.Type.Should().Be(MessageType.Text);

    private static bool IsOpenEnum(Type type) =>
        type.IsValueType && Array.Exists(type.GetInterfaces(), contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IOpenEnum<>));

    private static object[] KnownOf(Type type) => [.. ((IEnumerable)type.GetProperty("Known")!.GetValue(null)!).Cast<object>()];

    private static string? TextOf(object value) => (string?)value.GetType().GetProperty("Value")!.GetValue(value);
}
