using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator;

/// <summary>The response of an emulated function.</summary>
public sealed record EmulatedFunctionResponse
{
    /// <summary>The status. Anything but 2xx is a failure of the function.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>The body of the function's response.</summary>
    public string Body { get; init; } = "{}";

    /// <summary>The content type of the function's response.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Makes a response with a JSON body.</summary>
    /// <param name="json">The JSON.</param>
    public static EmulatedFunctionResponse Json(string json) => new() { Body = json };

    internal bool IsSuccess => StatusCode is >= 200 and <= 299;

    /// <summary>The body as JSON; null when it is none.</summary>
    internal JsonNode? AsJson()
    {
        try
        {
            return JsonNode.Parse(Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
