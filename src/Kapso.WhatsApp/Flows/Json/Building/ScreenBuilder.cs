namespace Kapso.WhatsApp.Flows;

/// <summary>Fills a screen from top to bottom.</summary>
public sealed class ScreenBuilder : ComponentsBuilder<ScreenBuilder>
{
    private readonly string _id;
    private readonly FlowValue<string> _title;
    private readonly Dictionary<string, FlowDataSchema> _data = [];
    private readonly List<string> _sensitive = [];
    private bool _isTerminal;
    private bool? _isSuccess;
    private bool _refreshesOnBack;

    internal ScreenBuilder(string id, FlowValue<string> title)
    {
        _id = id ?? throw new ArgumentNullException(nameof(id));
        _title = title;
    }

    /// <summary>Declares a text that the screen is given.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="example">An example.</param>
    public ScreenBuilder Data(string field, string example) => Data(field, new FlowDataSchema { Type = FlowDataType.String, Example = example });

    /// <summary>Declares a number that the screen is given.</summary>
    /// <inheritdoc cref="Data(string, string)"/>
    public ScreenBuilder Data(string field, double example) => Data(field, new FlowDataSchema { Type = FlowDataType.Number, Example = example });

    /// <summary>Declares a truth that the screen is given.</summary>
    /// <inheritdoc cref="Data(string, string)"/>
    public ScreenBuilder Data(string field, bool example) => Data(field, new FlowDataSchema { Type = FlowDataType.Boolean, Example = example });

    /// <summary>Declares anything that the screen is given.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="data">What it is, with an example.</param>
    public ScreenBuilder Data(string field, FlowDataSchema data)
    {
        _data[field] = data ?? throw new ArgumentNullException(nameof(data));
        return this;
    }

    /// <summary>Declares options that the screen is given, each with id and title.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="examples">Examples.</param>
    public ScreenBuilder OptionsData(string field, params IReadOnlyList<FlowOption> examples) => Data(field, new FlowDataSchema
    {
        Type = FlowDataType.Array,
        Items = new FlowDataSchema { Type = FlowDataType.Object, Properties = new Dictionary<string, FlowDataSchema> { ["id"] = new() { Type = FlowDataType.String }, ["title"] = new() { Type = FlowDataType.String } } },
        Example = FlowJson.Options(examples),
    });

    /// <summary>Masks answers in the summary.</summary>
    /// <param name="names">The names of the inputs.</param>
    public ScreenBuilder Sensitive(params IReadOnlyList<string> names)
    {
        _sensitive.AddRange(names);
        return this;
    }

    /// <summary>Lets the flow end here, also when the endpoint ends it.</summary>
    /// <param name="success">Whether that is a success.</param>
    public ScreenBuilder Terminal(bool success = true)
    {
        _isTerminal = true;
        _isSuccess = success ? null : false;
        return this;
    }

    /// <summary>Asks the endpoint for the earlier screen anew when the user goes back from this one.</summary>
    public ScreenBuilder RefreshOnBack()
    {
        _refreshesOnBack = true;
        return this;
    }

    /// <summary>Adds the button that ends the flow; the screen becomes terminal.</summary>
    /// <param name="label">The label: at most 35 characters.</param>
    /// <param name="payload">The reply that the business receives.</param>
    public ScreenBuilder Complete(FlowValue<string> label, Action<PayloadBuilder>? payload = null)
    {
        _isTerminal = true;
        return Footer(label, new CompleteAction { Payload = PayloadBuilder.Fill(payload) });
    }

    internal FlowScreen ToScreen() => new()
    {
        Id = _id,
        Title = _title,
        Terminal = _isTerminal ? true : null,
        Success = _isSuccess,
        Data = _data.Count > 0 ? _data : null,
        RefreshOnBack = _refreshesOnBack ? true : null,
        Sensitive = _sensitive.Count > 0 ? _sensitive : null,
        Layout = new FlowLayout { Children = Components },
    };
}
