using System.Collections;
using System.Net;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>Whatever a success holds, no operation throws an exception that is not of the SDK, and no list that it returns holds null.</summary>
public sealed class UnexpectedResponseTests
{
    public static TheoryData<string> Answers =>
    [
        "", "null", "{}", "[]", "[null]", "5", "true", "\"x\"", """{"data":null}""", """{"data":[null]}""", """{"data":[[]]}""", """{"data":[5]}""", """{"data":[{}]}""", """{"data":{}}""",
        """{"data":5}""", """{"data":"x"}""", """{"data":{"data":null}}""", """{"data":[],"paging":null,"meta":null}""", """{"data":[],"paging":{"cursors":null},"meta":{"total_pages":null}}""",
        """{"data":[],"paging":5,"meta":[]}""", """{"messages":null,"contacts":null}""", """{"messages":[null],"contacts":[null]}""", """{"messages":[],"contacts":[]}""",
        """{"data":{"logs":[null],"invocations":[null],"errors":[null]}}""", """{"block_users":{"added_users":[null],"failed_users":[null]}}""", """{"block_users":{}}""",
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_operation_returns_a_result_or_throws_an_exception_of_the_sdk(string answer)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, answer));
        List<string> wrong = [];
        foreach (string operation in SampleCalls.Keys)
        {
            object? result = null;
            Exception? failure = await Record.ExceptionAsync(async () => result = await SampleCalls.Get(operation).MakeAsync(kapso.Client));
            if (failure is not (null or KapsoException))
            {
                wrong.Add($"{operation}: {failure.GetType().Name} {failure.Message}");
            }
            else if (failure is null && ListsIn(result).Any(list => list.Cast<object?>().Contains(null)))
            {
                wrong.Add($"{operation}: null in a list");
            }
        }

        wrong.Should().BeEmpty();
    }

    /// <summary>In the five forms of a flag, at the top and in <c>data</c>.</summary>
    public static TheoryData<string> Failures =>
    [
        """{"success":false}""", """{"success":"false"}""", """{"data":[],"success":"False"}""", """{"success":0,"data":{"id":"1"}}""", """{"data":{"id":"1","success":"0"}}""",
        """{"messages":[{"id":"1"}],"success":"false"}""",
    ];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task No_operation_takes_success_false_for_a_success(string answer)
    {
        // The response of a function is the function's own.
        string[] others = ["invokeFunction"];
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, answer));
        List<string> wrong = [];
        foreach (string operation in ((IEnumerable<object[]>)EveryOperationTests.All).Select(row => (string)row[0]).Concat(OnceOperations.Keys).Distinct().Where(key => !others.Contains(key.Trim())))
        {
            Task call = OnceOperations.Keys.Contains(operation) ? OnceOperations.Call(kapso.Client, operation) : EveryOperationTests.Call(kapso.Client, operation, "1");
            Exception? failure = await Record.ExceptionAsync(() => call);
            if (failure is not KapsoSerializationException || !failure.Message.Contains("success: false", StringComparison.Ordinal))
            {
                wrong.Add($"{operation}: {failure?.GetType().Name ?? "success"}");
            }
        }

        wrong.Should().BeEmpty();
    }

    /// <summary>The result when it is a list, and its members that are lists.</summary>
    private static IEnumerable<IEnumerable> ListsIn(object? result) => result switch
    {
        null or string => [],
        IEnumerable list => [list],
        _ => result.GetType().GetProperties().Where(member => member.GetIndexParameters().Length == 0).Select(member => member.GetValue(result)).OfType<IEnumerable>().Where(value => value is not string),
    };
}
