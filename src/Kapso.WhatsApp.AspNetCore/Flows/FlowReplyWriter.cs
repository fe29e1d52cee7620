using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Writes what a flow is answered.</summary>
internal static class FlowReplyWriter
{
    // Pictures travel in Base64, of which the cautious encoder would write every plus sign as six characters. No page ever shows these bytes.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer to a ping: exactly these bytes to WhatsApp; Kapso wants a version in each.</summary>
    public static byte[] Active(string? version) => WithData(version, static writer => writer.WriteString("status"u8, "active"u8));

    /// <summary>The answer to an error notification.</summary>
    public static byte[] Acknowledged(string? version) => WithData(version, static writer => writer.WriteBoolean("acknowledged"u8, true));

    /// <summary>The answer of a handler that is no refusal.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="withVariables">Whether someone is there to keep the variables.</param>
    /// <exception cref="InvalidOperationException">The answer stays on a screen, but there is none yet.</exception>
    public static byte[] Write(FlowRequest request, FlowReply reply, bool withVariables)
    {
        string screen = reply.Kind switch
        {
            FlowReplyKind.Complete => "SUCCESS",
            FlowReplyKind.Error => request.Screen ?? throw new InvalidOperationException("A flow that is being opened has no screen to stay on: show one."),
            _ => reply.Text!,
        };
        return Write(writer =>
        {
            writer.WriteString("version"u8, request.Version);
            writer.WriteString("screen"u8, screen);
            writer.WriteStartObject("data"u8);
            if (reply.Kind is FlowReplyKind.Complete)
            {
                Parameters(writer, request, reply);
            }
            else
            {
                Data(writer, reply);
            }

            writer.WriteEndObject();
            if (withVariables && reply.Variables is { } variables)
            {
                writer.WritePropertyName("vars"u8);
                variables.WriteTo(writer);
            }
        });
    }

    /// <summary>The response body that goes with the rejection of a flow token.</summary>
    public static byte[] Refusal(string errorMessage) => Write(writer => writer.WriteString("error_msg"u8, errorMessage));

    private static void Parameters(Utf8JsonWriter writer, FlowRequest request, FlowReply reply)
    {
        writer.WriteStartObject("extension_message_response"u8);
        writer.WriteStartObject("params"u8);
        if (request.FlowToken is { } token)
        {
            writer.WriteString("flow_token"u8, token);
        }

        // The flow's own token wins over one that the parameters hold; without it theirs is all there is.
        Members(writer, reply.Data, request.FlowToken is null ? null : "flow_token");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Data(Utf8JsonWriter writer, FlowReply reply)
    {
        if (reply.Kind is FlowReplyKind.Error)
        {
            writer.WriteString("error_message"u8, reply.Text);
        }

        Members(writer, reply.Data, reply.Kind is FlowReplyKind.Error ? "error_message" : null);
    }

    private static void Members(Utf8JsonWriter writer, JsonElement json, string? but)
    {
        if (json.ValueKind is JsonValueKind.Object)
        {
            foreach (JsonProperty member in json.EnumerateObject().Where(member => member.Name != but))
            {
                member.WriteTo(writer);
            }
        }
    }

    private static byte[] WithData(string? version, Action<Utf8JsonWriter> data) => Write(writer =>
    {
        if (version is not null)
        {
            writer.WriteString("version"u8, version);
        }

        writer.WriteStartObject("data"u8);
        data(writer);
        writer.WriteEndObject();
    });

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Json))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
