using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Control;

/// <summary>Reads who calls: <c>{"from":"15551234567","name":"Ann"}</c>.</summary>
internal static class CallReader
{
    public static InboundCall Read(Field body) => new()
    {
        From = body.Object()["from"].OptionalText(),
        FromUserId = body["from_user_id"].OptionalText(),
        Name = body["name"].OptionalText(),
        PhoneNumberId = body["phone_number_id"].OptionalText(),
        Sdp = body["sdp"].OptionalText() ?? InboundCall.SampleSdp,
    };
}
