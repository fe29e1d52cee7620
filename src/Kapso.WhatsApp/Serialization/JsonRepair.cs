using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Serialization;

/// <summary>A copy of JSON in which the members that a model cannot take are given another form or set aside, one after the other.</summary>
/// <param name="json">The JSON that could not be read.</param>
/// <param name="type">What it is to be read as.</param>
/// <param name="isMember">Whether it is the value of a member, which may have another form itself.</param>
internal sealed class JsonRepair(JsonElement json, JsonTypeInfo type, bool isMember)
{
    /// <summary>Begins the names of members that were set aside. No server sends a control character in a name.</summary>
    private const string KeptPrefix = "\u0001";

    private readonly Dictionary<string, Attempt> _attempts = new(StringComparer.Ordinal);

    // For each list that was shortened, the places that its remaining entries had.
    private readonly Dictionary<JsonArray, List<int>> _places = [];

    // Holds the root, so that it can take another form like anything in it.
    private readonly JsonArray _holder = [Parse(json)];

    public JsonNode Root => _holder[0]!;

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
        IReadOnlyList<string> steps = JsonPath.Steps(path);
        if (Find(steps) is not { } node || (node.Parent == _holder && !isMember))
        {
            return false;
        }

        if (!_attempts.TryGetValue(path, out Attempt? attempt))
        {
            // What fails inside a list that was made here for one value is that value.
            attempt = node.Parent is JsonArray { Count: 1 } list && _attempts.Values.FirstOrDefault(made => made.Current == list) is { } outer ? outer : null;
            node = attempt?.Current ?? node;
            attempt ??= _attempts[path] = new Attempt(node, new WantedType(TypeAt(steps)));
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

    private JsonNode? Find(IReadOnlyList<string> steps)
    {
        JsonNode? node = Root;
        foreach (string step in steps)
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

    /// <summary>What the model has at a path; null where a converter reads it.</summary>
    private JsonTypeInfo? TypeAt(IReadOnlyList<string> steps)
    {
        JsonTypeInfo? at = type;
        foreach (string step in steps)
        {
            Type? next = at switch
            {
                { Kind: JsonTypeInfoKind.Object } => at.Properties.FirstOrDefault(property => property.Name == step) is { CustomConverter: null } property ? property.PropertyType : null,
                { Kind: JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary } => at.ElementType,
                _ => null,
            };
            at = next is not null && type.Options.TryGetTypeInfo(next, out JsonTypeInfo? found) ? found : null;
        }

        return at;
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
            case JsonArray entries when entries != _holder:
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

    private static JsonNode Parse(JsonElement json) => JsonNode.Parse(JsonMarshal.GetRawUtf8Value(json)) ?? throw new JsonException("The value is null.");

    /// <summary>A member that could not be read, and the other forms that are still to be tried.</summary>
    private sealed class Attempt(JsonNode node, WantedType wanted)
    {
        public JsonNode Original { get; } = node.DeepClone();

        public JsonNode? Current { get; set; }

        public Queue<JsonNode> Forms { get; } = new(wanted.OtherForms(node));
    }

    /// <summary>What a model wants in a place, as far as that is known: forms that it cannot take are not tried, for each trial costs an exception.</summary>
    private readonly struct WantedType(JsonTypeInfo? type)
    {
        private bool IsKnown => type is not null && (type.Kind is not JsonTypeInfoKind.None || IsScalar);

        private bool IsScalar => type is { Kind: JsonTypeInfoKind.None } && (type.Type.IsValueType || type.Type == typeof(string));

        private bool MayBeList => !IsKnown || type!.Kind is JsonTypeInfoKind.Enumerable;

        private bool MayBeObject => !IsKnown || type!.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary;

        private bool MayBeText => !IsKnown || type!.Type == typeof(string);

        private bool MayBeFlag => !IsKnown || type!.Type == typeof(bool) || type.Type == typeof(bool?);

        public IEnumerable<JsonNode> OtherForms(JsonNode node) => node.GetValueKind() switch
        {
            JsonValueKind.Array when node.AsArray() is [{ } only] => MayBeList && IsKnown ? [] : [only.DeepClone()],

            // What PHP writes for an empty object.
            JsonValueKind.Array when node.AsArray() is [] => MayBeObject ? [new JsonObject()] : [],
            JsonValueKind.Array => [],
            JsonValueKind.Object => MayBeList ? [ListOf(node.AsObject())] : [],
            _ => Scalars(node).Concat(MayBeList ? [new JsonArray(node.DeepClone())] : []),
        };

        private IEnumerable<JsonNode> Scalars(JsonNode node)
        {
            bool isText = node.GetValueKind() is JsonValueKind.String;
            string text = isText ? node.GetValue<string>() : node.ToJsonString();
            if (MayBeFlag && JsonForms.Flag(Encoding.UTF8.GetBytes(text)) is { } flag)
            {
                yield return JsonValue.Create(flag);
            }

            if (MayBeText && !isText)
            {
                yield return JsonValue.Create(text);
            }
        }

        /// <summary>The values of an object that has numbers for names, as PHP writes a list with gaps; any other object as the one item.</summary>
        private static JsonArray ListOf(JsonObject node) =>
            JsonForms.IsList(node.Select(member => member.Key)) ? [.. node.Select(member => member.Value?.DeepClone())] : [node.DeepClone()];
    }
}
