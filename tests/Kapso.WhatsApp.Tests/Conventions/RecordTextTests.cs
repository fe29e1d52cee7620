using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.PhoneNumbers;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>What holds for the text of every public type: it may be logged, since it shows no whole phone number, and no collection by the name of its type.</summary>
public sealed class RecordTextTests
{
    private const string Number = "+4915112345678";

    private static readonly string[] Forms = ["15112345678", "5112345"];

    /// <summary>
    /// Values that are a text themselves, as a string is: their text is what they hold, and goes over the wire. A credential shows the tenant, whose name is the application's own.
    /// </summary>
    private static readonly Type[] Values =
    [
        typeof(ScalarValue), typeof(Money), typeof(FlowExpression), typeof(FlowText), typeof(FlowJson), typeof(FlowValue<>), typeof(KapsoCredential),
    ];

    public static TheoryData<Type> Types =>
    [
        .. typeof(KapsoWhatsAppClient).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && !type.IsEnum && !type.IsInterface && !typeof(Delegate).IsAssignableFrom(type) && !Values.Contains(type))
            .Where(type => !type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IOpenEnum<>)))
            .Where(type => type.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType is { } owner && owner.Assembly == typeof(KapsoWhatsAppClient).Assembly)
            .Select(type => type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(string))]) : type),
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_text_shows_no_phone_number_and_no_type_of_a_collection(Type type)
    {
        string text = Filled(type, depth: 2).ToString()!;

        text.Should().NotContainAny(Forms).And.NotContainAny("System.Collections", "System.String[]", "z__ReadOnly", "`1", "`2");
    }

    [Fact]
    public void A_number_is_hidden_in_every_notation_in_which_one_can_be_given()
    {
        foreach (char separator in PhoneNotation.Separators)
        {
            new TextMessage($"Call +1{separator}555{separator}{separator}123{separator}4567 now").ToString().Should().NotContain("555", $"U+{(int)separator:X4} can stand in a number");
        }

        new TextMessage("+\u200E1\u2011555\u2011123\u20114567").ToString().Should().NotContain("555");
    }

    [Theory]
    [InlineData("https://files.example/a.png?X-Amz-Signature=f00d", "https://files.example/…")]
    [InlineData("https://me:f00d@files.example", "https://files.example")]
    [InlineData("HTTP://files.example:8080?f00d", "HTTP://files.example:8080/…")]
    [InlineData("https://files.example/f00d,f00d", "https://files.example/…")]
    public void An_address_shows_its_host_alone(string link, string shown)
    {
        new ImageMessage(Media.FromLink(link)).ToString().Should().Contain($"Link = {shown} }}").And.NotContain("f00d");
        new KapsoMessageData { MediaUrl = link, ContactName = "Bo" }.ToString().Should().Contain($"MediaUrl = {shown}, ").And.Contain("ContactName = Bo").And.NotContain("f00d");
    }

    [Fact]
    public void Ids_times_and_sizes_stay_readable()
    {
        PhoneNumber number = new() { PhoneNumberId = "647015955153740", DisplayPhoneNumber = "+1 555-123-4567", CreatedAt = new DateTimeOffset(2026, 11, 30, 18, 5, 0, TimeSpan.Zero) };

        number.ToString().Should().Contain("PhoneNumberId = 647015955153740,").And.Contain($"CreatedAt = {number.CreatedAt},").And.Contain("DisplayPhoneNumber = +* ***-***-4567,");
    }

    [Fact]
    public void A_collection_is_shown_as_one() =>
        new Page<string> { Items = ["a"] }.ToString().Should().Contain("Items = […]");

    /// <summary>An instance with a phone number in each member that can hold one.</summary>
    private static object Filled(Type type, int depth)
    {
        object model = RuntimeHelpers.GetUninitializedObject(type);
        for (Type? declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (FieldInfo field in declaring.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                if (ValueOf(field.FieldType, depth) is { } value)
                {
                    field.SetValue(model, value);
                }
            }
        }

        return model;
    }

    private static object? ValueOf(Type type, int depth)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(string) || plain == typeof(object) => Number,
            _ when plain == typeof(JsonElement) => JsonSerializer.SerializeToElement(new { number = Number }),
            _ when plain == typeof(Uri) => new Uri($"https://example.com/{Number}"),
            _ when plain == typeof(DateTimeOffset) => new DateTimeOffset(2026, 11, 30, 18, 5, 0, TimeSpan.Zero),
            _ when plain.IsArray => ArrayOf(plain.GetElementType()!, depth),
            _ when plain.IsGenericType && typeof(IEnumerable).IsAssignableFrom(plain) => CollectionOf(plain, depth),
            _ when plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(Optional<>) => Activator.CreateInstance(plain, ValueOf(plain.GetGenericArguments()[0], depth)),
            _ when depth > 0 && plain.Assembly == typeof(KapsoWhatsAppClient).Assembly && !plain.IsEnum && Concrete(plain) is { } concrete => Filled(concrete, depth - 1),
            _ => null,
        };
    }

    private static Type? Concrete(Type type) =>
        type.IsAbstract ? type.Assembly.GetExportedTypes().FirstOrDefault(derived => !derived.IsAbstract && !derived.ContainsGenericParameters && derived.IsAssignableTo(type)) : type;

    private static Array ArrayOf(Type item, int depth)
    {
        object? value = ValueOf(item, depth - 1);
        Array array = Array.CreateInstance(item, value is null ? 0 : 1);
        if (value is not null)
        {
            array.SetValue(value, 0);
        }

        return array;
    }

    private static object? CollectionOf(Type type, int depth)
    {
        Type[] arguments = type.GetGenericArguments();
        if (arguments.Length == 1)
        {
            object list = Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments), ArrayOf(arguments[0], depth))!;
            return type.IsInstanceOfType(list) ? list : null;
        }

        object dictionary = Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        if (arguments[0] == typeof(string) && ValueOf(arguments[1], depth - 1) is { } value)
        {
            ((IDictionary)dictionary).Add(Number, value);
        }

        return type.IsInstanceOfType(dictionary) ? dictionary : null;
    }
}
