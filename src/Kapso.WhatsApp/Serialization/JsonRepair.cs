using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Serialization;

/// <summary>A copy of JSON in which the members that a model cannot take are given another form or set aside, one after the other (<see cref="SetAside"/>).</summary>
/// <param name="json">The JSON that could not be read.</param>
/// <param name="type">What it is to be read as.</param>
/// <param name="isMember">Whether it is the value of a member, which may have another form itself.</param>
internal sealed class JsonRepair(JsonElement json, JsonTypeInfo type, bool isMember)
{
    private readonly Dictionary<string, Attempt> _attempts = new(StringComparer.Ordinal);

    // For each list that was shortened, the places that its remaining entries had.
    private readonly Dictionary<JsonArray, List<int>> _places = [];

    // Holds the root, so that it can take another form like anything in it.
    private readonly JsonArray _holder = [Parse(json)];

    public JsonNode Root => _holder[0]!;

    /// <summary>Gets the parts that no object in the JSON can keep, by the steps that lead to them; null when there are none.</summary>
    public Dictionary<string, JsonNode>? Homeless { get; private set; }

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
        return TrySetAside(node, attempt.Original, steps);
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
    private JsonTypeInfo? TypeAt(IEnumerable<string> steps)
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

    /// <summary>Takes a value out, and keeps it in the nearest object around it that can: a map takes every name for one of its own, and other types keep nothing.</summary>
    private bool TrySetAside(JsonNode node, JsonNode original, IReadOnlyList<string> steps)
    {
        if (node.Parent is not { } at || at == _holder)
        {
            return false;
        }

        // What was kept in an object once and fails again there has to be kept farther out.
        string? refused = at is JsonObject && SetAside.IsKey(node.GetPropertyName()) ? node.GetPropertyName() : null;
        string path = StepTo(node);
        Remove(node);
        for (int depth = steps.Count - 1; at != _holder; depth--)
        {
            if (at is JsonObject members && refused is null && Keeps(TypeAt(steps.Take(depth))))
            {
                members[SetAside.Key(path)] = original;
                return true;
            }

            refused = null;
            path = StepTo(at) + path;
            at = at.Parent!;
        }

        // The first step is the one from the holder.
        (Homeless ??= [])[path[StepTo(0).Length..]] = original;
        return true;
    }

    private static bool Keeps(JsonTypeInfo? type) => type?.Kind switch
    {
        JsonTypeInfoKind.Object => type.Properties.Any(property => property.IsExtensionData),
        JsonTypeInfoKind.Dictionary => false,
        _ => true,
    };

    private string StepTo(JsonNode node) => node.Parent is JsonArray entries ? SetAside.StepTo(PlacesOf(entries)[entries.IndexOf(node)]) : SetAside.StepTo(node.GetPropertyName());

    private void Remove(JsonNode node)
    {
        if (node.Parent is JsonArray entries)
        {
            PlacesOf(entries).RemoveAt(entries.IndexOf(node));
            entries.Remove(node);
        }
        else
        {
            node.Parent!.AsObject().Remove(node.GetPropertyName());
        }
    }

    /// <summary>The places that the entries of a list had before others were taken out of it.</summary>
    private List<int> PlacesOf(JsonArray entries)
    {
        if (!_places.TryGetValue(entries, out List<int>? places))
        {
            _places[entries] = places = [.. Enumerable.Range(0, entries.Count)];
        }

        return places;
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
