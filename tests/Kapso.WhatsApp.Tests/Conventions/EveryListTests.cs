using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>What holds for every list: a page gives what can be read, whatever else stands on it.</summary>
public sealed class EveryListTests
{
    private const string Items = """[{"id":"1","phone_number_id":"1","run_id":"1","conversation_id":"1","mode":"1","name":"a"},null,{"id":"2","phone_number_id":"2","run_id":"2","conversation_id":"2","mode":"2","name":{"first":"b"}},7,{"id":"3","phone_number_id":"3","run_id":"3","conversation_id":"3","mode":"3","name":"c"}]""";

    private static readonly Dictionary<string, Operation> Lists = typeof(KapsoWhatsAppClient).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Operations", StringComparison.Ordinal))
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
        .Where(field => field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(ListOperation<>))
        .Select(field => (Operation)field.GetValue(null)!)
        .ToDictionary(operation => $"{operation.ClientMethod} ({operation.Id})");

    public static TheoryData<string> Methods => [.. Lists.Keys];

    [Theory]
    [MemberData(nameof(Methods))]
    public void An_item_that_cannot_be_read_costs_only_itself(string method) =>
        typeof(EveryListTests).GetMethod(nameof(CheckPage), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(Lists[method].GetType().GetGenericArguments())
            .Invoke(null, [Lists[method]]);

    [Fact]
    public void A_search_of_the_logs_is_among_them() => Lists.Keys.Should().Contain("Logs.Search (searchLogs)");

    [Fact]
    public void Of_customers_the_three_that_can_be_read_are_there_and_the_one_that_cannot_is_kept()
    {
        Page<Customer> page = Read(CustomerOperations.List, Items);

        page.Items.Select(customer => customer.Id).Should().Equal("1", "2", "3");
        page.Unreadable.Select(item => item.GetRawText()).Should().Equal("7");
    }

    private static void CheckPage<T>(ListOperation<T> list)
    {
        Page<T> page = Read(list, list.Member is null ? Items : $$"""{"{{list.Member}}":{{Items}}}""");

        // Whether a model has a name decides whether an odd one matters; a number is an item of no list.
        (page.Items.Count + page.Unreadable.Count).Should().Be(4);
        page.Items.Should().HaveCountGreaterThanOrEqualTo(2).And.NotContainNulls();
        page.Unreadable.Select(item => item.GetRawText()).Should().Contain("7");

        Read(list, "null").Should().BeEquivalentTo(new { Items = Array.Empty<T>(), Unreadable = Array.Empty<JsonElement>() });
    }

    private static Page<T> Read<T>(ListOperation<T> list, string data)
    {
        using HttpResponseMessage response = new();
        Answer<Page<T>> answer = list.Answer ?? new PageAnswer<T>(list.Item, list.Paging, list.Member);
        return answer.Read(new ResponseBody(HttpStatusCode.OK, response.Headers, "application/json", Encoding.UTF8.GetBytes($$"""{"data":{{data}}}""")));
    }
}
