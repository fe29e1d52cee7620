using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.MediaFiles;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Support;

/// <summary>
/// Values that can be sent: what a model requires is set, and when its rules want more, so is the first further member that satisfies them. Only what no rule leads to is written here by hand.
/// </summary>
internal static class SampleValues
{
    private const string Phone = "+15551234567";

    private static readonly Dictionary<Type, Func<object>> ByHand = new()
    {
        [typeof(Person)] = () => Person.FromString(Phone),
        [typeof(Recipient)] = () => Recipient.FromString(Phone),
        [typeof(DateTimeOffset)] = () => DateTimeOffset.UnixEpoch,
        [typeof(TimeSpan)] = () => TimeSpan.FromMinutes(1),
        [typeof(JsonElement)] = () => JsonElement.Parse("{}"),
        [typeof(ReadOnlyMemory<byte>)] = () => new ReadOnlyMemory<byte>([0xFF, 0xD8, 0xFF]),
        [typeof(MediaFile)] = () => MediaFile.FromBytes(new byte[] { 1 }, "a.png"),
        [typeof(NewProjectWebhook)] = () => new NewProjectWebhook { Url = "https://a.example", Events = [WebhookEventType.ProjectEvent] },
        [typeof(OutgoingMessage)] = () => new TextMessage("a"),
        [typeof(TemplateMessage)] = () => new TemplateMessage("a", "en"),
        [typeof(TemplateDefinition)] = () => TemplateDefinition.Utility("a", "en").Body("Hi.").Build(),
    };

    /// <summary>Texts whose name says what they must look like; any other text is one letter.</summary>
    private static readonly (string NameEnds, string Value)[] Texts =
    [
        ("url", "https://a.example/b.png"), ("uri", "https://a.example/b.png"), ("source", "https://a.example/b.png"), ("pin", "123456"), ("code", "123456"), ("sdpoffer", "v=0"), ("sdpanswer", "v=0"), ("username", "acme"),
        ("address", "a@example.com"), ("secretname", "A"), ("payload", $$"""{"to":"{{Phone}}","type":"text"}"""), ("publickeypem", NewPublicKey()), ("secretkey", "s3cret"), ("id", "1"),
    ];

    public static object? Of(Type declared, string name)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        return type switch
        {
            _ when type == typeof(string) => Texts.FirstOrDefault(text => name.EndsWith(text.NameEnds, StringComparison.OrdinalIgnoreCase)).Value ?? "a",
            _ when ByHand.TryGetValue(type, out Func<object>? make) => make(),
            _ when type == typeof(bool) => true,
            { IsPrimitive: true } => Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
            { IsEnum: true } => Enum.GetValues(type).GetValue(0),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Optional<>) => Activator.CreateInstance(type, Of(type.GenericTypeArguments[0], name)),
            { IsInterface: true, IsGenericType: true, GenericTypeArguments: [{ } item] } => OneOf(item, name),
            _ when type.GetProperty("Known", BindingFlags.Static | BindingFlags.Public)?.GetValue(null) is System.Collections.IEnumerable known => known.Cast<object>().First(),
            _ when type.GetMethod("op_Implicit", [typeof(string)]) is { } fromText => fromText.Invoke(null, ["1"]),
            _ when type.Assembly == typeof(KapsoWhatsAppClient).Assembly => Model(type),
            _ => null,
        };
    }

    private static object? Model(Type type)
    {
        ConstructorInfo? constructor = type.GetConstructors().Where(candidate => candidate.GetParameters().All(parameter => parameter.ParameterType != type)).MinBy(candidate => candidate.GetParameters().Length);
        if (constructor is null)
        {
            MethodInfo? factory = type.GetMethods(BindingFlags.Static | BindingFlags.Public).Where(method => method.ReturnType == type && !method.IsSpecialName).MinBy(method => method.GetParameters().Length);
            return factory?.Invoke(null, [.. factory.GetParameters().Select(parameter => Of(parameter.ParameterType, parameter.Name!))]);
        }

        object model = New();
        if (IsValid(model))
        {
            return model;
        }

        foreach (PropertyInfo member in type.GetProperties().Where(member => member.CanWrite && !IsRequired(member)))
        {
            object more = New();
            member.SetValue(more, Of(member.PropertyType, member.Name));
            if (IsValid(more))
            {
                return more;
            }
        }

        return model;

        object New()
        {
            object made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, parameter.Name!))]);
            foreach (PropertyInfo member in type.GetProperties().Where(IsRequired))
            {
                member.SetValue(made, Of(member.PropertyType, member.Name));
            }

            return made;
        }
    }

    private static bool IsRequired(PropertyInfo member) => member.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));

    private static bool IsValid(object model)
    {
        Rules rules = Rules.Start();
        (model as ICheckable)?.Check(rules);
        (model as ListFilter)?.Check(rules);
        return Record.Exception(rules.ThrowIfBroken) is null;
    }

    private static Array OneOf(Type item, string name)
    {
        Array list = Array.CreateInstance(item, 1);
        list.SetValue(Of(item, name), 0);
        return list;
    }

    private static string NewPublicKey()
    {
        using RSA rsa = RSA.Create(2048);
        return rsa.ExportSubjectPublicKeyInfoPem();
    }
}
