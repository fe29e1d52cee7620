using System.Text.Json;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Control;

/// <summary>Reads how a customer behaves: <c>{"id":"15551234567","delivery_error":131026}</c>.</summary>
internal static class RecipientReader
{
    public static EmulatedRecipient Read(Field body) => new()
    {
        Id = body.Object()["id"].Text(),
        HasStoppedMarketing = IsTrue(body["has_stopped_marketing"]),
        DeliveryError = body["delivery_error"].Exists ? (int)body["delivery_error"].Integer(0, int.MaxValue) : null,
        CannotShowAddressMessages = IsTrue(body["cannot_show_address_messages"]),
    };

    private static bool IsTrue(Field field)
    {
        field.OptionalFlag();
        return field.Value.ValueKind == JsonValueKind.True;
    }
}
