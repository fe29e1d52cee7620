using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Serialization;

/// <summary>The answer of operations that only say that they did it.</summary>
internal sealed record Acknowledgement : IJsonOnDeserialized
{
    public bool Success { get; init; }

    public void OnDeserialized()
    {
        if (!Success)
        {
            throw new JsonException("The server did not say that it did it.");
        }
    }
}
