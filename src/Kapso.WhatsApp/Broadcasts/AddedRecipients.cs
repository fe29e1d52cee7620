using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>The outcome of adding recipients to a broadcast, over all requests that it took.</summary>
public sealed record AddedRecipients : KapsoModel
{
    /// <summary>Gets how many recipients were added.</summary>
    public int Added { get; init; }

    /// <summary>Gets how many recipients were there already, those of a request that had to be repeated included.</summary>
    public int Duplicates { get; init; }

    /// <summary>Gets why others were not added, in Kapso's words.</summary>
    public IReadOnlyList<string> Errors { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Adds up two responses; of members that the SDK has no name for those of the later one stand.</summary>
    internal AddedRecipients With(AddedRecipients more)
    {
        AddedRecipients both = new() { Added = Added + more.Added, Duplicates = Duplicates + more.Duplicates, Errors = [.. Errors, .. more.Errors] };
        both.Keep(more.ExtensionData);
        both.Keep(ExtensionData);
        return both;
    }
}
