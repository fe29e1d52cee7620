namespace Kapso.WhatsApp;

/// <summary>
/// A value that the server chooses from a list which may grow: a thin wrapper over the text on the wire. The known values are
/// static properties; a value unknown to this version is kept as it came and survives a round trip. Compare with <c>==</c>.
/// </summary>
/// <typeparam name="T">The open enum itself.</typeparam>
public interface IOpenEnum<T>
    where T : struct, IOpenEnum<T>
{
    /// <summary>The text on the wire.</summary>
    string Value { get; }

    /// <summary>All values that this version of the SDK knows.</summary>
    static abstract IReadOnlyList<T> Known { get; }

    /// <summary>Wraps a text from the wire, known or not.</summary>
    /// <param name="value">The text on the wire.</param>
    static abstract T Create(string value);
}
