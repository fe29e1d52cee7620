using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>The documentation of every package that the tests reference: each public type and member has a summary that says what it is.</summary>
public sealed partial class SummaryTests
{
    private const int MinLength = 21;

    private const int MinWords = 4;

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Packages => [.. Directory.GetFiles(AppContext.BaseDirectory, "Kapso.WhatsApp*.xml").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_public_member_has_a_summary_that_says_what_it_is(string package)
    {
        ILookup<string, XElement> documentation = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{package}.xml")).Descendants("member")
            .ToLookup(member => Overload().Replace((string)member.Attribute("name")!, ""));
        string[] names = [.. Assembly.Load(package).GetExportedTypes().SelectMany(type => NamesIn(type, documentation))];

        names.Should().NotBeEmpty();
        names.Where(name => !documentation.Contains(name)).Should().BeEmpty("these have no documentation");
        names.Distinct().SelectMany(name => documentation[name])
            .Where(member => member.Element("inheritdoc") is null && !IsLongEnough(TextOf(member.Element("summary"))))
            .Select(member => $"{(string)member.Attribute("name")!} \"{TextOf(member.Element("summary"))}\"")
            .Should().BeEmpty("a summary has {0} characters and {1} words or more", MinLength, MinWords);
    }

    [Theory]
    [InlineData("<summary>The id.</summary>", "The id.", false)]
    [InlineData("<summary>Conversationstatus value.</summary>", "Conversationstatus value.", false)]
    [InlineData("<summary>\n  The <c>id</c> of\n the <see cref=\"P:A.B.Call\"/>, or <see langword=\"null\"/>.\n</summary>", "The id of the Call, or null.", true)]
    public void The_length_of_a_summary_is_that_of_the_text_that_is_shown(string summary, string text, bool longEnough)
    {
        TextOf(XElement.Parse(summary, LoadOptions.PreserveWhitespace)).Should().Be(text);
        IsLongEnough(text).Should().Be(longEnough);
    }

    private static bool IsLongEnough(string text) => text.Length >= MinLength && text.Split(' ').Length >= MinWords;

    private static string TextOf(XElement? summary) => WhiteSpace().Replace(string.Concat(summary?.DescendantNodes().Select(Shown) ?? []), " ").Trim();

    private static string Shown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } reference => ((string?)reference.Attribute("cref") ?? (string?)reference.FirstAttribute ?? " ").Split('.', ':')[^1],
        _ => "",
    };

    // The names as the documentation file has them, without parameters: the compiler sees to it that each overload is documented.
    private static IEnumerable<string> NamesIn(Type type, ILookup<string, XElement> documentation)
    {
        string name = type.FullName!.Replace('+', '.');
        yield return $"T:{name}";
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            yield break;
        }

        // A property that a record takes in its constructor is described there.
        HashSet<string> parameters = [.. documentation[$"T:{name}"].Elements("param").Select(parameter => (string)parameter.Attribute("name")!)];
        foreach (MemberInfo member in type.GetMembers(Declared).Where(member => IsVisible(member) && !member.IsDefined(typeof(CompilerGeneratedAttribute))))
        {
            if (member is PropertyInfo ? !parameters.Contains(member.Name) : member is not ConstructorInfo || documentation.Contains(NameOf(name, member)))
            {
                yield return NameOf(name, member);
            }
        }
    }

    private static string NameOf(string type, MemberInfo member) => member switch
    {
        FieldInfo => $"F:{type}.{member.Name}",
        PropertyInfo => $"P:{type}.{member.Name}",
        EventInfo => $"E:{type}.{member.Name}",
        _ => $"M:{type}.{member.Name.Replace('.', '#')}",
    };

    private static bool IsVisible(MemberInfo member) => member switch
    {
        FieldInfo field => !field.IsSpecialName && (field.IsPublic || field.IsFamily),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => IsVisible(accessor, allowSpecialName: true)),
        EventInfo @event => IsVisible(@event.AddMethod!, allowSpecialName: true),
        ConstructorInfo constructor => IsVisible(constructor, allowSpecialName: true),
        MethodInfo method => IsVisible(method, allowSpecialName: method.Name.StartsWith("op_", StringComparison.Ordinal)),
        _ => false,
    };

    private static bool IsVisible(MethodBase method, bool allowSpecialName) =>
        (allowSpecialName || !method.IsSpecialName) && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    [GeneratedRegex(@"(``\d+)?(\(.*)?$")]
    private static partial Regex Overload();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
