using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Flows;

/// <summary>What the screens of an open flow hold: the data that each was shown with, and the answers to its inputs.</summary>
internal sealed class FlowFormState
{
    private readonly Dictionary<string, JsonObject> _data = [];
    private readonly Dictionary<string, JsonObject> _form = [];

    public JsonObject DataOf(string screen) => Of(_data, screen);

    public JsonObject FormOf(string screen) => Of(_form, screen);

    public void SetData(string screen, JsonObject data) => _data[screen] = data;

    /// <summary>Puts answers and data in the place of references.</summary>
    /// <param name="value">What an action of the screen sends.</param>
    /// <param name="screen">The screen that is shown.</param>
    public JsonNode? Resolve(JsonNode? value, string screen)
    {
        switch (value)
        {
            case JsonObject members:
                JsonObject resolved = [];
                foreach ((string name, JsonNode? member) in members)
                {
                    resolved[name] = Resolve(member, screen);
                }

                return resolved;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Resolve(item, screen))]);
            default:
                return FlowJson.Text(value) is ['$', '{', .., '}'] reference ? Follow(reference[2..^1].Split('.'), screen) : value?.DeepClone();
        }
    }

    private JsonNode? Follow(string[] path, string screen)
    {
        if (path is ["screen", string other, ..])
        {
            (screen, path) = (other, path[2..]);
        }

        JsonNode? value = path[0] == "form" ? FormOf(screen) : DataOf(screen);
        foreach (string name in path.Skip(1))
        {
            value = (value as JsonObject)?[name];
        }

        // An input that nobody answered is an empty text.
        return value?.DeepClone() ?? "";
    }

    private static JsonObject Of(Dictionary<string, JsonObject> held, string screen)
    {
        if (!held.TryGetValue(screen, out JsonObject? values))
        {
            held[screen] = values = [];
        }

        return values;
    }
}
