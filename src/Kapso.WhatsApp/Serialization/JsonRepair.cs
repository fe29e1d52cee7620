using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Serialization;

/// <summary>A copy of JSON in which the members that a model cannot take are given another form or set aside, one after the other.</summary>
internal sealed class JsonRepair(JsonElement json)
{
    /// <summary>Begins the names of members that were set aside. No server sends a control character in a name.</summary>
    private const string KeptPrefix = "\u0001";

    private readonly Dictionary<string, Attempt> _attempts = new(StringComparer.Ordinal);

    // For each list that was shortened, the places that its remaining entries had.
    private readonly Dictionary<JsonArray, List<int>> _places = [];

    public JsonNode Root { get; } = Parse(json);

    /// <summary>Gives the members that were set aside their own names again, in what a model keeps.</summary>
    public static void Rename(Dictionary<string, JsonElement> kept)
    {
        List<string>? names = null;
        foreach (string name in kept.Keys)
        {
            if (name.StartsWith(KeptPrefix, StringComparison.Ordinal))
            {
                (names ??= []).Add(name);
            }
        }

        foreach (string name in names ?? [])
        {
            kept.Remove(name, out JsonElement value);
            kept[name[KeptPrefix.Length..]] = value;
        }
    }

    /// <summary>Changes the member that the serializer could not read; false when nothing can be done there.</summary>
    /// <param name="path">The member's path, as the serializer names it.</param>
    public bool TryRepair(string path)
    {
        if (Find(path) is not { Parent: not null } node)
        {
            return false;
        }

        if (!_attempts.TryGetValue(path, out Attempt? attempt))
        {
            // What fails inside a list that was made here for one value is that value.
            attempt = node.Parent is JsonArray { Count: 1 } list && _attempts.Values.FirstOrDefault(made => made.Current == list) is { } outer ? outer : null;
            node = attempt?.Current ?? node;
            attempt ??= _attempts[path] = new Attempt(node);
        }

        if (attempt.Forms.TryDequeue(out JsonNode? form))
        {
            Replace(node, form);
            attempt.Current = form;
            return true;
        }

        _attempts.Remove(path);
        return RemoveValue(node, attempt.Original);
    }

    private JsonNode? Find(string path)
    {
        JsonNode? node = Root;
        foreach (string step in JsonPath.Steps(path))
        {
            node = node switch
            {
                JsonObject members => members[step],
                JsonArray entries when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < entries.Count => entries[index],
                _ => null,
            };
        }

        return node;
    }

    // What JsonNode.ReplaceWith does, which cannot be used: it takes values of any type, and so wants reflection.
    private static void Replace(JsonNode node, JsonNode form)
    {
        if (node.Parent is JsonArray entries)
        {
            entries[entries.IndexOf(node)] = form;
        }
        else
        {
            node.Parent!.AsObject()[node.GetPropertyName()] = form;
        }
    }

    private bool RemoveValue(JsonNode node, JsonNode original)
    {
        switch (node.Parent)
        {
            case JsonObject members:
                string name = node.GetPropertyName();
                members.Remove(name);
                if (!name.StartsWith(KeptPrefix, StringComparison.Ordinal))
                {
                    members[KeptPrefix + name] = original;
                }
                else if (members.Parent is JsonObject owner)
                {
                    // It is a map, which takes every name: what is set aside stands beside it.
                    owner[$"{KeptPrefix}{members.GetPropertyName()}.{name[KeptPrefix.Length..]}"] = original;
                }

                return true;
            case JsonArray entries:
                int index = IndexAsItCame(entries, node);
                entries.Remove(node);
                if (entries.Parent is JsonObject holder)
                {
                    holder[$"{KeptPrefix}{entries.GetPropertyName()}[{index.ToString(CultureInfo.InvariantCulture)}]"] = original;
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>The place that an entry had before others were taken out of its list.</summary>
    private int IndexAsItCame(JsonArray entries, JsonNode entry)
    {
        if (!_places.TryGetValue(entries, out List<int>? places))
        {
            _places[entries] = places = [.. Enumerable.Range(0, entries.Count)];
        }

        int now = entries.IndexOf(entry);
        int came = places[now];
        places.RemoveAt(now);
        return came;
    }

    private static JsonNode Parse(JsonElement json)
    {
        string text = Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(json));
        return JsonNode.Parse(SurrogateEscapes.Repair(text)) ?? throw new JsonException("The value is null.");
    }

    /// <summary>A member that could not be read, and the other forms that are still to be tried.</summary>
    private sealed class Attempt(JsonNode node)
    {
        public JsonNode Original { get; } = node.DeepClone();

        public JsonNode? Current { get; set; }

        public Queue<JsonNode> Forms { get; } = new(OtherForms(node));

        private static IEnumerable<JsonNode> OtherForms(JsonNode node) => node.GetValueKind() switch
        {
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [JsonValue.Create(node.ToJsonString()), new JsonArray(node.DeepClone())],
            JsonValueKind.String when bool.TryParse(node.GetValue<string>(), out bool flag) => [JsonValue.Create(flag), new JsonArray(node.DeepClone())],
            JsonValueKind.String or JsonValueKind.Object => [new JsonArray(node.DeepClone())],
            JsonValueKind.Array when node.AsArray() is [{ } only] => [only.DeepClone()],
            _ => [],
        };
    }
}
