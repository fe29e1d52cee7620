namespace Kapso.WhatsApp.Tests.Agreement;

/// <summary>
/// Where the checks of the SDK and of the emulator differ on purpose, and why. The SDK refuses what it can know to fail; the emulator refuses as Meta and Kapso do, and takes what any of Kapso's own
/// tools and documents send, so that clients that work with the real server work with it.
/// </summary>
internal static class KnownDifferences
{
    private const string Message = "message";
    private const string Template = "template";
    private const string Flow = "flow";

    private const string MetaKnowsMore = "The emulator checks what people break most in a flow; Meta's own validation has hundreds of rules more, which the SDK has from its documentation.";
    private const string NewerIsSent = "The SDK sends what is newer than it, or what an application writes itself; the emulator stands for the API of today.";

    /// <summary>Rules that the SDK alone has: kind, rule, and why the emulator has it not.</summary>
    public static IReadOnlyList<(string Kind, string Rule, string Why)> OnlyInSdk { get; } =
    [
        (Message, "buttons[].id: trimmed", "Only an older reference of Meta's names the rule, and nobody has seen it refuse a message."),
        (Message, "to: begins with 0", "Meta takes such a number and never delivers to it."),
        (Message, "fileName: max-length", "The limit is that of Kapso's own JavaScript SDK; Meta names none."),
        (Message, "header.document.fileName: max-length", "The limit is that of Kapso's own JavaScript SDK; Meta names none."),
        (Message, "fileName: one-line", "Meta names no rule for the characters of a file's name; a line break in one is a mistake all the same."),
        (Message, "header.document.fileName: one-line", "Meta names no rule for the characters of a file's name; a line break in one is a mistake all the same."),
        (Message, "components[].cards[]: same-shape", "Meta compares each card with the template, which the emulator does as soon as it knows the template; the SDK need not know it to see that the cards differ."),
        (Template, "components[].code_expiration_minutes: authentication-footer", "Kapso's own examples write code_expiration_minutes into the BODY; by Meta's documentation it belongs into the FOOTER, and is without effect elsewhere."),
        (Flow, "PATTERN_MISMATCH", "Kapso's own example of a dynamic flow mixes text with ${data…}; by Meta's documentation a reference is the whole value, and the text is shown as it is written."),
        (Flow, "INVALID_COMPLETE_ACTION", MetaKnowsMore),
        (Flow, "INVALID_ENUM_VALUE", MetaKnowsMore),
        (Flow, "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME", MetaKnowsMore),
        (Flow, "INVALID_NAVIGATE_ACTION_PAYLOAD", MetaKnowsMore),
        (Flow, "INVALID_PROPERTY_KEY", MetaKnowsMore),
        (Flow, "INVALID_PROPERTY_TYPE", MetaKnowsMore),
        (Flow, "INVALID_PROPERTY_VALUE", MetaKnowsMore),
        (Flow, "INVALID_ROUTING_MODEL", MetaKnowsMore),
        (Flow, "INVALID_SCREEN_DATA", MetaKnowsMore),
        (Flow, "MAX_EMBEDDED_LINK_PER_SCREEN", MetaKnowsMore),
        (Flow, "MAX_FOOTER_PER_SCREEN", MetaKnowsMore),
        (Flow, "MAX_IMAGE_PER_SCREEN", MetaKnowsMore),
        (Flow, "MAX_OPT_IN_PER_SCREEN", MetaKnowsMore),
        (Flow, "MISSING_REQUIRED_TYPE_PROPERTY", MetaKnowsMore),
        (Flow, "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED", MetaKnowsMore),
    ];

    /// <summary>Refusals that the emulator alone has: kind, a part of the refusal, and why the SDK leaves it to the server.</summary>
    public static IReadOnlyList<(string Kind, string Refusal, string Why)> OnlyInEmulator { get; } =
    [
        (Message, "flow_action must be one of", NewerIsSent),
        (Message, "is not a template parameter type", NewerIsSent),
        (Message, "type must be one of header, body, button", NewerIsSent),
        (Template, "type must be one of", NewerIsSent),
        (Template, "does not name a template of the library", "Which templates Meta's library has, only Meta knows; the emulator has a few."),
        (Flow, "UNSUPPORTED_FLOW_JSON_VERSION", NewerIsSent),
    ];

    public static bool IsOnlyInSdk(string kind, string rule) => OnlyInSdk.Any(known => known.Kind == kind && known.Rule == rule);

    public static bool IsOnlyInEmulator(string kind, string refusal) => OnlyInEmulator.Any(known => known.Kind == kind && refusal.Contains(known.Refusal, StringComparison.Ordinal));
}
