namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>The same refusal in the words of each surface.</summary>
internal static class SurfaceErrors
{
    public static Reply Invalid(this Surface surface, InvalidFieldException invalid) =>
        surface == Surface.WhatsApp ? MetaError.From(invalid) : Reply.Error(422, invalid.Message);

    public static RefusalException NotFound(this Surface surface, string noun, string id) =>
        new(surface == Surface.WhatsApp ? MetaError.NotFound(id) : Reply.Error(404, $"{noun} not found"));

    public static RefusalException InvalidCursor(this Surface surface) =>
        new(surface == Surface.WhatsApp
            ? MetaError.Answer(400, 131059, "Invalid cursor", "The cursor is expired or corrupt; start again from the first page.")
            : Reply.Error(422, "Invalid cursor"));
}
