using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Control;

/// <summary>Reads what a customer writes: <c>{"from":"15551234567","name":"Ann","type":"text","text":{"body":"Hi"}}</c>.</summary>
internal static class InboundReader
{
    public static InboundMessage Read(Field body)
    {
        string type = body.Object()["type"].Text();
        return new InboundMessage
        {
            From = body["from"].OptionalText(),
            FromUserId = body["from_user_id"].OptionalText(),
            Name = body["name"].OptionalText(),
            PhoneNumberId = body["phone_number_id"].OptionalText(),
            ToApplication = body["to_application"].OptionalText(),
            Type = type,
            Content = body[type].ToNode(),
            File = body["file"].Exists ? FileReader.Read(body["file"]) : null,
            ContextMessageId = body["context"]["id"].OptionalText(),
        };
    }
}
