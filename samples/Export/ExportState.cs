using System.Text.Json;
using System.Text.Json.Serialization;

namespace Export;

/// <summary>How far an export has come. The output is worth as many bytes as stand here; what comes after them was being written when the export was stopped.</summary>
public sealed record ExportState
{
    private const int CurrentVersion = 1;

    /// <summary>The layout of this file.</summary>
    public required int Version { get; init; }

    public required string PhoneNumberId { get; init; }

    /// <summary>How many bytes of the output are finished.</summary>
    public required long Length { get; init; }

    /// <summary>How many messages they hold.</summary>
    public required long Messages { get; init; }

    /// <summary>Where the next page begins; null at the start and at the end.</summary>
    public string? Cursor { get; init; }

    public required ExportStatus Status { get; init; }

    public static ExportState Begin(string phoneNumberId) =>
        new() { Version = CurrentVersion, PhoneNumberId = phoneNumberId, Length = 0, Messages = 0, Status = ExportStatus.Running };

    /// <summary>Reads the state of an earlier run; null when there was none.</summary>
    /// <exception cref="ExportException">The file is not a state.</exception>
    public static ExportState? Load(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        ExportState? state;
        try
        {
            state = JsonSerializer.Deserialize(File.ReadAllBytes(path), ExportJson.Default.ExportState);
        }
        catch (JsonException broken)
        {
            throw Unreadable(path, broken);
        }

        return state is { Version: CurrentVersion, PhoneNumberId: not null, Length: >= 0, Messages: >= 0 } && (state.Cursor is not null || state.Length == 0 || state.Status is not ExportStatus.Running)
            ? state
            : throw Unreadable(path, null);
    }

    /// <summary>Replaces the file in one step: whenever the process ends, the old state or the new one stands there.</summary>
    public void Save(string path)
    {
        string temporary = path + ".new";
        using (FileStream file = new(temporary, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, this, ExportJson.Default.ExportState);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static ExportException Unreadable(string path, Exception? cause) =>
        new($"{path} is not the state of an export, or it is damaged. Delete it together with the output to export anew.", cause);
}

/// <summary>Whether an export goes on.</summary>
public enum ExportStatus
{
    /// <summary>There is more to fetch.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>All is there.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,

    /// <summary>The server led back to a page that was exported before, so that the rest was out of reach.</summary>
    [JsonStringEnumMemberName("looped")]
    Looped,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ExportState))]
internal sealed partial class ExportJson : JsonSerializerContext;
