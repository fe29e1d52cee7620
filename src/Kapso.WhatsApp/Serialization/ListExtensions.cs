namespace Kapso.WhatsApp.Serialization;

/// <summary>What response models do with the lists that the server sends.</summary>
internal static class ListExtensions
{
    /// <summary>Returns the list without its nulls, which the server sends now and then; the same list when it has none.</summary>
    public static IReadOnlyList<T>? WithoutNulls<T>(this IReadOnlyList<T>? items)
    {
        for (int i = 0; i < items?.Count; i++)
        {
            if (items[i] is null)
            {
                return [.. items.Where(item => item is not null)];
            }
        }

        return items;
    }
}
