using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.BusinessProfiles;

/// <summary>A member of a business profile.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<BusinessProfileField>))]
public readonly record struct BusinessProfileField(string Value) : IOpenEnum<BusinessProfileField>
{
    /// <summary>The line below the name.</summary>
    public static BusinessProfileField About { get; } = new("about");

    /// <summary>The address.</summary>
    public static BusinessProfileField Address { get; } = new("address");

    /// <summary>The description.</summary>
    public static BusinessProfileField Description { get; } = new("description");

    /// <summary>The e-mail address.</summary>
    public static BusinessProfileField Email { get; } = new("email");

    /// <summary>Where the picture is.</summary>
    public static BusinessProfileField ProfilePictureUrl { get; } = new("profile_picture_url");

    /// <summary>The websites.</summary>
    public static BusinessProfileField Websites { get; } = new("websites");

    /// <summary>The industry.</summary>
    public static BusinessProfileField Vertical { get; } = new("vertical");

    /// <inheritdoc/>
    public static IReadOnlyList<BusinessProfileField> Known { get; } = [About, Address, Description, Email, ProfilePictureUrl, Websites, Vertical];

    static BusinessProfileField IOpenEnum<BusinessProfileField>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
