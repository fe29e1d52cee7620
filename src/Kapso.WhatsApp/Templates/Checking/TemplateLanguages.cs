namespace Kapso.WhatsApp.Templates.Checking;

/// <summary>The languages that templates can have.</summary>
internal static class TemplateLanguages
{
    private static readonly HashSet<string> Known =
    [
        "af", "sq", "ar", "ar_EG", "ar_AE", "ar_LB", "ar_MA", "ar_QA", "az", "be_BY", "bn", "bn_IN", "bg", "ca", "zh_CN", "zh_HK", "zh_TW", "hr", "cs", "da", "prs_AF",
        "nl", "nl_BE", "en", "en_GB", "en_US", "en_AE", "en_AU", "en_CA", "en_GH", "en_IE", "en_IN", "en_JM", "en_MY", "en_NZ", "en_QA", "en_SG", "en_UG", "en_ZA",
        "et", "fil", "fi", "fr", "fr_BE", "fr_CA", "fr_CH", "fr_CI", "fr_MA", "ka", "de", "de_AT", "de_CH", "el", "gu", "ha", "he", "hi", "hu", "id", "ga", "it", "ja",
        "kn", "kk", "rw_RW", "ko", "ky_KG", "lo", "lv", "lt", "mk", "ms", "ml", "mr", "nb", "ps_AF", "fa", "pl", "pt_BR", "pt_PT", "pa", "ro", "ru", "sr", "si_LK", "sk",
        "sl", "es", "es_AR", "es_CL", "es_CO", "es_CR", "es_DO", "es_EC", "es_HN", "es_MX", "es_PA", "es_PE", "es_ES", "es_UY", "sw", "sv", "ta", "te", "th", "tr", "uk",
        "ur", "uz", "vi", "zu",
    ];

    /// <summary>Whether WhatsApp had the language when this version was made. The list grows, so an unknown one is worth a warning and no more.</summary>
    public static bool IsKnown(string code) => Known.Contains(code);

    /// <summary>Two or three letters, then any region or script.</summary>
    public static bool IsWellFormed(string code)
    {
        string[] parts = code.Split('_', '-');
        return parts[0].Length is 2 or 3 && parts[0].All(IsLetter)
            && parts.Skip(1).All(static part => part.Length is >= 2 and <= 8 && part.All(static letter => IsLetter(letter) || letter is >= '0' and <= '9'));
    }

    private static bool IsLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
