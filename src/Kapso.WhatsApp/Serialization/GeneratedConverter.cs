using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Reads and writes a model with the code that <c>Kapso.WhatsApp.JsonGenerator</c> makes of the model's properties, for the models that services spend their time with: an object
/// with init-only properties takes the serializer's own code two to four times as long. The model is <c>partial</c>; what the shape of its properties does not say (<c>[JsonIgnore]</c> on a
/// required one) it reads in <c>Parts.ReadOwn</c>, puts together in <c>Parts.Complete</c> and writes in <c>WriteOwn</c>.
/// </summary>
/// <typeparam name="TModel">The model.</typeparam>
/// <typeparam name="TContext">The JSON context that reads and writes the parts of the model that have no generated code.</typeparam>
internal sealed class GeneratedConverter<TModel, TContext> : JsonConverter<TModel>
    where TModel : class, IGeneratedJson<TModel>
    where TContext : JsonSerializerContext
{
    public override TModel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TModel.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, TModel value, JsonSerializerOptions options) => TModel.Write(writer, value);
}

/// <summary>The converters that stand on properties of such models.</summary>
internal static class GeneratedConverter
{
    public static TConverter Of<TConverter>()
        where TConverter : JsonConverter, new() => Instance<TConverter>.Value;

    private static class Instance<TConverter>
        where TConverter : JsonConverter, new()
    {
        public static readonly TConverter Value = new();
    }
}

/// <summary>A model that reads and writes itself.</summary>
/// <typeparam name="TSelf">The model.</typeparam>
internal interface IGeneratedJson<TSelf>
    where TSelf : IGeneratedJson<TSelf>
{
    /// <summary>Reads the object that the reader stands on.</summary>
    static abstract TSelf Read(ref Utf8JsonReader reader);

    static abstract void Write(Utf8JsonWriter writer, TSelf value);
}
