using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>A trimmed program carries the JSON of the rooms that it uses. A context is carried whole as soon as one line that is used names it.</summary>
public sealed class TrimmingTests
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue =
        typeof(OpCodes).GetFields().Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    [Fact]
    public void Registering_the_client_and_sending_a_text_use_the_context_for_sending_alone() =>
        ContextsUsedBy(
        [
            .. typeof(KapsoWhatsAppServiceCollectionExtensions).GetMethods(Declared),
            .. typeof(KapsoWhatsAppBuilderExtensions).GetMethods(Declared),
            .. typeof(KapsoPipeline).GetMethods(Declared),
            .. typeof(MessagesClient).GetMethods(Declared).Where(method => method.Name.StartsWith("Send", StringComparison.Ordinal)),
            typeof(MessagesClient).GetMethod(nameof(MessagesClient.MarkAsReadAsync))!,
            .. typeof(TextMessage).GetMethods(Declared),
        ]).Should().Equal(typeof(SendingJson));

    [Fact]
    public void Reading_messages_uses_the_context_of_messages() =>
        ContextsUsedBy([.. typeof(MessagesClient).GetMethods(Declared).Where(method => method.Name == nameof(MessagesClient.GetAsync))]).Should().Contain(typeof(MessagesJson));

    /// <summary>The JSON contexts in every method of the SDK that is called, directly or through others; overrides are not looked for.</summary>
    private static HashSet<Type> ContextsUsedBy(MethodBase[] roots)
    {
        HashSet<(Module, int)> seen = [];
        HashSet<Type> contexts = [];
        Stack<MethodBase> open = new(roots);
        while (open.TryPop(out MethodBase? method))
        {
            if (method.DeclaringType is not { } type || type.Assembly != typeof(KapsoWhatsAppClient).Assembly || !seen.Add((method.Module, method.MetadataToken)))
            {
                continue;
            }

            if (type.IsSubclassOf(typeof(JsonSerializerContext)))
            {
                contexts.Add(type);
                continue;
            }

            foreach (MethodBase called in Called(method))
            {
                open.Push(called);
            }
        }

        return contexts;
    }

    private static IEnumerable<MethodBase> Called(MethodBase method)
    {
        if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine)
        {
            foreach (MethodInfo step in machine.StateMachineType.GetMethods(Declared))
            {
                yield return step;
            }
        }

        foreach (MemberInfo member in MembersIn(method))
        {
            if (member is MethodBase called)
            {
                yield return called;
            }

            if (member.DeclaringType?.TypeInitializer is { } initializer)
            {
                yield return initializer;
            }
        }
    }

    private static IEnumerable<MemberInfo> MembersIn(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[] ofType = method.DeclaringType!.GetGenericArguments();
        Type[] ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        int at = 0;
        while (at < code.Length)
        {
            short value = code[at] == 0xFE ? BinaryPrimitives.ReadInt16BigEndian(code.AsSpan(at)) : code[at];
            OpCode instruction = OpCodesByValue[value];
            at += instruction.Size;
            if (instruction.OperandType is OperandType.InlineMethod or OperandType.InlineField)
            {
                yield return method.Module.ResolveMember(BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at)), ofType, ofMethod)!;
            }

            at += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at)),
                _ => 4,
            };
        }
    }
}
