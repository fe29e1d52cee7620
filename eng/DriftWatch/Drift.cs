namespace Kapso.DriftWatch;

/// <summary>Compares what documents describe with what is implemented.</summary>
internal static class Drift
{
    /// <summary>
    /// One line for each difference: <c>new</c> is described and not implemented, <c>missing</c> is implemented and not described (any more), <c>changed</c> is both, and differs.
    /// </summary>
    public static IEnumerable<string> Between(IReadOnlyList<ApiOperation> described, IReadOnlyList<ApiOperation> implemented)
    {
        ILookup<string, ApiOperation> documents = described.ToLookup(operation => operation.Id);
        Dictionary<string, ApiOperation> own = implemented.ToDictionary(operation => operation.Id);
        foreach (IGrouping<string, ApiOperation> operation in documents.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            // Two documents may describe the same operation; the first one counts.
            ApiOperation document = operation.First();
            foreach (string line in own.TryGetValue(operation.Key, out ApiOperation? implementation) ? Between(document, implementation) : [$"new operation {document.Id}: {document.Method} {document.Path}"])
            {
                yield return line;
            }
        }

        foreach (string id in own.Keys.Where(id => !documents.Contains(id)).Order(StringComparer.Ordinal))
        {
            yield return $"missing operation {id}: {own[id].Method} {own[id].Path}";
        }
    }

    private static IEnumerable<string> Between(ApiOperation document, ApiOperation implementation)
    {
        string id = document.Id;
        if ((document.Method, document.Path) != (implementation.Method, implementation.Path))
        {
            yield return $"changed operation {id}: {document.Method} {document.Path}, implemented as {implementation.Method} {implementation.Path}";
        }

        foreach (string parameter in document.Parameters.Where(name => !implementation.Parameters.Contains(name) && !implementation.FurtherTexts.Contains(name)).Order(StringComparer.Ordinal))
        {
            yield return $"new parameter {id}: {parameter}";
        }

        foreach (string parameter in implementation.Parameters.Where(name => !document.Parameters.Contains(name)).Order(StringComparer.Ordinal))
        {
            yield return $"missing parameter {id}: {parameter}";
        }

        if (implementation.HasRequest && !document.HasRequest)
        {
            yield return $"missing request {id}";
        }

        foreach (string line in Between(id, "request", document.Request, implementation.Request).Concat(Between(id, "response", document.Response, implementation.Response)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Between(string id, string body, Members? document, Members? implementation)
    {
        if (document is null || implementation is null)
        {
            yield break;
        }

        foreach (string name in document.Keys.Union(implementation.Keys).Where(name => name != document.Wrapper).Order(StringComparer.Ordinal))
        {
            if (!implementation.TryGetValue(name, out SortedSet<string>? known))
            {
                yield return $"new member {id} {body}: {name}";
            }
            else if (!document.TryGetValue(name, out SortedSet<string>? described))
            {
                yield return $"missing member {id} {body}: {name}";
            }
            else if (described.Count > 0 && known.Count == 0)
            {
                yield return $"new values {id} {body}: {name} {string.Join(", ", described)}";
            }
            else if (described.Count > 0)
            {
                foreach (string line in described.Except(known).Select(value => $"new value {id} {body}: {name} {value}").Concat(known.Except(described).Select(value => $"missing value {id} {body}: {name} {value}")))
                {
                    yield return line;
                }
            }
        }
    }
}
