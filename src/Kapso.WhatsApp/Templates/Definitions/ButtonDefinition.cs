using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>A button of a template. What this version of the SDK does not know is an <see cref="UnknownButtonDefinition"/>.</summary>
[JsonConverter(typeof(ButtonDefinitionConverter))]
public abstract record ButtonDefinition : KapsoModel
{
    /// <summary>The most characters a button's label may have.</summary>
    public const int MaxTextLength = Checking.TemplateLimits.ButtonText;

    private protected ButtonDefinition()
    {
    }

    /// <summary>The kind on the wire, for example <c>QUICK_REPLY</c>.</summary>
    [JsonPropertyOrder(-2)]
    public string Type => Kind;

    private protected abstract string Kind { get; }

    /// <summary>The label, 1 to <see cref="MaxTextLength"/> characters; null where WhatsApp has its own.</summary>
    [JsonPropertyOrder(-1)]
    public string? Text { get; init; }
}

/// <summary>A button that answers with a payload, which each message sets.</summary>
public sealed record QuickReplyButtonDefinition : ButtonDefinition
{
    private protected override string Kind => "QUICK_REPLY";
}

/// <summary>A button that opens a web page.</summary>
public sealed record UrlButtonDefinition : ButtonDefinition
{
    /// <summary>The most characters the address may have.</summary>
    public const int MaxUrlLength = Checking.TemplateLimits.Url;

    /// <summary>The address; may end with the placeholder <c>{{1}}</c>.</summary>
    public required string Url { get; init; }

    /// <summary>A whole example address; needed with a placeholder.</summary>
    [JsonConverter(typeof(TextsConverter))]
    public IReadOnlyList<string>? Example { get; init => field = value.WithoutNulls(); }

    /// <summary>The app that opens instead, where it is installed.</summary>
    public AppDeepLink? AppDeepLink { get; init; }

    private protected override string Kind => "URL";
}

/// <summary>The app that a web button opens instead.</summary>
public sealed record AppDeepLink : KapsoModel
{
    /// <summary>The app's id at Meta.</summary>
    [JsonConverter(typeof(Serialization.LenientTextConverter))]
    public string? MetaAppId { get; init; }

    /// <summary>The address in the Android app.</summary>
    public string? AndroidDeepLink { get; init; }

    /// <summary>The app's page in the Play Store, for readers without it.</summary>
    public string? AndroidFallbackPlaystoreUrl { get; init; }
}

/// <summary>A button that calls a phone number.</summary>
public sealed record PhoneNumberButtonDefinition : ButtonDefinition
{
    /// <summary>The most characters the number may have.</summary>
    public const int MaxNumberLength = Checking.TemplateLimits.PhoneNumber;

    /// <summary>The number with its country code.</summary>
    public required string PhoneNumber { get; init; }

    private protected override string Kind => "PHONE_NUMBER";
}

/// <summary>A button that copies a coupon code, which each message sets. WhatsApp labels it.</summary>
public sealed record CopyCodeButtonDefinition : ButtonDefinition
{
    /// <summary>The most characters a code may have.</summary>
    public const int MaxCodeLength = Checking.TemplateLimits.CouponCode;

    /// <summary>An example code: letters and digits.</summary>
    [JsonConverter(typeof(FirstTextConverter))]
    public required string Example { get; init; }

    private protected override string Kind => "COPY_CODE";
}

/// <summary>A button that opens a flow: exactly one of <see cref="FlowId"/>, <see cref="FlowName"/> and <see cref="FlowJson"/>.</summary>
public sealed record FlowButtonDefinition : ButtonDefinition
{
    /// <summary>The id of the flow that the button opens.</summary>
    [JsonConverter(typeof(Serialization.LenientTextConverter))]
    public string? FlowId { get; init; }

    /// <summary>The name of the flow that the button opens.</summary>
    public string? FlowName { get; init; }

    /// <summary>The whole flow as JSON.</summary>
    public string? FlowJson { get; init; }

    /// <summary>Whether it opens on a screen or asks its endpoint first; <see cref="Kapso.WhatsApp.FlowAction.Navigate"/> when null.</summary>
    public FlowAction? FlowAction { get; init; }

    /// <summary>The first screen; the flow's own when null. Not with <see cref="Kapso.WhatsApp.FlowAction.DataExchange"/>.</summary>
    public string? NavigateScreen { get; init; }

    /// <summary>The sign on the button.</summary>
    public FlowButtonIcon? Icon { get; init; }

    private protected override string Kind => "FLOW";
}

/// <summary>A button that opens the catalog; marketing templates only.</summary>
public sealed record CatalogButtonDefinition : ButtonDefinition
{
    private protected override string Kind => "CATALOG";
}

/// <summary>A button that shows several products, which each message chooses.</summary>
public sealed record MultiProductButtonDefinition : ButtonDefinition
{
    private protected override string Kind => "MPM";
}

/// <summary>A button that shows the product of the header.</summary>
public sealed record SingleProductButtonDefinition : ButtonDefinition
{
    private protected override string Kind => "SPM";
}

/// <summary>The button of an authentication template.</summary>
public sealed record OneTimePasswordButtonDefinition : ButtonDefinition
{
    /// <summary>The most apps that can take the code.</summary>
    public const int MaxSupportedApps = Checking.TemplateLimits.SupportedApps;

    /// <summary>How the code gets from the message into the app.</summary>
    public required OneTimePasswordType OtpType { get; init; }

    /// <summary>The label of the button that passes the code to the app; WhatsApp's own when null. One-tap and zero-tap.</summary>
    public string? AutofillText { get; init; }

    /// <summary>The apps that take the code, 1 to <see cref="MaxSupportedApps"/>. One-tap and zero-tap.</summary>
    public IReadOnlyList<SupportedApp>? SupportedApps { get; init => field = value.WithoutNulls(); }

    /// <summary>Whether the business has informed its customers and accepts WhatsApp's terms; must be true for zero-tap.</summary>
    public bool? ZeroTapTermsAccepted { get; init; }

    private protected override string Kind => "OTP";
}

/// <summary>An Android app that takes one-time codes.</summary>
public sealed record SupportedApp : KapsoModel
{
    /// <summary>The length of a signature hash.</summary>
    public const int SignatureHashLength = Checking.TemplateLimits.SignatureHash;

    /// <summary>The app's package, for example <c>com.example.app</c>.</summary>
    public required string PackageName { get; init; }

    /// <summary>The hash of the app's signing key: <see cref="SignatureHashLength"/> characters.</summary>
    public required string SignatureHash { get; init; }
}

/// <summary>A button that opens an order to pay; with <see cref="TemplateDefinition.DisplayFormat"/> set to <see cref="TemplateDisplayFormat.OrderDetails"/>.</summary>
public sealed record OrderDetailsButtonDefinition : ButtonDefinition
{
    private protected override string Kind => "ORDER_DETAILS";
}

/// <summary>A button that calls the business in WhatsApp.</summary>
public sealed record VoiceCallButtonDefinition : ButtonDefinition
{
    private protected override string Kind => "VOICE_CALL";
}

/// <summary>A button that asks for the reader's contact details. WhatsApp labels it.</summary>
public sealed record ContactInfoButtonDefinition : ButtonDefinition
{
    private protected override string Kind => "REQUEST_CONTACT_INFO";
}

/// <summary>A button of a kind that this version of the SDK does not know, or a known kind with an unexpected structure. It is sent unchanged.</summary>
public sealed record UnknownButtonDefinition : ButtonDefinition
{
    /// <summary>The whole button, an object with its <c>type</c>.</summary>
    [JsonIgnore]
    public JsonElement Json { get; init; }

    private protected override string Kind => RawJson.TypeOf(Json);
}
