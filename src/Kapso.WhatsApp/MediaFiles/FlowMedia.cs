using System.Text.Json;

namespace Kapso.WhatsApp.MediaFiles;

/// <summary>
/// A photo or document that someone chose in a flow, as the flow's endpoint receives it: a reference to an encrypted file at WhatsApp, kept for up to 20
/// days.
/// </summary>
public sealed record FlowMedia : KapsoModel
{
    /// <summary>The id of the file in the flow's answer.</summary>
    public required string MediaId { get; init; }

    /// <summary>The address of the encrypted file.</summary>
    public string? CdnUrl { get; init; }

    /// <summary>Its name on the user's device. Never use it as a path as it is.</summary>
    public string? FileName { get; init; }

    /// <summary>The keys that decrypt and verify the file.</summary>
    public FlowMediaKeys? EncryptionMetadata { get; init; }

    /// <summary>Reads the value of a picker in a request's data.</summary>
    /// <param name="pickerValue">The value: a list of files.</param>
    /// <returns>The files; empty when it is no such list. An item that is not a file is left out.</returns>
    public static IReadOnlyList<FlowMedia> ReadAll(JsonElement pickerValue) =>
        pickerValue.ValueKind is JsonValueKind.Array ? [.. pickerValue.EnumerateArray().Select(Read).OfType<FlowMedia>()] : [];

    private static FlowMedia? Read(JsonElement item)
    {
        try
        {
            return item.Deserialize(MediaJson.Default.FlowMedia);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What opens the bytes of a <see cref="FlowMedia"/>, each in Base64. It is never shown.</summary>
public sealed record FlowMediaKeys : KapsoModel
{
    /// <summary>The digest of the encrypted bytes.</summary>
    public string? EncryptedHash { get; init; }

    /// <summary>The initialization vector (IV) in Base64.</summary>
    public string? Iv { get; init; }

    /// <summary>The key that the bytes are encrypted with.</summary>
    public string? EncryptionKey { get; init; }

    /// <summary>The key that they are signed with.</summary>
    public string? HmacKey { get; init; }

    /// <summary>The digest of the file itself.</summary>
    public string? PlaintextHash { get; init; }

    /// <summary>Returns the type's name and nothing of the keys.</summary>
    private protected override string Describe() => nameof(FlowMediaKeys);
}
