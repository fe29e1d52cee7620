using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
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

    /// <summary>Members that a type keeps out of its text and a body may show, besides ids and names: phone numbers, which are masked by their form, labels, and what stands in a member that is hidden whole.</summary>
    private static readonly string[] LeftOut =
    [
        "CreatedSetupLink.phone_number_area_code", "CreatedSetupLink.reconnect_phone_number", "CreatedSetupLink.whatsapp_setup_error",
        "FlowMediaKeys.encrypted_hash", "FlowMediaKeys.iv", "FlowMediaKeys.plaintext_hash", "FlowValidationError.error_type", "MediaDetails.messaging_product", "MediaDetails.sha256",
        "NewFunctionSecret.value", "SendInteractiveConfig.cta_display_text", "SendInteractiveConfig.flow_cta", "SendInteractiveConfig.list_button_text",
        "SendInteractiveConfig.to_phone_number", "SendTemplateConfig.to_phone_number", "SendTextConfig.to_phone_number", "SentMessage.biz_opaque_callback_data", "WebhookConfig.save_response_to",
    ];

    public static TheoryData<Type> Types => [.. JsonTypes().Distinct()];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_member_that_sounds_like_a_secret_or_a_text_is_masked(Type type)
    {
        foreach ((string member, PropertyInfo _) in Texts(type).Where(member => Suspicious().IsMatch(member.Name)))
        {
            IsMasked(member).Should().BeTrue($"{type.Name}.{member} may hold a secret: its name belongs into {nameof(SensitiveMembers)}");
        }
    }

    /// <summary>A type with a text of its own writes it to keep something out of it.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void What_a_type_keeps_out_of_its_own_text_is_masked_or_harmless(Type type)
    {
        MethodInfo text = type.GetMethod("Describe", BindingFlags.NonPublic | BindingFlags.Instance) ?? type.GetMethod(nameof(ToString), Type.EmptyTypes)!;
        if (text.DeclaringType != type || text.GetCustomAttribute<CompilerGeneratedAttribute>() is not null)
        {
            return;
        }

        IEnumerable<string> leftOut = Texts(type)
            .Where(member => member.Property.PropertyType == typeof(string) && member.Property.CanWrite && !IdOrName().IsMatch(member.Name) && !IsShown(type, member.Property) && !IsMasked(member.Name))
            .Select(member => $"{type.Name}.{member.Name}");

        leftOut.Should().BeSubsetOf(LeftOut, "what a type keeps out of its text is masked in bodies, or listed as harmless");
    }

    [Fact]
    public void The_types_with_secrets_are_found() =>
        JsonTypes().SelectMany(type => Texts(type).Where(member => Suspicious().IsMatch(member.Name)).Select(member => $"{type.Name}.{member.Name}"))
            .Should().Contain(["NewWebhook.secret_key", "SipServer.sip_user_password", "NewPhoneNumber.access_token", "RegistrationBody.pin", "CallSession.sdp", "CreatedInboxEmbed.token"]);

    private static IEnumerable<Type> JsonTypes() =>
        JsonContexts.All.SelectMany(context => context.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(property => property.PropertyType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(JsonTypeInfo<>))
            .Select(type => type.GetGenericArguments()[0])
            .Where(type => type.Assembly == typeof(JsonContexts).Assembly);

    /// <summary>The members that hold a text, by their names on the wire.</summary>
    private static IEnumerable<(string Name, PropertyInfo Property)> Texts(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(property => IsText(property.PropertyType) && property.GetIndexParameters().Length == 0 && property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always })
            .Select(property => (property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), property));

    private static bool IsShown(Type type, PropertyInfo property)
    {
        object model = RuntimeHelpers.GetUninitializedObject(type);
        property.SetValue(model, Sentinel);
        return model.ToString()!.Contains(Sentinel, StringComparison.Ordinal);
    }

    private static bool IsText(Type type) =>
        type == typeof(string) || type == typeof(Uri) || type == typeof(Optional<string>) || typeof(IReadOnlyDictionary<string, string>).IsAssignableFrom(type);

    private static bool IsMasked(string name) =>
        !BodyMask.Apply(Encoding.UTF8.GetBytes($$"""{"{{name}}":"{{Sentinel}}"}"""), new TextMask([], null)).Contains(Sentinel, StringComparison.Ordinal)
        || !BodyMask.Apply(Encoding.UTF8.GetBytes($$"""{"{{name}}":"https://a.example/secret-path"}"""), new TextMask([], null)).Contains("secret-path", StringComparison.Ordinal);

    [GeneratedRegex("secret|passw|pin$|pin_|token|_key$|credential|authoriz|otp|sdp$|headers|caption|transcript|^body$|^text$|order_text|message_text$|^content$|payload|embed_url|download_url|media_url", RegexOptions.IgnoreCase)]
    private static partial Regex Suspicious();

    [GeneratedRegex("(^|_)(id|name)$")]
    private static partial Regex IdOrName();
}
