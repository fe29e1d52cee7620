using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Finds the operation that a request means.</summary>
internal sealed partial class OperationTable
{
    private readonly List<Operation> _operations;

    private static readonly string[] FilePrefixes = ["/whatsapp_business/attachments", "/rails/active_storage/", "/_storage/"];

    // Literal segments win over parameters: /flows/{id} must not be taken for /{phone_number_id}/{id}.
    public OperationTable(IEnumerable<Operation> operations) =>
        _operations = [.. operations.OrderBy(operation => operation.Segments.Count(Operation.IsParameter)).ThenBy(operation => operation.Claims is null)];

    public static bool TryGetSurface(string path, out Surface surface, out string rest)
    {
        if (ProxyPrefix().Match(path) is { Success: true } proxy)
        {
            (surface, rest) = (Surface.WhatsApp, path[proxy.Length..]);
            return true;
        }

        if (FilePrefixes.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal)))
        {
            (surface, rest) = (Surface.Files, path);
            return true;
        }

        const string platform = "/platform/v1/";
        bool isPlatform = path.StartsWith(platform, StringComparison.Ordinal);
        (surface, rest) = (Surface.Platform, isPlatform ? path[platform.Length..] : "");
        return isPlatform;
    }

    /// <param name="request">The request.</param>
    /// <param name="path">The path as it was on the wire, still escaped: a message id may hold an escaped slash.</param>
    /// <param name="match">The operation and the values of its path parameters.</param>
    public bool TryMatch(HttpRequest request, string path, [NotNullWhen(true)] out OperationMatch? match)
    {
        match = null;
        if (!TryGetSurface(path, out Surface surface, out string rest))
        {
            return false;
        }

        string[] segments = rest.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (Operation operation in _operations)
        {
            if (operation.Surface == surface
                && operation.Method == request.Method
                && TryBind(operation, segments) is { } route
                && operation.Claims?.Invoke(route, request.Query) != false)
            {
                match = new OperationMatch(operation, route);
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, string>? TryBind(Operation operation, string[] segments)
    {
        if (operation.Segments.Length != segments.Length)
        {
            return null;
        }

        Dictionary<string, string> route = new();
        foreach ((string expected, string actual) in operation.Segments.Zip(segments))
        {
            if (Operation.IsParameter(expected))
            {
                route[expected[1..^1]] = Uri.UnescapeDataString(actual);
            }
            else if (expected != actual)
            {
                return null;
            }
        }

        return route;
    }

    [GeneratedRegex(@"^/meta/whatsapp/(v\d+\.\d+/)?")]
    private static partial Regex ProxyPrefix();
}

/// <summary>An operation with the values that its path parameters took.</summary>
internal sealed record OperationMatch(Operation Operation, IReadOnlyDictionary<string, string> Route);
