namespace Kapso.DriftWatch;

/// <summary>An operation of the API, as a document describes it or as it is implemented.</summary>
/// <param name="Id">Its name in the API reference.</param>
/// <param name="Method">The HTTP method, in capitals.</param>
/// <param name="Path">The path from the root of the host, with <c>{}</c> in place of every id.</param>
internal sealed record ApiOperation(string Id, string Method, string Path)
{
    /// <summary>The names of its query and header parameters.</summary>
    public IReadOnlySet<string> Parameters { get; init; } = new HashSet<string>();

    /// <summary>The texts among which further names of parameters are, where the implementation does not list them all.</summary>
    public IReadOnlySet<string> FurtherTexts { get; init; } = new HashSet<string>();

    /// <summary>Whether its request has a JSON body.</summary>
    public bool HasRequest { get; init; }

    /// <summary>The members of the request body; null where they are not known.</summary>
    public Members? Request { get; init; }

    /// <summary>The members of the response, without what every response has around them; null where they are not known.</summary>
    public Members? Response { get; init; }
}

/// <summary>The names of the members of a body and of everything in it, each with the values that are listed for it.</summary>
internal sealed class Members : SortedDictionary<string, SortedSet<string>>
{
    public Members()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>The one member that everything else is wrapped in, which is no member of a model; null when there is none.</summary>
    public string? Wrapper { get; set; }

    public SortedSet<string> Add(string name)
    {
        if (!TryGetValue(name, out SortedSet<string>? values))
        {
            this[name] = values = new SortedSet<string>(StringComparer.Ordinal);
        }

        return values;
    }
}
