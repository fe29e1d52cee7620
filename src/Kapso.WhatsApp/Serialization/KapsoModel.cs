using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp;

/// <summary>The base of every model that is read from the server: what this version of the SDK does not know is kept in <see cref="AdditionalData"/>.</summary>
public abstract record KapsoModel
{
    private protected KapsoModel()
    {
    }

    /// <summary>Properties that the server sent and this version of the SDK has no name for, by their name on the wire.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalData => ExtensionData ?? (IReadOnlyDictionary<string, JsonElement>)ReadOnlyDictionary<string, JsonElement>.Empty;

    // The generator cannot fill an init-only extension property, so the settable one stays inside.
    [JsonExtensionData, JsonInclude]
    internal Dictionary<string, JsonElement>? ExtensionData { get; set; }
}
