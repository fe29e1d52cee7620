using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.BusinessProfiles;

/// <summary>A member of a business profile.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<BusinessProfileField>))]
public readonly record struct BusinessProfileField(string Value) : IOpenEnum<BusinessProfileField>
{
    /// <summary>The line that is shown below the name.</summary>
    public static BusinessProfileField About { get; } = new("about");

    /// <summary>The postal address of the business.</summary>
    public static BusinessProfileField Address { get; } = new("address");

    /// <summary>The description of the business.</summary>
    public static BusinessProfileField Description { get; } = new("description");

    /// <summary>The e-mail address of the business.</summary>
    public static BusinessProfileField Email { get; } = new("email");

    /// <summary>The address of the profile picture.</summary>
    public static BusinessProfileField ProfilePictureUrl { get; } = new("profile_picture_url");

    /// <summary>The websites of the business.</summary>
    public static BusinessProfileField Websites { get; } = new("websites");

    /// <summary>The industry of the business.</summary>
    public static BusinessProfileField Vertical { get; } = new("vertical");

    /// <inheritdoc/>
    public static IReadOnlyList<BusinessProfileField> Known { get; } = [About, Address, Description, Email, ProfilePictureUrl, Websites, Vertical];

    static BusinessProfileField IOpenEnum<BusinessProfileField>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
