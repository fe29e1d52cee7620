namespace Kapso.WhatsApp.Messages;

/// <summary>How the values of a template message find their placeholders. A template knows one way only.</summary>
public enum ParameterFormat
{
    /// <summary>There are no values for placeholders in the header, the body or a card.</summary>
    None,

    /// <summary>By position: the first value fills <c>{{1}}</c>, the second <c>{{2}}</c>.</summary>
    Positional,

    /// <summary>By name: a value named <c>first_name</c> fills <c>{{first_name}}</c>, in any order.</summary>
    Named,
}
