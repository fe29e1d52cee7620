using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>What holds for every id that the surface takes: a phone number in its place is refused before the call, with the argument's name, together with everything else that is wrong.</summary>
public sealed class EveryIdTests
{
    private const string Number = "+1 555 123 4567";

    /// <summary>Ids that an application makes up, and those of people, who can be named by a number.</summary>
    private static readonly string[] Others =
    [
        "ExternalCustomerId", "CustomerExternalId", "ProductRetailerId", "ThumbnailProductRetailerId", "RetailerId", "ReferenceId", "WaId", "BusinessScopedUserId", "UserId",
    ];

    private static readonly Assembly Sdk = typeof(KapsoWhatsAppClient).Assembly;

    [Fact]
    public async Task Each_method_refuses_a_phone_number_for_an_id()
    {
        List<string> wrong = [];
        int refused = 0;
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(System.Net.HttpStatusCode.NotFound, "{}"));
        foreach (object client in typeof(KapsoWhatsAppClient).GetProperties().Where(property => property.Name != "Options").Select(property => property.GetValue(kapso.Client)!))
        {
            foreach (MethodInfo method in client.GetType().GetMethods().Where(method => method.DeclaringType == client.GetType() && !method.IsSpecialName && !method.IsGenericMethod))
            {
                foreach (ParameterInfo id in method.GetParameters().Where(parameter => parameter.ParameterType == typeof(string) && parameter.Name!.EndsWith("Id", StringComparison.Ordinal)))
                {
                    Exception? failure = await Record.ExceptionAsync(() => Call(client, method, id));
                    if (failure is KapsoValidationException broken && broken.Problems.Any(problem => problem.Path == id.Name))
                    {
                        refused++;
                    }
                    else if (failure is null or KapsoException)
                    {
                        wrong.Add($"{client.GetType().Name}.{method.Name}({id.Name}): {failure?.GetType().Name}");
                    }
                }
            }
        }

        wrong.Should().BeEmpty();
        refused.Should().BeGreaterThan(100);
    }

    [Fact]
    public void Each_body_and_filter_refuses_a_phone_number_for_an_id()
    {
        List<string> wrong = [];
        int refused = 0;
        foreach (Type type in Sdk.GetTypes().Where(type => !type.IsAbstract && !type.ContainsGenericParameters && (type.IsAssignableTo(typeof(ICheckable)) || type.IsAssignableTo(typeof(ListFilter)))))
        {
            foreach (PropertyInfo id in type.GetProperties().Where(member => member.PropertyType == typeof(string) && member.CanWrite && member.Name.EndsWith("Id", StringComparison.Ordinal) && !Others.Contains(member.Name)))
            {
                object body = RuntimeHelpers.GetUninitializedObject(type);
                id.SetValue(body, Number);
                if (ProblemsOf(body) is not { } problems)
                {
                    continue;
                }

                string name = JsonNamingPolicy.CamelCase.ConvertName(id.Name);
                if (problems.Any(problem => problem.Path.EndsWith(name, StringComparison.OrdinalIgnoreCase)))
                {
                    refused++;
                }
                else
                {
                    wrong.Add($"{type.Name}.{id.Name}");
                }
            }
        }

        wrong.Should().BeEmpty();
        refused.Should().BeGreaterThan(20);
    }

    [Fact]
    public async Task All_problems_of_a_call_are_reported_at_once()
    {
        (await Exchange.Refused(kapso => kapso.Flows.FindAsync("", ""))).ShouldBe("phoneNumberId: required", "name: required");
        (await Exchange.Refused(kapso => kapso.MetaFlows.GetAsync("", ""))).ShouldBe("metaFlowId: required", "businessAccountId: required");
        (await Exchange.Refused(kapso => kapso.Media.GetAsync("", ""))).ShouldBe("mediaId: required", "phoneNumberId: required");
        (await Exchange.Refused(kapso => kapso.Media.DownloadAsync("", "", new MediaDownloadOptions { MaxBytes = -1 }))).Should().HaveCount(3);
        (await Exchange.Refused(kapso => kapso.Templates.FindAsync("", "", ""))).ShouldBe("businessAccountId: required", "name: required", "language: required");
        (await Exchange.Refused(kapso => kapso.Templates.DeleteAllLanguagesAsync("", ""))).ShouldBe("businessAccountId: required", "name: required");
        (await Exchange.Refused(kapso => kapso.Templates.UpdateAsync("", "", new TemplateUpdate()))).Should().HaveCountGreaterThan(2);
        (await Exchange.Refused(kapso => kapso.Funding.GetUsageAsync("", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch))).ShouldBe("businessAccountId: required", "endTime: range");
        (await Exchange.Refused(kapso => kapso.Funding.RevokePortfolioAsync("", " "))).ShouldBe("portfolioId: required", "idempotencyKey: required");
        (await Exchange.Refused(kapso => kapso.Groups.ApproveJoinRequestsAsync("", "", []))).ShouldBe("groupId: required", "phoneNumberId: required", "joinRequestIds: min-count");
        (await Exchange.Refused(kapso => kapso.Groups.SetPictureAsync("", "", default))).Select(problem => problem.Path).Should().Contain(["groupId", "phoneNumberId", "jpeg"]);
        (await Exchange.Refused(kapso => kapso.MetaFlows.SetPublicKeyAsync("", ""))).Select(problem => problem.Path).Should().Contain(["phoneNumberId", "publicKeyPem"]);
    }

    private static Task Call(object client, MethodInfo method, ParameterInfo id)
    {
        object?[] arguments = [.. method.GetParameters().Select(parameter => parameter == id ? Number : Argument(parameter))];
        try
        {
            return method.Invoke(client, arguments) as Task ?? Task.CompletedTask;
        }
        catch (TargetInvocationException failure)
        {
            return Task.FromException(failure.InnerException!);
        }
    }

    private static object? Argument(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        return type switch
        {
            _ when parameter.HasDefaultValue => type.IsValueType && parameter.DefaultValue is null ? Activator.CreateInstance(type) : parameter.DefaultValue,
            _ when type == typeof(string) => "1",
            _ when type == typeof(Person) => Person.FromString("+15551234567"),
            _ when type == typeof(Recipient) => Recipient.FromString("+15551234567"),
            _ when type == typeof(FlowDefinition) => new FlowDefinition(),
            _ when type == typeof(Uri) => new Uri("https://a.example"),
            { IsValueType: true } => Activator.CreateInstance(type),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => Array.CreateInstance(type.GetGenericArguments()[0], 0),
            { IsAbstract: true } => null,
            _ => RuntimeHelpers.GetUninitializedObject(type),
        };
    }

    /// <summary>The broken rules of a body; null when it cannot be checked without its other members.</summary>
    private static IReadOnlyList<ValidationProblem>? ProblemsOf(object body)
    {
        Rules rules = Rules.Start();
        try
        {
            if (body is ListFilter filter)
            {
                filter.Check(rules);
                Query query = new();
                filter.Write(query);
                query.CheckIds(rules);
            }
            else
            {
                ((ICheckable)body).Check(rules);
            }
        }
        catch (Exception incomplete) when (incomplete is NullReferenceException or ArgumentException)
        {
            return null;
        }

        return rules.Problems;
    }
}
