using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Kapso.WhatsApp.Flows;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>
/// What holds for every map of a response: a member that is null in the JSON is left out, so that no value is a null reference. Flow JSON is checked as it is written, by which a null is named.
/// </summary>
public sealed class EveryMapTests
{
    public static TheoryData<string, string> Maps
    {
        get
        {
            TheoryData<string, string> maps = [];
            foreach (PropertyInfo map in typeof(KapsoModel).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(KapsoModel)) && type.Namespace != typeof(FlowDefinition).Namespace && !type.IsAbstract && !type.ContainsGenericParameters)
                         .SelectMany(type => type.GetProperties()).Where(IsMap))
            {
                maps.Add(map.ReflectedType!.FullName!, map.Name);
            }

            return maps;
        }
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void A_null_is_left_out(string type, string name)
    {
        PropertyInfo map = typeof(KapsoModel).Assembly.GetType(type)!.GetProperty(name)!;
        object model = RuntimeHelpers.GetUninitializedObject(map.ReflectedType!);
        IDictionary members = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(map.PropertyType.GetGenericArguments()))!;
        members.Add("nothing", null);

        map.SetValue(model, members);

        ((IEnumerable)map.GetValue(model)!).Cast<object>().Should().BeEmpty();
    }

    private static bool IsMap(PropertyInfo property) =>
        property.CanWrite && property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && !property.PropertyType.GetGenericArguments()[1].IsValueType;
}
