using System.Text.Json;

namespace Kapso.WhatsApp.Serialization;

/// <summary>What response models do with the lists and maps that the server sends.</summary>
internal static class ListExtensions
{
    /// <summary>Returns the list without its nulls, which the server sends now and then, and without open enums that have no value; the same list when it has none.</summary>
    public static IReadOnlyList<T>? WithoutNulls<T>(this IReadOnlyList<T>? items)
    {
        for (int i = 0; i < items?.Count; i++)
        {
            if (IsNothing(items[i]))
            {
                return [.. items.Where(item => !IsNothing(item))];
            }
        }

        return items;
    }

    /// <summary>Returns the map without the members that are null; the same map when it has none.</summary>
    public static IReadOnlyDictionary<string, T>? WithoutNulls<T>(this IReadOnlyDictionary<string, T>? members) =>
        members is not null && members.Values.Any(IsNothing) ? members.Where(static member => !IsNothing(member.Value)).ToDictionary() : members;

    /// <summary>Whether an item was null in the JSON: an open enum is then its default. Among items of any JSON the value null is an item like others, and no null reference.</summary>
    private static bool IsNothing<T>(T item) => typeof(T) != typeof(JsonElement) && EqualityComparer<T>.Default.Equals(item, default);
}
