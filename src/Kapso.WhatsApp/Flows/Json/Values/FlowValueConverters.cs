using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>Reads a text as an expression where it is one, and where the value is not a text: <c>"min-chars": "5"</c> stays what it is.</summary>
internal sealed class FlowValueConverter<T> : JsonConverter<FlowValue<T>>
    where T : notnull
{
    public override FlowValue<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String && reader.GetString() is { } text && (typeof(T).IsPrimitive || FlowExpression.IsOne(text)))
        {
            return new FlowExpression(text);
        }

        T? read = JsonSerializer.Deserialize(ref reader, TypeOf<T>(options));

        // A number beyond all doubles becomes infinite, which no one could write again: what holds it is then kept as it came.
        return read is null or double and (double.PositiveInfinity or double.NegativeInfinity) ? throw new JsonException() : read;
    }

    public override void Write(Utf8JsonWriter writer, FlowValue<T> value, JsonSerializerOptions options)
    {
        if (value.Expression is { } expression)
        {
            writer.WriteStringValue(expression.Text);
            return;
        }

        JsonSerializer.Serialize(writer, value.Value!, TypeOf<T>(options));
    }

    internal static JsonTypeInfo<TValue> TypeOf<TValue>(JsonSerializerOptions options) => (JsonTypeInfo<TValue>)options.GetTypeInfo(typeof(TValue));
}

/// <summary>Reads a list, or the expression in its place.</summary>
internal sealed class FlowListConverter<T> : JsonConverter<FlowList<T>>
{
    public override FlowList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return new FlowExpression(reader.GetString()!);
        }

        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        List<T> items = [];
        for (reader.Read(); reader.TokenType is not JsonTokenType.EndArray; reader.Read())
        {
            items.Add(JsonSerializer.Deserialize(ref reader, FlowValueConverter<string>.TypeOf<T>(options)) ?? throw new JsonException());
        }

        return new FlowList<T>(items);
    }

    public override void Write(Utf8JsonWriter writer, FlowList<T> value, JsonSerializerOptions options)
    {
        if (value.Expression is { } expression)
        {
            writer.WriteStringValue(expression.Text);
            return;
        }

        writer.WriteStartArray();
        foreach (T item in value)
        {
            JsonSerializer.Serialize(writer, item, FlowValueConverter<string>.TypeOf<T>(options));
        }

        writer.WriteEndArray();
    }
}

/// <summary>Reads what counts for one date, or an object with both ends of a range.</summary>
internal sealed class FlowRangeConverter<T> : JsonConverter<FlowRange<T>>
    where T : notnull
{
    private static readonly FlowValueConverter<T> Values = new();

    public override FlowRange<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            FlowValue<T> single = Values.Read(ref reader, typeof(FlowValue<T>), options);
            return single.Expression is { } expression ? expression : single.Value!;
        }

        FlowValue<T>? start = null;
        FlowValue<T>? end = null;
        for (reader.Read(); reader.TokenType is not JsonTokenType.EndObject; reader.Read())
        {
            bool isStart = reader.ValueTextEquals("start-date"u8);
            if (!isStart && !reader.ValueTextEquals("end-date"u8))
            {
                // The component is then kept as it came.
                throw new JsonException();
            }

            reader.Read();
            FlowValue<T> value = Values.Read(ref reader, typeof(FlowValue<T>), options);
            start = isStart ? value : start;
            end = isStart ? end : value;
        }

        return FlowRange.Create(start, end);
    }

    public override void Write(Utf8JsonWriter writer, FlowRange<T> value, JsonSerializerOptions options)
    {
        if (value.Single is { } single)
        {
            Values.Write(writer, single, options);
            return;
        }

        writer.WriteStartObject();
        Write(writer, "start-date"u8, value.StartDate, options);
        Write(writer, "end-date"u8, value.EndDate, options);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, FlowValue<T>? value, JsonSerializerOptions options)
    {
        if (value is { } given)
        {
            writer.WritePropertyName(name);
            Values.Write(writer, given, options);
        }
    }
}

/// <summary>Reads a text or a list of lines.</summary>
internal sealed class FlowTextConverter : JsonConverter<FlowText>
{
    public override FlowText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        List<string> lines = [];
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        for (reader.Read(); reader.TokenType is not JsonTokenType.EndArray; reader.Read())
        {
            lines.Add(reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw new JsonException());
        }

        return new FlowText(lines, isList: true);
    }

    public override void Write(Utf8JsonWriter writer, FlowText value, JsonSerializerOptions options)
    {
        if (!value.IsList)
        {
            writer.WriteStringValue(value.Lines[0]);
            return;
        }

        writer.WriteStartArray();
        foreach (string line in value.Lines)
        {
            writer.WriteStringValue(line);
        }

        writer.WriteEndArray();
    }
}

/// <summary>Reads and writes any value.</summary>
internal sealed class FlowJsonConverter : JsonConverter<FlowJson>
{
    public override bool HandleNull => true;

    public override FlowJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, FlowJson value, JsonSerializerOptions options)
    {
        writer.WriteElement(value.Json);
    }
}

/// <summary>Reads and writes an expression as its text.</summary>
internal sealed class FlowExpressionConverter : JsonConverter<FlowExpression>
{
    public override FlowExpression Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw new JsonException());

    public override void Write(Utf8JsonWriter writer, FlowExpression value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
