using System.Reflection;
using System.Runtime.CompilerServices;

namespace Kapso.DriftWatch;

/// <summary>Makes values in which everything is set.</summary>
internal static class Sample
{
    // Digits, which can be an id, a phone number or a word.
    private const string Text = "15551234567";

    public static object? Of(Type declared)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        return type switch
        {
            _ when type == typeof(string) => Text,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
            _ when type == typeof(Uri) => new Uri("https://example.com/"),
            { IsPrimitive: true } => Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
            { IsEnum: true } => Enum.ToObject(type, 1),
            { IsInterface: true, IsGenericType: true, GenericTypeArguments: [{ } item] } => OneOf(item),
            _ when type.Assembly == typeof(WhatsApp.KapsoWhatsAppClient).Assembly && !type.IsAbstract => Model(type),
            _ => null,
        };
    }

    private static object Model(Type type)
    {
        // A value that is made of a text has no other form.
        if (type.GetConstructor([typeof(string)]) is { } ofText)
        {
            return ofText.Invoke([Text]);
        }

        if (type.GetMethod("op_Implicit", [typeof(string)]) is { } fromText)
        {
            return fromText.Invoke(null, [Text])!;
        }

        object model = RuntimeHelpers.GetUninitializedObject(type);
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite))
        {
            property.SetValue(model, Of(property.PropertyType));
        }

        return model;
    }

    private static Array OneOf(Type item)
    {
        Array list = Array.CreateInstance(item, 1);
        list.SetValue(Of(item), 0);
        return list;
    }
}
