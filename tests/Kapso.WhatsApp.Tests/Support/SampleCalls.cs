using System.Net;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Logs;
using Kapso.WhatsApp.Tests.Conventions;

namespace Kapso.WhatsApp.Tests.Support;

/// <summary>A call of an operation by its client's method, with one id for every id that it takes and samples for the rest.</summary>
internal sealed record SampleCall(Operation Operation, MethodInfo Method)
{
    /// <summary>Values that only this operation asks for, by its id and the name of the parameter.</summary>
    private static readonly Dictionary<(string Operation, string Parameter), object> ByHand = new()
    {
        [("createFunctionSecret", "name")] = "A",
        [("searchLogsWithFilters", "search")] = new LogSearch { Filters = new Dictionary<string, ScalarValue> { ["a"] = "b" } },
    };

    /// <summary>Whether the path has an id, with which it must not lead elsewhere.</summary>
    public bool TakesId => Operation.Path.Contains('{', StringComparison.Ordinal) && Method.GetParameters().Any(IsId);

    /// <summary>Makes the call and returns its result; null when it has none.</summary>
    public async Task<object?> MakeAsync(KapsoWhatsAppClient kapso, string id = "1")
    {
        object room = typeof(KapsoWhatsAppClient).GetProperty(Operation.ClientMethod!.Split('.')[0])!.GetValue(kapso)!;
        Task call;
        try
        {
            object result = Method.Invoke(room, [.. Method.GetParameters().Select(parameter => Argument(parameter, id))])!;
            call = result as Task ?? (Task)result.GetType().GetMethod("GetPageAsync", [typeof(CancellationToken)])!.Invoke(result, [CancellationToken.None])!;
        }
        catch (TargetInvocationException refused)
        {
            ExceptionDispatchInfo.Throw(refused.InnerException!);
            throw;
        }

        await call;
        return call.GetType().GetProperty("Result")?.GetValue(call);
    }

    private object? Argument(ParameterInfo parameter, string id) =>
        IsId(parameter) ? parameter.ParameterType == typeof(string) ? (object)id : (ContactIdentifier)id
        : ByHand.TryGetValue((Operation.Id, parameter.Name!), out object? value) ? value
        : parameter.HasDefaultValue ? parameter.DefaultValue ?? (parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)
        : parameter.ParameterType == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch.AddDays(parameter.Position)
        : SampleValues.Of(parameter.ParameterType, parameter.Name!);

    /// <summary>An id is what the path has a place for, and any other text that must be given and whose name says so.</summary>
    private bool IsId(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(ContactIdentifier)
        || (parameter.ParameterType == typeof(string) && !parameter.HasDefaultValue && (parameter.Name!.EndsWith("Id", StringComparison.Ordinal) || IsInPath(parameter.Name!)));

    private bool IsInPath(string name) => Operation.Path.Contains($"{{{JsonNamingPolicy.SnakeCaseLower.ConvertName(name)}}}", StringComparison.Ordinal);
}

/// <summary>A call of every operation, found by the name of its client's method. Which overload calls it is seen from what is sent.</summary>
internal static class SampleCalls
{
    private static readonly Dictionary<string, SampleCall> ByKey = [];

    static SampleCalls()
    {
        foreach (Operation operation in OperationTests.Operations)
        {
            if (Find(operation) is { } call)
            {
                ByKey.Add($"{operation.ClientMethod} ({operation.Id})", call);
            }
        }
    }

    public static IReadOnlyCollection<string> Keys => ByKey.Keys;

    public static IEnumerable<Operation> Operations => ByKey.Values.Select(call => call.Operation);

    public static SampleCall Get(string key) => ByKey[key];

    private static SampleCall? Find(Operation operation)
    {
        string[] names = operation.ClientMethod!.Split('.');
        return typeof(KapsoWhatsAppClient).GetProperty(names[0])!.PropertyType.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(method => method.Name == names[1] && !method.IsGenericMethod)
            .Select(method => new SampleCall(operation, method))
            .FirstOrDefault(call => SentBy(call) == operation);
    }

    private static Operation? SentBy(SampleCall call)
    {
        Operation? sent = null;
        using KapsoUnderTest kapso = new((request, _) =>
        {
            sent ??= KapsoCall.Of(request)!.Operation;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest));
        });

        // Nothing here waits for anything: the transport answers at once.
        Record.ExceptionAsync(() => call.MakeAsync(kapso.Client)).GetAwaiter().GetResult();
        return sent;
    }
}
