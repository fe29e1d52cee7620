using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Calls;

/// <summary>Why Meta does not do about calls what it is asked.</summary>
internal static class CallRefusals
{
    public static RefusalException NotEnabled => Of(401, 138000, "Calling not enabled", "Calling is not enabled for this phone number.");

    public static RefusalException Uncallable => Of(400, 138001, "Receiver uncallable", "The recipient cannot be called by this business.");

    public static RefusalException TooManyAtOnce => Of(429, 138002, "Concurrent calls limit", "The limit of 1000 concurrent calls is reached.");

    public static RefusalException Duplicate => Of(400, 138003, "Duplicate call", "A call with this recipient is under way.");

    public static RefusalException NoPermission => Of(401, 138006, "No approved call permission", "The recipient has not given permission to be called.");

    public static RefusalException TooManyRequests => Of(400, 138009, "Call permission request limit", "This user was asked for permission too often.");

    public static RefusalException TooManyCalls => Of(400, 138012, "Business-initiated calls limit", "The limit of connected calls with this user is reached for 24 hours.");

    public static RefusalException PermanentAlready => Of(400, 138017, "Permanent call permission already exists", "The user has given permission for good.");

    public static RefusalException RateLimited => Of(429, 613, "Calls to this api have exceeded the rate limit", "At most 5 requests a second are allowed.");

    private static RefusalException Of(int status, int code, string title, string details) => new(MetaError.Answer(status, code, title, details));
}
