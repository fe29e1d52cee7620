namespace Kapso.WhatsApp.Generator.Tests;

/// <summary>The page of typed templates: its program compiles with the class that the generator makes of its template.</summary>
public sealed class DocumentationTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Root(), "docs", "typed-templates.md"));

    [Fact]
    public void The_program_of_the_page_compiles_with_the_template_of_the_page()
    {
        string[] program = Block("csharp");
        string[] usings = [.. program.TakeWhile(line => line.Length > 0)];
        string code = $$"""
            using System;
            {{string.Join('\n', usings)}}
            internal static class Program
            {
                public static async System.Threading.Tasks.Task Main()
                {
                    {{string.Join('\n', program.Skip(usings.Length))}}
                }
            }
            """;

        Generation generation = Generation.Of(code, [("order_status_update.template.json", string.Join('\n', Block("json")))], ("RootNamespace", "HelloWhatsApp"));

        usings.Should().OnlyContain(line => line.StartsWith("using ", StringComparison.Ordinal));
        generation.Diagnostics.Should().BeEmpty();
        generation.Errors.Should().BeEmpty();
    }

    private static string[] Block(string language) => [.. Lines.SkipWhile(line => line != "```" + language).Skip(1).TakeWhile(line => line != "```")];

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kapso.WhatsApp.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
