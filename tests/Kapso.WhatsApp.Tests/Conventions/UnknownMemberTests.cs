using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Customers;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>What holds for everything that is read from the server: members that this version of the SDK has no name for are kept.</summary>
public sealed class UnknownMemberTests
{
    private static readonly Assembly Sdk = typeof(KapsoModel).Assembly;

    /// <summary>
    /// What is read and cannot keep anything: a list inside of a message that the application gets as what it names, or a wrapper around a plain text or a list of errors, of which nothing
    /// but that is returned.
    /// </summary>
    private static readonly string[] WithoutRoom = ["GroupInviteLink", "FlowUpload"];

    public static TheoryData<Type> Models => [.. ReadModels().OrderBy(type => type.FullName, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_keeps_members_without_a_name(Type model) =>
        (model.IsAssignableTo(typeof(KapsoModel)) || model.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(property => property.IsDefined(typeof(JsonExtensionDataAttribute))))
            .Should().BeTrue($"{model.Name} is read from the server, so it derives from {nameof(KapsoModel)}");

    [Fact]
    public void The_exceptions_are_still_read_as_such() =>
        WithoutRoom.Except(Everything().Select(type => type.Name)).Should().BeEmpty("an exception that is no longer needed is taken away");

    [Fact]
    public void Models_of_many_rooms_and_of_webhooks_are_among_them()
    {
        ReadModels().Select(model => model.Namespace).Distinct().Should().HaveCountGreaterThan(15);
        ReadModels().Should().Contain([typeof(Message), typeof(Customer), typeof(MessageReceivedEvent)]);
    }

    private static IEnumerable<Type> ReadModels() => Everything().Where(type => !WithoutRoom.Contains(type.Name));

    /// <summary>What operations read and webhooks bring, with all that it is made of; not what a converter of its own reads, such as an open enum or a duration.</summary>
    private static HashSet<Type> Everything()
    {
        HashSet<Type> found = [];
        Queue<Type> open = new(Sdk.GetTypes()
            .Where(type => type.Name.EndsWith("Operations", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Select(field => field.GetValue(null))
            .OfType<Operation>()
            .SelectMany(ReadBy)
            .Concat(Sdk.GetTypes().Where(type => type.IsAssignableTo(typeof(WebhookEvent)) && !type.IsAbstract)));
        while (open.TryDequeue(out Type? type))
        {
            foreach (Type argument in type.GetGenericArguments())
            {
                open.Enqueue(argument);
            }

            bool isModel = type is { IsClass: true, IsGenericType: false } && type.Assembly == Sdk && !type.IsAssignableTo(typeof(Delegate));
            bool hasConverter = type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType is { } converter && !converter.Name.StartsWith("GeneratedConverter", StringComparison.Ordinal);
            if (isModel && (!hasConverter || type.IsAssignableTo(typeof(KapsoModel))) && found.Add(type))
            {
                foreach (Type part in type.GetProperties().Where(IsRead).Select(property => property.PropertyType).Concat(Sdk.GetTypes().Where(other => other.BaseType == type)))
                {
                    open.Enqueue(part);
                }
            }
        }

        return found;
    }

    private static bool IsRead(PropertyInfo property) => property.CanWrite && property.GetCustomAttribute<JsonIgnoreAttribute>() is null && property.GetCustomAttribute<JsonConverterAttribute>() is null;

    /// <summary>The types that an operation's response is read as, which are deep in its answer.</summary>
    private static IEnumerable<Type> ReadBy(Operation operation)
    {
        Queue<object> open = new([operation]);
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        while (open.TryDequeue(out object? part))
        {
            if (part is JsonTypeInfo type)
            {
                yield return type.Type;
            }
            else if (seen.Add(part))
            {
                bool isBody = part.GetType().BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(Body<>);
                foreach (object inner in isBody ? [] : FieldsOf(part))
                {
                    open.Enqueue(inner);
                }
            }
        }
    }

    private static IEnumerable<object> FieldsOf(object part)
    {
        for (Type? type = part.GetType(); type is not null && type.Assembly == Sdk; type = type.BaseType)
        {
            foreach (object? value in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Select(field => field.GetValue(part)))
            {
                if (value is JsonTypeInfo || value?.GetType().Assembly == Sdk)
                {
                    yield return value;
                }
            }
        }
    }
}
