using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>
/// Every type of the API's JSON with a secret or a person's text in it is known to the mask of bodies. A new one fails here until its member is masked, or listed as harmless.
/// </summary>
public sealed partial class SecretBodyTests
{
    private const string Sentinel = "sentinel value";

    /// <summary>Members that sound like a secret and are none.</summary>
    private static readonly string[] Harmless =
    [
        // A verification code is hidden by its value: a member of this name is an error's code elsewhere.
        "CodeBody.code",
    ];

    /// <summary>Members that a type keeps out of its text for its length only, or because they hold a phone number, which is masked by its form.</summary>
    private static readonly string[] LeftOut =
    [
    ];

    public static TheoryData<Type> Types => [.. JsonTypes().Distinct()];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_member_that_sounds_like_a_secret_or_a_text_is_masked(Type type)
    {
        foreach (JsonPropertyInfo member in Members(type).Where(member => IsText(member) && Suspicious().IsMatch(member.Name)))
        {
            string name = $"{type.Name}.{member.Name}";
            (IsMasked(member.Name) || Harmless.Contains(name)).Should().BeTrue($"{name} may hold a secret: add it to {nameof(SensitiveMembers)}, or list it as harmless");
        }
    }

    /// <summary>A type with a text of its own writes it to keep something out of it.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void What_a_type_keeps_out_of_its_own_text_is_masked_or_harmless(Type type)
    {
        MethodInfo toString = type.GetMethod(nameof(ToString), Type.EmptyTypes)!;
        if (toString.DeclaringType != type || toString.GetCustomAttribute<CompilerGeneratedAttribute>() is not null)
        {
            return;
        }

        foreach (JsonPropertyInfo member in Members(type).Where(member => member.PropertyType == typeof(string) && member.Set is not null))
        {
            object model = RuntimeHelpers.GetUninitializedObject(type);
            member.Set!(model, Sentinel);
            string name = $"{type.Name}.{member.Name}";
            (model.ToString()!.Contains(Sentinel, StringComparison.Ordinal) || IsMasked(member.Name) || LeftOut.Contains(name)).Should().BeTrue(
                $"{type.Name} keeps {member.Name} out of its text: mask it, or list {name} as harmless");
        }
    }

    [Fact]
    public void The_types_with_secrets_are_found() =>
        JsonTypes().SelectMany(type => Members(type).Where(member => IsText(member) && Suspicious().IsMatch(member.Name)).Select(member => $"{type.Name}.{member.Name}"))
            .Should().Contain(["NewWebhook.secret_key", "SipServer.sip_user_password", "NewPhoneNumber.access_token", "RegistrationBody.pin", "CodeBody.code", "CreatedInboxEmbed.token"]);

    private static IEnumerable<Type> JsonTypes() =>
        typeof(KapsoJsonContext).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => property.PropertyType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(JsonTypeInfo<>))
            .Select(type => type.GetGenericArguments()[0])
            .Where(type => type.Assembly == typeof(KapsoJsonContext).Assembly);

    private static IEnumerable<JsonPropertyInfo> Members(Type type) =>
        KapsoJsonContext.Default.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } info ? info.Properties : [];

    private static bool IsText(JsonPropertyInfo member) =>
        member.PropertyType == typeof(string) || member.PropertyType == typeof(Uri) || member.PropertyType == typeof(Optional<string>) || typeof(IReadOnlyDictionary<string, string>).IsAssignableFrom(member.PropertyType);

    private static bool IsMasked(string name) =>
        !BodyMask.Apply(Encoding.UTF8.GetBytes($$"""{"{{name}}":"{{Sentinel}}"}"""), new TextMask([], null)).Contains(Sentinel, StringComparison.Ordinal)
        || !BodyMask.Apply(Encoding.UTF8.GetBytes($$"""{"{{name}}":"https://a.example/secret-path"}"""), new TextMask([], null)).Contains("secret-path", StringComparison.Ordinal);

    [GeneratedRegex("secret|passw|pin$|pin_|token|_key$|^key$|^code$|credential|authoriz|otp|sdp$|headers|caption|transcript|^body$|^text$|_text$|^content$|payload|embed_url|download_url|media_url", RegexOptions.IgnoreCase)]
    private static partial Regex Suspicious();
}
