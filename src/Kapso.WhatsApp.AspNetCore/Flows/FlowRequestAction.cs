namespace Kapso.WhatsApp.AspNetCore;

/// <summary>The action that a flow asks its endpoint for.</summary>
/// <param name="Value">The text on the wire.</param>
public readonly record struct FlowRequestAction(string Value)
{
    /// <summary>The flow was opened: which screen comes first, with which data.</summary>
    public static FlowRequestAction Init { get; } = new("INIT");

    /// <summary>Something was submitted or chosen: what comes next.</summary>
    public static FlowRequestAction DataExchange { get; } = new("data_exchange");

    /// <summary>The user went back from a screen with <c>refresh_on_back</c>; the response gives the data that the earlier screen shows now.</summary>
    public static FlowRequestAction Back { get; } = new("BACK");

    /// <summary>WhatsApp makes sure that the endpoint is there. It is answered without a handler.</summary>
    public static FlowRequestAction Ping { get; } = new("ping");

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
