using System.Text;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Functions;

/// <summary>What several arguments of functions must obey.</summary>
internal static partial class FunctionRules
{
    public static void CheckCode(Rules rules, string? code)
    {
        if (rules.Required(code, "code") && code!.Length > NewFunction.MaxCodeBytes / 3 && Encoding.UTF8.GetByteCount(code) is var bytes and > NewFunction.MaxCodeBytes)
        {
            rules.Add("code", "max-bytes", $"the source may have {NewFunction.MaxCodeBytes} bytes, this one has {bytes}", $"{NewFunction.MaxCodeBytes}", $"{bytes}");
        }
    }

    public static void CheckSlug(Rules rules, string? slug)
    {
        if (slug is not null)
        {
            rules.Pattern(slug, SlugForm(), "slug", "may hold small letters, digits and hyphens only");
        }
    }

    public static void CheckSecretName(Rules rules, string name) =>
        rules.Pattern(name, SecretForm(), "name", "may hold capital letters, digits and underscores only");

    [GeneratedRegex(@"^[a-z0-9-]+\z")]
    private static partial Regex SlugForm();

    [GeneratedRegex(@"^[A-Z0-9_]+\z")]
    private static partial Regex SecretForm();
}
