using Kapso.WhatsApp.Flows.Checking;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows;

/// <summary>Makes a flow screen by screen; see <see cref="FlowDefinition.Static"/> and <see cref="FlowDefinition.Dynamic"/>.</summary>
public sealed class FlowDefinitionBuilder
{
    private readonly string? _dataApiVersion;
    private readonly List<FlowScreen> _screens = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _routes = [];
    private string _version = FlowDefinition.LatestVersion;

    internal FlowDefinitionBuilder(string? dataApiVersion = null) => _dataApiVersion = dataApiVersion;

    /// <summary>Writes an older version of Flow JSON.</summary>
    /// <param name="version">The version, for example <c>6.0</c>.</param>
    public FlowDefinitionBuilder Version(string version)
    {
        _version = version ?? throw new ArgumentNullException(nameof(version));
        return this;
    }

    /// <summary>Adds a screen to the flow.</summary>
    /// <param name="id">Its id: letters and underscores.</param>
    /// <param name="title">What stands at its top.</param>
    /// <param name="screen">Fills it from top to bottom.</param>
    public FlowDefinitionBuilder Screen(string id, FlowValue<string> title, Action<ScreenBuilder> screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ScreenBuilder builder = new(id, title);
        screen(builder);
        _screens.Add(builder.ToScreen());
        return this;
    }

    /// <summary>Adds a screen that was made otherwise.</summary>
    /// <param name="screen">The screen.</param>
    public FlowDefinitionBuilder Screen(FlowScreen screen)
    {
        _screens.Add(screen ?? throw new ArgumentNullException(nameof(screen)));
        return this;
    }

    /// <summary>Says which screens the endpoint can answer with after a screen. What the screens navigate to need not be named.</summary>
    /// <param name="from">The screen.</param>
    /// <param name="to">The screens that can follow it.</param>
    public FlowDefinitionBuilder Route(string from, params IReadOnlyList<string> to)
    {
        _routes[from] = [.. _routes.GetValueOrDefault(from) ?? [], .. to];
        return this;
    }

    /// <summary>Checks every rule that can be known before the upload and returns the flow.</summary>
    /// <exception cref="KapsoValidationException">Rules are broken; the exception lists all of them, with Meta's names.</exception>
    public FlowDefinition Build()
    {
        FlowDefinition flow = new() { Version = _version, DataApiVersion = _dataApiVersion, Screens = [.. _screens] };
        if (_dataApiVersion is not null || _routes.Count > 0)
        {
            flow = flow with { RoutingModel = Routing(flow) };
        }

        Rules rules = Rules.Start();
        foreach (FlowValidationError problem in flow.FindProblems())
        {
            rules.Add(problem.Pointers[0].Path!, problem.Error!, problem.Message!);
        }

        rules.ThrowIfBroken();
        return flow;
    }

    // Ways that were named and ways that the screens go; unknown ones stay for the check to report.
    private Dictionary<string, IReadOnlyList<string>> Routing(FlowDefinition flow)
    {
        Dictionary<string, IReadOnlyList<string>> model = [];
        ScreenOutline[] outlines = [.. new FlowOutline(NodeReader.Read(flow.ToJson())).Screens];
        foreach (ScreenOutline screen in outlines.Where(static screen => screen.Id is not null))
        {
            model[screen.Id!] = [.. RoutingRules.TargetsOf(screen).Select(static next => next.Text!).Concat(_routes.GetValueOrDefault(screen.Id!) ?? []).Distinct()];
        }

        foreach ((string from, IReadOnlyList<string> to) in _routes)
        {
            model.TryAdd(from, to);
        }

        return model;
    }
}
