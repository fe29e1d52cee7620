namespace Kapso.WhatsApp.Flows;

/// <summary>Builds the payload of an action.</summary>
public sealed class PayloadBuilder
{
    internal Dictionary<string, FlowJson> Values { get; } = [];

    /// <summary>Carries a fixed value or an expression.</summary>
    /// <param name="name">Its name in the payload.</param>
    /// <param name="value">The value.</param>
    public PayloadBuilder Value(string name, FlowJson value)
    {
        Values[name] = value;
        return this;
    }

    /// <summary>Carries answers of the same screen under their own names.</summary>
    /// <param name="names">The names of the inputs.</param>
    public PayloadBuilder FromForm(params IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            Values[name] = FlowExpression.Form(name);
        }

        return this;
    }

    /// <summary>Carries data of the same screen under its own names.</summary>
    /// <param name="fields">The names of the fields.</param>
    public PayloadBuilder FromData(params IReadOnlyList<string> fields)
    {
        foreach (string field in fields)
        {
            Values[field] = FlowExpression.Data(field);
        }

        return this;
    }

    /// <summary>Carries answers of another screen under their own names.</summary>
    /// <param name="screenId">The other screen.</param>
    /// <param name="names">The names of the inputs.</param>
    public PayloadBuilder FromScreen(string screenId, params IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            Values[name] = FlowExpression.FormFrom(screenId, name);
        }

        return this;
    }

    internal static IReadOnlyDictionary<string, FlowJson> Fill(Action<PayloadBuilder>? payload)
    {
        PayloadBuilder builder = new();
        payload?.Invoke(builder);
        return builder.Values;
    }
}
