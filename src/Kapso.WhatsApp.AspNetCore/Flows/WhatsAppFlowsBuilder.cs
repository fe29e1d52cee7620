using System.Diagnostics.CodeAnalysis;
using Kapso.WhatsApp.AspNetCore;
using Kapso.WhatsApp.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Registers handlers for requests of flows. A request goes to the first matching handler only. Pings and error notifications are answered without a handler.
/// </summary>
public sealed class WhatsAppFlowsBuilder
{
    internal WhatsAppFlowsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The service collection of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Says what the flow shows first, when it is sent with the action <c>data_exchange</c>.</summary>
    /// <param name="handle">Answers the request. An exception makes WhatsApp show an error of its own.</param>
    /// <param name="conditions">Conditions that must all hold, for example <see cref="FlowMatch.Flow"/>.</param>
    public WhatsAppFlowsBuilder OnInit(Func<FlowRequest, FlowContext, CancellationToken, Task<FlowReply>> handle, params Func<FlowRequest, bool>[] conditions) =>
        Add(IsInit, handle, conditions);

    /// <inheritdoc cref="OnInit"/>
    /// <typeparam name="THandler">The class that answers, of which a new one is made for each request.</typeparam>
    public WhatsAppFlowsBuilder OnInit<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(params Func<FlowRequest, bool>[] conditions)
        where THandler : class, IFlowHandler => Add<THandler>(IsInit, conditions);

    /// <summary>Says what follows a screen, or a choice on it.</summary>
    /// <param name="screen">The screen that asks.</param>
    /// <param name="handle">Answers the request. An exception makes WhatsApp show an error of its own.</param>
    /// <param name="conditions">Conditions that must all hold, for example <see cref="FlowMatch.Flow"/>.</param>
    public WhatsAppFlowsBuilder OnScreen(string screen, Func<FlowRequest, FlowContext, CancellationToken, Task<FlowReply>> handle, params Func<FlowRequest, bool>[] conditions) =>
        Add(IsScreen(screen), handle, conditions);

    /// <inheritdoc cref="OnScreen"/>
    /// <typeparam name="THandler">The class that answers, of which a new one is made for each request.</typeparam>
    public WhatsAppFlowsBuilder OnScreen<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(string screen, params Func<FlowRequest, bool>[] conditions)
        where THandler : class, IFlowHandler => Add<THandler>(IsScreen(screen), conditions);

    /// <summary>
    /// Says what the earlier screen shows when the user goes back from one with <c>refresh_on_back</c>. Handlers of screens never see such requests, as WhatsApp does not
    /// say for certain which of the two screens it names.
    /// </summary>
    /// <param name="handle">Answers the request. An exception makes WhatsApp show an error of its own.</param>
    /// <param name="conditions">Conditions that must all hold, for example <see cref="FlowMatch.Flow"/>.</param>
    public WhatsAppFlowsBuilder OnBack(Func<FlowRequest, FlowContext, CancellationToken, Task<FlowReply>> handle, params Func<FlowRequest, bool>[] conditions) =>
        Add(IsBack, handle, conditions);

    /// <inheritdoc cref="OnBack"/>
    /// <typeparam name="THandler">The class that answers, of which a new one is made for each request.</typeparam>
    public WhatsAppFlowsBuilder OnBack<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(params Func<FlowRequest, bool>[] conditions)
        where THandler : class, IFlowHandler => Add<THandler>(IsBack, conditions);

    /// <summary>Answers every request that no other handler takes; alone, it answers everything.</summary>
    /// <param name="handle">Answers the request. An exception makes WhatsApp show an error of its own.</param>
    /// <param name="conditions">Conditions that must all hold, for example <see cref="FlowMatch.Flow"/>.</param>
    public WhatsAppFlowsBuilder OnAnythingElse(Func<FlowRequest, FlowContext, CancellationToken, Task<FlowReply>> handle, params Func<FlowRequest, bool>[] conditions) =>
        Add(IsAny, handle, conditions, isDefault: true);

    /// <inheritdoc cref="OnAnythingElse"/>
    /// <typeparam name="THandler">The class that answers, of which a new one is made for each request.</typeparam>
    public WhatsAppFlowsBuilder OnAnythingElse<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(params Func<FlowRequest, bool>[] conditions)
        where THandler : class, IFlowHandler => Add<THandler>(IsAny, conditions, isDefault: true);

    /// <summary>Registers a handler for error notifications: WhatsApp could not use a response. They are logged and acknowledged in any case.</summary>
    /// <param name="handle">Is told.</param>
    /// <param name="conditions">Conditions that must all hold for the request that tells it, for example <see cref="FlowMatch.Flow"/>.</param>
    public WhatsAppFlowsBuilder OnError(Func<FlowErrorNotification, FlowContext, CancellationToken, Task> handle, params Func<FlowRequest, bool>[] conditions)
    {
        ArgumentNullException.ThrowIfNull(handle);
        ArgumentNullException.ThrowIfNull(conditions);
        Services.AddSingleton(new Route<FlowErrorNotification, FlowContext, Task>(IsDefault: false, error => Conditions.AllHold(conditions, error.Request), handle));
        return this;
    }

    private static bool IsInit(FlowRequest request) => request.Action == FlowRequestAction.Init;

    private static bool IsBack(FlowRequest request) => request.Action == FlowRequestAction.Back;

    private static bool IsAny(FlowRequest request) => true;

    private static Func<FlowRequest, bool> IsScreen(string screen)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(screen);
        return request => !IsInit(request) && !IsBack(request) && request.Screen == screen;
    }

    private WhatsAppFlowsBuilder Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        Func<FlowRequest, bool> takes, Func<FlowRequest, bool>[] conditions, bool isDefault = false)
        where THandler : class, IFlowHandler
    {
        Services.TryAddScoped<THandler>();
        return Add(takes, (request, context, cancellationToken) => context.Services.GetRequiredService<THandler>().HandleAsync(request, context, cancellationToken), conditions, isDefault);
    }

    private WhatsAppFlowsBuilder Add(
        Func<FlowRequest, bool> takes, Func<FlowRequest, FlowContext, CancellationToken, Task<FlowReply>> handle, Func<FlowRequest, bool>[] conditions, bool isDefault = false)
    {
        ArgumentNullException.ThrowIfNull(handle);
        ArgumentNullException.ThrowIfNull(conditions);
        Services.AddSingleton(new Route<FlowRequest, FlowContext, Task<FlowReply>>(isDefault, request => takes(request) && Conditions.AllHold(conditions, request), handle));
        return this;
    }
}
