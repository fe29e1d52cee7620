using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Says who answers which requests of a flow. Pings and error notifications are answered without a handler.</summary>
public sealed class FlowHandlers
{
    private readonly Dictionary<string, FlowHandler> _screens = [];
    private FlowHandler? _init;
    private FlowHandler? _back;
    private FlowHandler? _anythingElse;

    internal FlowHandlers()
    {
    }

    internal Func<FlowErrorNotification, FlowContext, CancellationToken, Task>? Error { get; private set; }

    internal bool IsEmpty => _screens.Count == 0 && (_init ?? _back ?? _anythingElse) is null;

    /// <summary>Says what the flow shows first, when it is sent with the action <c>data_exchange</c>.</summary>
    /// <param name="handle">Answers the request.</param>
    public FlowHandlers OnInit(FlowHandler handle)
    {
        _init = handle ?? throw new ArgumentNullException(nameof(handle));
        return this;
    }

    /// <summary>Says what the flow shows first, when it is sent with the action <c>data_exchange</c>.</summary>
    /// <typeparam name="THandler">The class that answers.</typeparam>
    public FlowHandlers OnInit<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, IFlowHandler => OnInit(Handle<THandler>);

    /// <summary>Says what follows a screen, or a choice on it.</summary>
    /// <param name="screen">The screen that asks.</param>
    /// <param name="handle">Answers the request.</param>
    public FlowHandlers OnScreen(string screen, FlowHandler handle)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(screen);
        _screens[screen] = handle ?? throw new ArgumentNullException(nameof(handle));
        return this;
    }

    /// <summary>Says what follows a screen, or a choice on it.</summary>
    /// <typeparam name="THandler">The class that answers.</typeparam>
    /// <param name="screen">The screen that asks.</param>
    public FlowHandlers OnScreen<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(string screen)
        where THandler : class, IFlowHandler => OnScreen(screen, Handle<THandler>);

    /// <summary>
    /// Says what the earlier screen shows when the user goes back from one with <c>refresh_on_back</c>. Handlers of screens never see such requests, as WhatsApp does not
    /// say for certain which of the two screens it names.
    /// </summary>
    /// <param name="handle">Answers the request.</param>
    public FlowHandlers OnBack(FlowHandler handle)
    {
        _back = handle ?? throw new ArgumentNullException(nameof(handle));
        return this;
    }

    /// <inheritdoc cref="OnBack(FlowHandler)"/>
    /// <typeparam name="THandler">The class that answers.</typeparam>
    public FlowHandlers OnBack<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, IFlowHandler => OnBack(Handle<THandler>);

    /// <summary>Answers whatever no other handler answers; alone, it answers everything.</summary>
    /// <param name="handle">Answers the request.</param>
    public FlowHandlers OnAnythingElse(FlowHandler handle)
    {
        _anythingElse = handle ?? throw new ArgumentNullException(nameof(handle));
        return this;
    }

    /// <summary>Answers whatever no other handler answers; alone, it answers everything.</summary>
    /// <typeparam name="THandler">The class that answers.</typeparam>
    public FlowHandlers OnAnythingElse<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, IFlowHandler => OnAnythingElse(Handle<THandler>);

    /// <summary>Registers a handler for responses that WhatsApp could not use. The notification is logged and acknowledged in any case.</summary>
    /// <param name="handle">Is told.</param>
    public FlowHandlers OnError(Func<FlowErrorNotification, FlowContext, CancellationToken, Task> handle)
    {
        Error = handle ?? throw new ArgumentNullException(nameof(handle));
        return this;
    }

    /// <summary>The handler of a request; null when there is none.</summary>
    internal FlowHandler? Find(FlowRequest request)
    {
        if (request.Action == FlowRequestAction.Init)
        {
            return _init ?? _anythingElse;
        }

        if (request.Action == FlowRequestAction.Back)
        {
            return _back ?? _anythingElse;
        }

        return request.Screen is { } screen && _screens.TryGetValue(screen, out FlowHandler? handler) ? handler : _anythingElse;
    }

    private static Task<FlowReply> Handle<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(FlowRequest request, FlowContext context, CancellationToken cancellationToken)
        where THandler : class, IFlowHandler =>
        ActivatorUtilities.GetServiceOrCreateInstance<THandler>(context.Services).HandleAsync(request, context, cancellationToken);
}

/// <summary>Answers a request of a flow. An exception makes WhatsApp show an error of its own.</summary>
/// <param name="request">What the flow asks.</param>
/// <param name="context">What it came with.</param>
/// <param name="cancellationToken">Stops the work: the answer would come too late, or nobody waits for it any more.</param>
public delegate Task<FlowReply> FlowHandler(FlowRequest request, FlowContext context, CancellationToken cancellationToken);
