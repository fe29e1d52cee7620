using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kapso.DriftWatch;

/// <summary>Reads the operations of OpenAPI documents (3.0 and 3.1, YAML or JSON). What is odd about a document costs that part of it only.</summary>
internal sealed partial class OpenApiDocument
{
    private static readonly string[] Combinations = ["allOf", "oneOf", "anyOf"];

    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private readonly JsonObject _root;

    private OpenApiDocument(JsonObject root) => _root = root;

    /// <summary>Reads all documents of a folder.</summary>
    /// <exception cref="InvalidDataException">There is none, or one is no OpenAPI document.</exception>
    public static IReadOnlyList<ApiOperation> ReadFolder(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json").Order(StringComparer.Ordinal)];
        return files.Length == 0
            ? throw new InvalidDataException($"{folder} holds no .yaml, .yml or .json file.")
            : [.. files.SelectMany(file => Parse(File.ReadAllText(file), Path.GetFileName(file)).Operations())];
    }

    /// <summary>Reads one document; JSON is YAML too.</summary>
    /// <exception cref="InvalidDataException">It is no OpenAPI document.</exception>
    public static OpenApiDocument Parse(string text, string name)
    {
        YamlStream yaml = [];
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException wrong)
        {
            throw new InvalidDataException($"{name} is neither YAML nor JSON: {wrong.Message}", wrong);
        }

        return yaml.Documents.Count > 0 && ToJson(yaml.Documents[0].RootNode) is JsonObject root && root["paths"] is JsonObject
            ? new OpenApiDocument(root)
            : throw new InvalidDataException($"{name} is no OpenAPI document: it has no paths.");
    }

    public IEnumerable<ApiOperation> Operations()
    {
        string prefix = Uri.TryCreate((string?)_root["servers"]?[0]?["url"], UriKind.Absolute, out Uri? server) ? server.AbsolutePath.TrimEnd('/') : "";
        foreach ((string path, JsonNode? item) in (JsonObject)_root["paths"]!)
        {
            foreach (string method in Methods)
            {
                if (item is JsonObject && Resolve(item[method]) is { } operation && (string?)operation["operationId"] is { } id)
                {
                    yield return Read(id, method.ToUpperInvariant(), NormalizePath(prefix + path), operation, item["parameters"]);
                }
            }
        }
    }

    /// <summary>A path in which it does not matter how ids and versions are called.</summary>
    public static string NormalizePath(string path) => Version().Replace(Placeholder().Replace(path, "{}"), "/v*");

    private ApiOperation Read(string id, string method, string path, JsonObject operation, JsonNode? shared) => new(id, method, path)
    {
        Parameters = Parameters(shared).Concat(Parameters(operation["parameters"])).ToHashSet(StringComparer.Ordinal),
        HasRequest = operation["requestBody"] is not null,
        Request = MembersOf(Content(Resolve(operation["requestBody"])), unwrap: null),
        Response = MembersOf(Content(Success(operation["responses"] as JsonObject)), unwrap: "data"),
    };

    private IEnumerable<string> Parameters(JsonNode? list) => (list as JsonArray ?? [])
        .Select(Resolve)
        .Where(parameter => (string?)parameter?["in"] is "query" or "header")
        .Select(parameter => (string?)parameter!["name"])
        .OfType<string>();

    private JsonObject? Success(JsonObject? responses) =>
        Resolve(responses?.FirstOrDefault(response => response.Key.StartsWith('2') && Content(Resolve(response.Value)) is not null).Value);

    private JsonObject? Content(JsonObject? holder) => Resolve(holder?["content"]?["application/json"]?["schema"]);

    private Members? MembersOf(JsonObject? schema, string? unwrap)
    {
        if (schema is null)
        {
            return null;
        }

        if (unwrap is not null && Resolve(schema["properties"]?[unwrap]) is { } inner)
        {
            schema = inner;
        }

        Members members = unwrap is null && schema["properties"] is JsonObject { Count: 1 } only && Resolve(only.Single().Value) is { } wrapped && wrapped["properties"] is not null
            ? new Members { Wrapper = only.Single().Key }
            : [];
        Collect(schema, members, new SortedSet<string>(StringComparer.Ordinal), []);
        return members;
    }

    /// <summary>Collects the members of a schema and of all that it is made of; a schema that holds itself is collected once.</summary>
    private void Collect(JsonNode? node, Members members, SortedSet<string> values, HashSet<JsonObject> seen)
    {
        if (Resolve(node) is not { } schema || !seen.Add(schema) && schema["enum"] is null)
        {
            return;
        }

        values.UnionWith((schema["enum"] as JsonArray ?? []).OfType<JsonValue>().Select(value => value.ToString()));
        if (schema["properties"] is JsonObject properties)
        {
            foreach ((string name, JsonNode? property) in properties)
            {
                Collect(property, members, members.Add(name), seen);
            }
        }

        foreach (JsonNode? part in Combinations.SelectMany(kind => schema[kind] as JsonArray ?? []))
        {
            Collect(part, members, values, seen);
        }

        Collect(schema["items"], members, values, seen);
        Collect(schema["additionalProperties"] as JsonObject, members, values, seen);
    }

    private JsonObject? Resolve(JsonNode? node)
    {
        for (int depth = 0; node is JsonObject holder && (string?)holder["$ref"] is { } reference && depth < 32; depth++)
        {
            node = reference.StartsWith("#/", StringComparison.Ordinal)
                ? reference[2..].Split('/').Aggregate((JsonNode?)_root, (at, name) => at is JsonObject ? at[name.Replace("~1", "/", StringComparison.Ordinal)] : null)
                : null;
        }

        return node as JsonObject;
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.GroupBy(child => child.Key.ToString()).Select(child => KeyValuePair.Create(child.Key, ToJson(child.First().Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "~" or "" } => null,
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"/v\d+(\.\d+)*(?=/|\z)")]
    private static partial Regex Version();
}
