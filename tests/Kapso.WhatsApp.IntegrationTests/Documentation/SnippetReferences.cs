using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Kapso.WhatsApp.IntegrationTests.Documentation;

/// <summary>What a project can refer to that has certain packages and nothing else: .NET, the packages' assemblies and all that these refer to, and ASP.NET Core where one of them brings it.</summary>
internal static class SnippetReferences
{
    // Packages whose assemblies have other names.
    private static readonly Dictionary<string, string[]> Assemblies = new(StringComparer.Ordinal)
    {
        ["xunit"] = ["xunit.assert", "xunit.core"],
        ["Kapso.WhatsApp.Redis"] = ["Kapso.WhatsApp.Redis", "Kapso.WhatsApp.AspNetCore.Redis"],
    };

    private static readonly Dictionary<string, string> Paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(paths => paths.Key, paths => paths.First(), StringComparer.OrdinalIgnoreCase);

    private static readonly ConcurrentDictionary<string, MetadataReference> Read = new(StringComparer.Ordinal);

    private static readonly string DotNet = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly string AspNetCore = Path.GetDirectoryName(Paths["Microsoft.AspNetCore"])!;

    /// <summary>The references of a project with these packages.</summary>
    /// <param name="packages">The packages' names.</param>
    /// <param name="isWeb">Whether it is a project for ASP.NET Core from the start (<c>dotnet new web</c>).</param>
    public static MetadataReference[] Of(IEnumerable<string> packages, bool isWeb)
    {
        HashSet<string> found = [.. Paths.Values.Where(path => IsIn(path, DotNet))];
        Stack<string> names = new(packages.SelectMany(AssembliesOf));
        if (isWeb)
        {
            names.Push("Microsoft.AspNetCore");
        }

        while (names.TryPop(out string? name))
        {
            if (!Paths.TryGetValue(name, out string? path) || !found.Add(path))
            {
                continue;
            }

            // A package that refers to one assembly of the framework brings it whole, as a framework reference does. Its parts named Microsoft.Extensions are packages as well.
            if (IsIn(path, AspNetCore) && name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
            {
                found.UnionWith(Paths.Values.Where(other => IsIn(other, AspNetCore)));
            }

            foreach (string reference in ReferencesOf(path))
            {
                names.Push(reference);
            }
        }

        return [.. found.Select(path => Read.GetOrAdd(path, file => MetadataReference.CreateFromFile(file)))];
    }

    /// <summary>The names of a package's own assemblies.</summary>
    public static IReadOnlyList<string> AssembliesOf(string package)
    {
        string[] found = [.. (Assemblies.TryGetValue(package, out string[]? names) ? names : [package]).Where(Paths.ContainsKey)];
        return found.Length > 0 ? found : throw new InvalidOperationException($"There is no package '{package}' here: a page names packages that the tests refer to.");
    }

    private static bool IsIn(string path, string folder) => Path.GetDirectoryName(path) == folder;

    private static List<string> ReferencesOf(string path)
    {
        using PEReader file = new(File.OpenRead(path));
        if (!file.HasMetadata)
        {
            return [];
        }

        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
