using System.Reflection;
using System.Text;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>Operations are data: the documentation and these tests read the same.</summary>
public sealed class OperationTests
{
    private static readonly Assembly Sdk = typeof(KapsoWhatsAppClient).Assembly;

    internal static IReadOnlyList<Operation> Operations { get; } =
    [
        .. Sdk.GetTypes()
            .Where(type => type.Name.EndsWith("Operations", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Select(field => field.GetValue(null))
            .OfType<Operation>()
            .OrderBy(operation => operation.ClientMethod, StringComparer.Ordinal),
    ];

    [Fact]
    public void Each_operation_names_a_method_that_exists()
    {
        foreach (Operation operation in Operations)
        {
            string[] parts = operation.ClientMethod!.Split('.');
            PropertyInfo? resource = typeof(KapsoWhatsAppClient).GetProperty(parts[0]);
            resource.Should().NotBeNull(operation.Id);
            resource!.PropertyType.GetMethods().Should().Contain(method => method.Name == parts[1], operation.ClientMethod);
        }
    }

    [Fact]
    public void Reads_are_safe_and_messages_are_sends()
    {
        Operations.Where(operation => operation.Method == HttpMethod.Get).Should().OnlyContain(operation => operation.Replay == Replay.Safe);
        Operations.Where(operation => operation.ClientMethod!.StartsWith("Messages.Send", StringComparison.Ordinal)).Should().OnlyContain(operation => operation.Replay == Replay.Send);
    }

    [Fact]
    public void Every_operation_is_one_of_the_api() =>
        Operations.Select(operation => operation.Id).Distinct().Should().BeSubsetOf(KapsoOperations.Groups.SelectMany(group => group.Operations));

    [Fact]
    public void The_documentation_lists_each_operation()
    {
        string path = Path.Combine(Repository.Root, "docs", "operations.md");
        string expected = Document();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, expected);
        }

        File.ReadAllText(path).ReplaceLineEndings("\n").Should().Be(expected, "UPDATE_DOCS=1 dotnet test tests/Kapso.WhatsApp.Tests writes it anew");
    }

    private static string Document()
    {
        StringBuilder text = new("# Operations\n\nEvery operation that is implemented and the method that calls it. Written by a test from the operations themselves.\n\n");
        text.Append("| operation | endpoint | method | when the outcome is unknown | on Meta directly |\n|---|---|---|---|---|\n");
        foreach (Operation operation in Operations)
        {
            string surface = operation.Surface is ApiSurface.Platform ? "/platform/v1/" : "/meta/whatsapp/v24.0/";
            string replay = operation.Replay is Replay.Safe ? "tried again" : "never repeated";
            text.Append($"| `{operation.Id}` | `{operation.Method} {surface}{operation.Path}` | `kapso.{operation.ClientMethod}` | {replay} | {(operation.OnMeta ? "yes" : "no")} |\n");
        }

        HashSet<string> implemented = [.. Operations.Select(operation => operation.Id)];
        text.Append("\n## How much is covered\n\n| API | covered | not covered yet |\n|---|---|---|\n");
        foreach ((string name, IReadOnlyList<string> all) in KapsoOperations.Groups)
        {
            string[] missing = [.. all.Where(id => !implemented.Contains(id)).Order(StringComparer.Ordinal)];
            text.Append($"| {name} | {all.Count - missing.Length} of {all.Count} | {string.Join(", ", missing.Select(id => $"`{id}`"))} |\n");
        }

        return text.ToString();
    }
}
