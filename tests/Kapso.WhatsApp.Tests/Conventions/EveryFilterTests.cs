using System.Reflection;
using System.Text.Json;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>What holds for the filter of every list: an id that cannot be one is refused before the call.</summary>
public sealed class EveryFilterTests
{
    /// <summary>Ids that the application makes up itself: anything can be one.</summary>
    private static readonly string[] OfTheApplication = [$"{nameof(ProjectContactFilter)}.{nameof(ProjectContactFilter.CustomerExternalId)}", $"{nameof(CustomerFilter)}.{nameof(CustomerFilter.ExternalCustomerId)}"];

    public static TheoryData<Type, string> Ids
    {
        get
        {
            TheoryData<Type, string> ids = [];
            foreach ((Type filter, string member) in AllIds())
            {
                ids.Add(filter, member);
            }

            return ids;
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_phone_number_where_an_id_belongs_is_named(Type filter, string member)
    {
        KapsoValidationException refused = Refused(filter, member, "+49 151 12345678");

        refused.Problems.Should().ContainSingle().Which.Should().Match<ValidationProblem>(problem =>
            problem.Path == JsonNamingPolicy.CamelCase.ConvertName(member) && problem.Rule == "id" && problem.Message.Contains("phone number", StringComparison.Ordinal));
        refused.ToString().Should().NotContain("12345678");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_blank_id_is_named(Type filter, string member) =>
        Refused(filter, member, " ").Problems.Should().ContainSingle().Which.Path.Should().Be(JsonNamingPolicy.CamelCase.ConvertName(member));

    [Fact]
    public void The_ids_of_filters_are_found() =>
        AllIds().Select(id => $"{id.Item1.Name}.{id.Item2}").Should().Contain(["ProjectMessageFilter.PhoneNumberId", "MessageFilter.ConversationId", "ConversationFilter.AssignedUserId"]);

    private static IEnumerable<(Type, string)> AllIds() =>
        typeof(ListFilter).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(ListFilter)) && !type.IsAbstract)
            .SelectMany(type => type.GetProperties().Where(member => member.PropertyType == typeof(string) && member.Name.EndsWith("Id", StringComparison.Ordinal)).Select(member => (type, member.Name)))
            .Where(id => !OfTheApplication.Contains($"{id.type.Name}.{id.Name}"));

    private static KapsoValidationException Refused(Type type, string member, string id)
    {
        ListFilter filter = (ListFilter)Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public, null, null, null)!;
        type.GetProperty(member)!.SetValue(filter, id);
        Query query = new();
        filter.Write(query);
        Rules rules = Rules.Start();
        query.CheckIds(rules);
        return FluentActions.Invoking(rules.ThrowIfBroken).Should().Throw<KapsoValidationException>().Which;
    }
}
