using System.Collections.ObjectModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp;

/// <summary>The base of every model that is read from the server: what this version of the SDK does not know is kept in <see cref="AdditionalData"/>.</summary>
public abstract record KapsoModel : KapsoRecord
{
    private protected KapsoModel()
    {
    }

    /// <summary>
    /// Properties that the server sent and this version of the SDK has no name for, by their name on the wire, and what stood in the place of a known one without being of its form: an
    /// item of a list as <c>edges[0]</c>, a value of a map as <c>checks.a</c>. When the model is written, each is in its place again.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalData => ExtensionData is { } kept ? SetAside.Shown(kept) : ReadOnlyDictionary<string, JsonElement>.Empty;

    // The generator cannot fill an init-only extension property, so the settable one stays inside.
    [JsonExtensionData, JsonInclude]
    internal Dictionary<string, JsonElement>? ExtensionData { get; set; }

    /// <summary>Keeps members of what the server has around it, which nobody would see otherwise; its own members come first.</summary>
    internal void Keep(IEnumerable<KeyValuePair<string, JsonElement>>? members)
    {
        foreach ((string name, JsonElement value) in members ?? [])
        {
            (ExtensionData ??= []).TryAdd(name, value);
        }
    }

    /// <summary>Leaves out what the SDK has no name for: nobody knows whether it may be shown.</summary>
    /// <param name="builder">The text to append to.</param>
    protected override bool PrintMembers(StringBuilder builder) => false;

    /// <summary>
    /// Writes it as the API's JSON, for instance to keep it: every value that the server sent, known to this version of the SDK or not, in its place. Members that were <c>null</c>
    /// are left out, the order of the members may be another, and times, texts and numbers have the notation that the API documents. A secret is written too.
    /// </summary>
    /// <param name="writer">Where to; it is not flushed.</param>
    /// <exception cref="NotSupportedException">It is written with the model that it is a part of, not by itself.</exception>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        SetAside.Write(writer, this, JsonContexts.TypeInfo(GetType()) ?? throw new NotSupportedException($"{GetType().Name} is written with the model that it is a part of."));
    }
}
