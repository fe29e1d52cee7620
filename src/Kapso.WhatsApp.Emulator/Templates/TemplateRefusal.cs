using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Templates;

/// <summary>Meta does not take a template: always code 100, and the reason in the subcode and in the text for a person.</summary>
internal static class TemplateRefusal
{
    public const int TooLong = 2388040;
    public const int Header = 2388047;
    public const int Body = 2388072;
    public const int Footer = 2388073;
    public const int LeadingOrTrailing = 2388299;

    public static RefusalException Of(int? subcode, string title, string text)
    {
        JsonObject reply = (JsonObject)JsonNode.Parse(MetaError.Answer(400, 100, "Invalid parameter", text).Body.Span)!;
        JsonObject error = (JsonObject)reply["error"]!;
        error["message"] = "Invalid parameter";
        error.Remove("error_data");
        if (subcode is not null)
        {
            error["error_subcode"] = subcode;
        }

        (error["is_transient"], error["error_user_title"], error["error_user_msg"]) = (false, title, text);
        return new RefusalException(Reply.Json(400, reply));
    }

    public static RefusalException Invalid(string text) => Of(null, "Invalid template", text);

    public static RefusalException Long(string part, int max) => Of(TooLong, "Character Limit Exceeded", $"The {part} may have at most {max} characters.");
}
