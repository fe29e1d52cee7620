namespace Kapso.WhatsApp;

/// <summary>Which of Kapso's two HTTP surfaces a call belongs to.</summary>
public enum ApiSurface
{
    /// <summary>The WhatsApp proxy: Meta's Cloud API with Kapso's history on top, below <c>/meta/whatsapp/v24.0/</c>.</summary>
    WhatsApp,

    /// <summary>The Platform API, below <c>/platform/v1/</c>.</summary>
    Platform,
}
