namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>The surfaces of Kapso's API. They differ in base path and in how they word an error.</summary>
internal enum Surface
{
    /// <summary>Meta's Cloud API behind Kapso: <c>/meta/whatsapp/v24.0</c>.</summary>
    WhatsApp,

    /// <summary>Kapso's own API: <c>/platform/v1</c>.</summary>
    Platform,

    /// <summary>The addresses that files are downloaded from, at Meta and at Kapso: no API, no key, no rate limit.</summary>
    Files,
}
