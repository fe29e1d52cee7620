using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>State that a room keeps. It is registered once with the project, which resets it.</summary>
internal interface IEmulatorStore
{
    /// <summary>Brings the state to what it is when an emulator starts. Runs under the project's gate.</summary>
    void Reset();
}

/// <summary>What operations find by its id.</summary>
internal interface IIdentified
{
    string Id { get; }
}

/// <summary>A store that is a list, oldest first.</summary>
internal class ListStore<T> : IEmulatorStore
    where T : class, IIdentified
{
    private readonly List<T> _items = [];

    public IReadOnlyList<T> Items => _items;

    public IEnumerable<T> NewestFirst => Enumerable.Reverse(_items);

    public T? Find(Predicate<T> predicate) => _items.Find(predicate);

    /// <summary>The item whose id stands in the path; refused as not found when there is none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="parameter">The placeholder of the id in the path.</param>
    /// <param name="noun">What the server calls such an item.</param>
    /// <param name="isMeant">Which items the path can mean; all when null.</param>
    public T Get(EmulatorRequest request, string parameter, string noun, Predicate<T>? isMeant = null)
    {
        string id = request.Route(parameter);
        return Find(item => item.Id == id && isMeant?.Invoke(item) is not false) ?? throw Surface.Platform.NotFound(noun, id);
    }

    public void Add(T item) => _items.Add(item);

    public void Remove(T item) => _items.Remove(item);

    public void RemoveAll(Predicate<T> predicate) => _items.RemoveAll(predicate);

    public void Reset() => _items.Clear();
}
