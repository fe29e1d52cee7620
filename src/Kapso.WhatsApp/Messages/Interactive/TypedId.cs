using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Messages;

/// <summary>
/// Writes values of a type into the ids of buttons and rows, and reads them back when a customer taps one. An id is the name, an authentication tag (HMAC-SHA256) and the value as JSON; one that
/// was changed, was not made with the key, or belongs to another name is not read.
/// </summary>
/// <remarks>
/// The tag proves that the application wrote the value, not to whom: a customer with a modified client can send an id of theirs again, at any later time. Check who writes, and whether what they ask
/// for is still possible. The value is not encrypted.
/// </remarks>
/// <typeparam name="T">The type of the values, for example <c>record Pay(int Order)</c>.</typeparam>
public sealed class TypedId<T>
{
    /// <summary>The fewest characters of a key.</summary>
    public const int MinKeyLength = 16;

    // 96 bits: as many as a forger would have to guess by sending messages, one guess each.
    private const int TagBytes = 12;
    private const int TagLength = TagBytes * 4 / 3;

    private readonly JsonTypeInfo<T> _type;
    private readonly byte[][] _keys;
    private readonly string _prefix;

    /// <summary>Defines ids of a name, which carry values of a type.</summary>
    /// <param name="name">The name, for example <c>pay</c>: 1 to 20 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>. No two types of values have the same.</param>
    /// <param name="type">How a value is written and read, from a JSON context of the application.</param>
    /// <param name="keys">
    /// The keys of the application, at least <see cref="MinKeyLength"/> characters each. The first one writes; the others are still read, while one is being replaced. Keep them secret and the same in
    /// all processes that send or receive.
    /// </param>
    public TypedId(string name, JsonTypeInfo<T> type, params string[] keys)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(keys);
        if (name is not { Length: > 0 and <= 20 } || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            throw new ArgumentException("The name must have 1 to 20 characters: letters, digits, -, _ or a point.", nameof(name));
        }

        if (keys.Length == 0 || Array.Exists(keys, key => string.IsNullOrWhiteSpace(key) || key.Length < MinKeyLength))
        {
            throw new ArgumentException($"At least one key is needed, and each must have at least {MinKeyLength} characters.", nameof(keys));
        }

        (Name, _type, _prefix) = (name, type, name + ":");
        _keys = [.. keys.Select(key => SHA256.HashData(Encoding.UTF8.GetBytes(key)))];
    }

    /// <summary>Gets the name, with which every id begins, followed by a colon.</summary>
    public string Name { get; }

    /// <summary>Returns a button whose id carries a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="title">The text on the button, at most <see cref="ReplyButton.MaxTitleLength"/> characters.</param>
    /// <exception cref="ArgumentException">The id would exceed <see cref="ReplyButton.MaxIdLength"/> characters.</exception>
    public ReplyButton Button(T value, string title) => new(Write(value, ReplyButton.MaxIdLength), title);

    /// <summary>Returns a row of a list whose id carries a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="title">The title of the row, at most <see cref="ListRow.MaxTitleLength"/> characters.</param>
    /// <param name="description">A smaller text under it, at most <see cref="ListRow.MaxDescriptionLength"/> characters.</param>
    /// <exception cref="ArgumentException">The id would exceed <see cref="ListRow.MaxIdLength"/> characters.</exception>
    public ListRow Row(T value, string title, string? description = null) => new(Write(value, ListRow.MaxIdLength), title, description);

    /// <summary>Returns an id that carries a value, for a button, a row or the payload of a quick reply button of a template.</summary>
    /// <param name="value">The value.</param>
    /// <param name="maxLength">The most characters of the id: <see cref="ReplyButton.MaxIdLength"/>, or fewer where the id will stand.</param>
    /// <exception cref="ArgumentException">The id would exceed the length.</exception>
    public string Write(T value, int maxLength = ReplyButton.MaxIdLength)
    {
        ArgumentNullException.ThrowIfNull(value);
        string json = JsonSerializer.Serialize(value, _type);
        string id = string.Concat(_prefix, TagOf(_keys[0], json), json);
        return id.Length <= maxLength
            ? id
            : throw new ArgumentException(
                $"The id \"{Name}\" of this value would have {id.Length} characters, and {maxLength} are allowed: put a reference into it (an order number), not the thing itself.", nameof(value));
    }

    /// <summary>Reads the value of an id.</summary>
    /// <param name="id">The id as it came back.</param>
    /// <param name="value">The value; default when the id was not read.</param>
    /// <returns>Whether the id has this name, was made with one of the keys, and holds a value of the type with no member that the type does not have.</returns>
    public bool TryRead(string? id, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (id is null || id.Length > ReplyButton.MaxIdLength || id.Length <= _prefix.Length + TagLength || !id.StartsWith(_prefix, StringComparison.Ordinal))
        {
            return false;
        }

        string json = id[(_prefix.Length + TagLength)..];
        ReadOnlySpan<byte> tag = Encoding.UTF8.GetBytes(id.Substring(_prefix.Length, TagLength));
        return IsGenuine(tag, json) && TryReadJson(json, out value);
    }

    /// <summary>Returns the name only: neither a key nor a value.</summary>
    public override string ToString() => $"TypedId {{ Name = {Name} }}";

    private bool IsGenuine(ReadOnlySpan<byte> tag, string json)
    {
        bool isGenuine = false;
        foreach (byte[] key in _keys)
        {
            isGenuine |= CryptographicOperations.FixedTimeEquals(tag, Encoding.ASCII.GetBytes(TagOf(key, json)));
        }

        return isGenuine;
    }

    private bool TryReadJson(string json, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value)
    {
        value = default;
        try
        {
            if (!HasOnlyKnownMembers(json))
            {
                return false;
            }

            value = JsonSerializer.Deserialize(json, _type);
            return value is not null;
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException or InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            value = default;
            return false;
        }
    }

    /// <summary>Whether the type has every member of an object: an id that another version of the application wrote for another type is not taken for a value with members left out.</summary>
    private bool HasOnlyKnownMembers(string json)
    {
        if (_type.Kind is not JsonTypeInfoKind.Object)
        {
            return true;
        }

        StringComparison comparison = _type.Options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind is JsonValueKind.Object
            && document.RootElement.EnumerateObject().All(member => _type.Properties.Any(property => string.Equals(property.Name, member.Name, comparison)));
    }

    private string TagOf(byte[] key, string json)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(_prefix + json), hash);
        return Convert.ToBase64String(hash[..TagBytes]).Replace('+', '-').Replace('/', '_');
    }
}
