using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Tests.Support;

/// <summary>Compares models with the whole of the JSON that they were read from.</summary>
internal static class FullModel
{
    /// <summary>The member that no version of the SDK knows; every object of a sample holds it.</summary>
    public const string Unknown = "tomorrow";

    /// <summary>Every value of the JSON is in the model, and all but <see cref="Unknown"/> in a member that has a name. What is null in the JSON, or empty, is left out.</summary>
    public static void ShouldHold(this KapsoModel model, string json)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            model.WriteTo(writer);
        }

        JsonNode written = WithoutNothing(JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray())))!;
        JsonNode read = WithoutNothing(JsonNode.Parse(json))!;
        JsonNode.DeepEquals(written, read).Should().BeTrue($"what was read as\n{read.ToJsonString()}\nwas written as\n{written.ToJsonString()}");
        foreach (KapsoModel part in PartsOf(model))
        {
            part.AdditionalData.Keys.Should().Equal([Unknown], part.GetType().Name);
        }
    }

    private static JsonNode? WithoutNothing(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? value) in members.ToArray())
                {
                    if (value is null or JsonArray { Count: 0 })
                    {
                        members.Remove(name);
                    }
                    else
                    {
                        WithoutNothing(value);
                    }
                }

                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    WithoutNothing(item);
                }

                break;
        }

        return node;
    }

    private static IEnumerable<KapsoModel> PartsOf(object? value) => value switch
    {
        KapsoModel model => model.GetType().GetProperties().Where(member => member.Name != nameof(KapsoModel.AdditionalData) && member.GetIndexParameters().Length == 0)
            .SelectMany(member => PartsOf(member.GetValue(model))).Prepend(model),
        IDictionary members => members.Values.Cast<object?>().SelectMany(PartsOf),
        IEnumerable items and not string => items.Cast<object?>().SelectMany(PartsOf),
        _ => [],
    };
}
