namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>State that a room keeps. It is registered once with the project, which resets it.</summary>
internal interface IEmulatorStore
{
    /// <summary>Brings the state to what it is when an emulator starts. Runs under the project's gate.</summary>
    void Reset();
}

/// <summary>A store that is a list, oldest first.</summary>
internal class ListStore<T> : IEmulatorStore
{
    private readonly List<T> _items = [];

    public IReadOnlyList<T> Items => _items;

    public IEnumerable<T> NewestFirst => Enumerable.Reverse(_items);

    public T? Find(Predicate<T> predicate) => _items.Find(predicate);

    public void Add(T item) => _items.Add(item);

    public void Remove(T item) => _items.Remove(item);

    public void RemoveAll(Predicate<T> predicate) => _items.RemoveAll(predicate);

    public void Reset() => _items.Clear();
}
