using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Http;

/// <summary>A request body that can be checked before it is sent.</summary>
internal interface ICheckable
{
    void Check(Rules rules);
}

/// <summary>A request body that holds secrets, which are hidden in texts that the server echoes.</summary>
internal interface IHasSecrets
{
    IReadOnlyList<string?> Secrets { get; }
}

/// <summary>Describes how a request body is written.</summary>
/// <typeparam name="T">What is written.</typeparam>
internal abstract class Body<T>
{
    /// <summary>Whether a value has nothing to send, so that no body is sent.</summary>
    public virtual bool IsEmpty(T value) => false;

    public abstract void Write(Utf8JsonWriter writer, T value);
}

/// <summary>The ways in which request bodies are written.</summary>
internal static class Body
{
    /// <summary>As its type is serialized, in <c>{"wrapper": …}</c> where the API wants that.</summary>
    public static Body<T> Json<T>(JsonTypeInfo<T> type, string? wrapper = null) => new JsonTypeBody<T>(type, wrapper);

    /// <summary>A body that is written by a method of its own, because its JSON does not have the shape of its type.</summary>
    public static Body<T> Written<T>(Action<Utf8JsonWriter, T> write) => new WrittenBody<T>(write);

    /// <summary>A part of a value is what is written.</summary>
    public static Body<TWhole> Of<TWhole, TPart>(this Body<TPart> body, Func<TWhole, TPart> part) => new PartBody<TWhole, TPart>(body, part);

    /// <summary>Sends no body for values that say nothing.</summary>
    public static Body<T> UnlessEmpty<T>(this Body<T> body, Func<T, bool> isEmpty) => new OptionalBody<T>(body, isEmpty);

    private sealed class OptionalBody<T>(Body<T> body, Func<T, bool> isEmpty) : Body<T>
    {
        public override bool IsEmpty(T value) => isEmpty(value);

        public override void Write(Utf8JsonWriter writer, T value) => body.Write(writer, value);
    }

    private sealed class PartBody<TWhole, TPart>(Body<TPart> body, Func<TWhole, TPart> part) : Body<TWhole>
    {
        public override void Write(Utf8JsonWriter writer, TWhole value) => body.Write(writer, part(value));
    }

    private sealed class JsonTypeBody<T>(JsonTypeInfo<T> type, string? wrapper) : Body<T>
    {
        public override void Write(Utf8JsonWriter writer, T value)
        {
            if (wrapper is null)
            {
                JsonSerializer.Serialize(writer, value, type);
                return;
            }

            writer.WriteStartObject();
            writer.WritePropertyName(wrapper);
            JsonSerializer.Serialize(writer, value, type);
            writer.WriteEndObject();
        }
    }

    private sealed class WrittenBody<T>(Action<Utf8JsonWriter, T> write) : Body<T>
    {
        public override void Write(Utf8JsonWriter writer, T value) => write(writer, value);
    }
}
