using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Messages;

/// <summary>Builds a request for a location.</summary>
public sealed class LocationRequestBuilder : InteractiveBuilder<LocationRequestBuilder, LocationRequestMessage>
{
    internal LocationRequestBuilder()
    {
    }

    private protected override LocationRequestMessage Create() => new() { Body = BodyText };
}

/// <summary>Builds a request for contact details.</summary>
public sealed class ContactInfoRequestBuilder : InteractiveBuilder<ContactInfoRequestBuilder, ContactInfoRequestMessage>
{
    internal ContactInfoRequestBuilder()
    {
    }

    private protected override ContactInfoRequestMessage Create() => new() { Body = BodyText };
}

/// <summary>Builds a request for permission to call.</summary>
public sealed class CallPermissionRequestBuilder : InteractiveBuilder<CallPermissionRequestBuilder, CallPermissionRequestMessage>
{
    internal CallPermissionRequestBuilder()
    {
    }

    private protected override CallPermissionRequestMessage Create() => new() { Body = BodyText };
}

/// <summary>Builds a message with a button to call the business.</summary>
public sealed class VoiceCallBuilder : InteractiveBuilder<VoiceCallBuilder, VoiceCallMessage>
{
    private readonly string? _displayText;
    private TimeSpan? _ttl;
    private string? _payload;

    internal VoiceCallBuilder(string? displayText) => _displayText = displayText;

    /// <summary>Sets how long the button works.</summary>
    /// <param name="time">The time, in whole minutes: 1 minute to <see cref="VoiceCallMessage.MaxTtl"/>.</param>
    public VoiceCallBuilder Ttl(TimeSpan time)
    {
        _ttl = time;
        return this;
    }

    /// <summary>Sets a text that comes back with the call.</summary>
    /// <param name="payload">The text, at most <see cref="VoiceCallMessage.MaxPayloadLength"/> characters.</param>
    public VoiceCallBuilder Payload(string payload)
    {
        _payload = payload ?? throw new ArgumentNullException(nameof(payload));
        return this;
    }

    private protected override VoiceCallMessage Create() => new() { Body = BodyText, DisplayText = _displayText, Ttl = _ttl, Payload = _payload };
}

/// <summary>Builds a request for a delivery address.</summary>
public sealed class AddressRequestBuilder : HeaderFooterBuilder<AddressRequestBuilder, AddressRequestMessage>
{
    private readonly string _country;
    private readonly Dictionary<string, string> _values = [];
    private readonly Dictionary<string, string> _errors = [];
    private readonly List<SavedAddress> _saved = [];

    internal AddressRequestBuilder(string country) => _country = country ?? throw new ArgumentNullException(nameof(country));

    /// <summary>Fills in a field of the address in advance.</summary>
    /// <param name="field">The field, for example <c>city</c>.</param>
    /// <param name="value">What is filled in.</param>
    public AddressRequestBuilder Value(string field, string value)
    {
        _values[field] = value;
        return this;
    }

    /// <summary>Offers an address to choose.</summary>
    /// <param name="id">What comes back when it is chosen.</param>
    /// <param name="address">The address, by field.</param>
    public AddressRequestBuilder Saved(string id, IReadOnlyDictionary<string, string> address)
    {
        _saved.Add(new SavedAddress(id, address));
        return this;
    }

    /// <summary>Says what is wrong with a field that was filled in before.</summary>
    /// <param name="field">The field.</param>
    /// <param name="error">What is wrong.</param>
    public AddressRequestBuilder ValidationError(string field, string error)
    {
        _errors[field] = error;
        return this;
    }

    private protected override AddressRequestMessage Create() => new()
    {
        Header = HeaderPart,
        Body = BodyText,
        Footer = FooterText,
        Country = _country,
        Values = _values.Count == 0 ? null : new Dictionary<string, string>(_values),
        SavedAddresses = _saved.Count == 0 ? null : [.. _saved],
        ValidationErrors = _errors.Count == 0 ? null : new Dictionary<string, string>(_errors),
    };
}

/// <summary>Builds a message with a button that opens a flow.</summary>
public sealed class FlowBuilder : HeaderFooterBuilder<FlowBuilder, FlowMessage>
{
    private FlowMessage _flow;

    internal FlowBuilder(string? flowId, string? flowName, string button) =>
        _flow = new FlowMessage { FlowId = flowId, FlowName = flowName, Button = button ?? throw new ArgumentNullException(nameof(button)) };

    /// <summary>Sets the text that comes back with the answer; make it unguessable.</summary>
    /// <param name="token">The text.</param>
    public FlowBuilder Token(string token)
    {
        _flow = _flow with { FlowToken = token };
        return this;
    }

    /// <summary>Opens the flow on a screen.</summary>
    /// <param name="screen">The screen's id.</param>
    public FlowBuilder Navigate(string screen)
    {
        _flow = _flow with { Action = FlowAction.Navigate, Screen = screen };
        return this;
    }

    /// <summary>Sets the input for the first screen, sent as it is.</summary>
    /// <param name="data">An object that is not empty.</param>
    public FlowBuilder Data(JsonElement data)
    {
        _flow = _flow with { Data = data.Clone() };
        return this;
    }

    /// <inheritdoc cref="Data(JsonElement)"/>
    public FlowBuilder Data(JsonObject data) => Data(RawJson.Copy(data));

    /// <summary>Sets the input for the first screen from an object of the application's own.</summary>
    /// <typeparam name="T">The type of the data.</typeparam>
    /// <param name="data">What the screen declares; at least one member.</param>
    /// <param name="type">How the data is written: as a JSON object.</param>
    public FlowBuilder Data<T>(T data, JsonTypeInfo<T> type) => Data(JsonSerializer.SerializeToElement(data, type));

    /// <summary>Lets the flow's endpoint choose the first screen.</summary>
    public FlowBuilder DataExchange()
    {
        _flow = _flow with { Action = FlowAction.DataExchange };
        return this;
    }

    /// <summary>Opens the draft in place of the published flow, for testing.</summary>
    public FlowBuilder Draft()
    {
        _flow = _flow with { Mode = FlowMode.Draft };
        return this;
    }

    private protected override FlowMessage Create() => _flow with { Header = HeaderPart, Body = BodyText, Footer = FooterText };
}
