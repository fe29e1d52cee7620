namespace Kapso.WhatsApp.Contacts;

/// <summary>
/// Which of Kapso's additions to a contact to include. The API reference does not name any, so they are in <see cref="KapsoModel.AdditionalData"/> under <c>kapso</c>.
/// </summary>
public sealed record ContactFields : KapsoRecord
{
    private readonly string _fields;

    private ContactFields(string fields) => _fields = fields;

    /// <summary>All additions that Kapso has to a contact.</summary>
    public static ContactFields All { get; } = new("*");

    /// <summary>The additions that Kapso includes by default.</summary>
    public static ContactFields Default { get; } = new("default");

    /// <summary>No addition: the contact alone.</summary>
    public static ContactFields None { get; } = new("");

    /// <summary>The given additions and no others.</summary>
    /// <param name="fields">The names of the additions on the wire.</param>
    public static ContactFields Create(params IReadOnlyList<string> fields) => new(string.Join(',', fields));

    /// <summary>The selection as the API takes it, for example <c>kapso(*)</c>.</summary>
    internal string Value => $"kapso({_fields})";

    private protected override string Describe() => Value;
}
