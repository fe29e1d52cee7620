using Kapso.WhatsApp.Generator;

namespace Kapso.WhatsApp.JsonGenerator;

/// <summary>A model whose JSON code is generated.</summary>
/// <param name="Namespace">The model's namespace.</param>
/// <param name="Name">The model's name.</param>
/// <param name="Context">The JSON context that reads and writes the parts without generated code.</param>
/// <param name="Members">The properties that can be set, those of base types first.</param>
internal sealed record Model(string Namespace, string Name, string Context, EquatableList<Member> Members);

/// <summary>A property of a model.</summary>
/// <param name="Property">The property's name.</param>
/// <param name="Wire">The name in JSON.</param>
/// <param name="Type">The type without the mark of a nullable one.</param>
/// <param name="Kind">How it is read and written.</param>
/// <param name="IsRequired">Whether a model without it cannot be read.</param>
/// <param name="Detail">The converter's type, or the name of the type in the JSON context.</param>
internal sealed record Member(string Property, string Wire, string Type, MemberKind Kind, bool IsRequired, string Detail);

/// <summary>How a property is read and written.</summary>
internal enum MemberKind
{
    /// <summary>By code of the model's own.</summary>
    Own,

    /// <summary>A string, kept as it is.</summary>
    Text,

    /// <summary>A Boolean: true or false.</summary>
    Flag,

    /// <summary>An integer of 32 bits.</summary>
    Number,

    /// <summary>A date and time with its offset.</summary>
    Time,

    /// <summary>Any JSON value, kept as a JsonElement.</summary>
    Raw,

    /// <summary>A string with known values that also keeps unknown ones.</summary>
    OpenEnum,

    /// <summary>A model with generated code.</summary>
    Model,

    /// <summary>A value with a converter that stands on the property.</summary>
    ConvertedValue,

    /// <summary>An object with a converter that stands on the property.</summary>
    ConvertedObject,

    /// <summary>A list that the JSON context knows.</summary>
    List,

    /// <summary>Another type that the JSON context knows.</summary>
    Other,
}
