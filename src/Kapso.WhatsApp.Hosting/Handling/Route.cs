namespace Kapso.WhatsApp.Hosting;

/// <summary>A handler and what it takes: events of webhooks, requests of flows.</summary>
/// <typeparam name="TInput">What is handled.</typeparam>
/// <typeparam name="TContext">What comes with it.</typeparam>
/// <typeparam name="TResult">The task that handles it.</typeparam>
/// <param name="IsDefault">Whether it is asked after all others, wherever it was added.</param>
/// <param name="Takes">Whether it takes an input.</param>
/// <param name="Handle">Handles an input.</param>
internal sealed record Route<TInput, TContext, TResult>(bool IsDefault, Func<TInput, bool> Takes, Func<TInput, TContext, CancellationToken, TResult> Handle)
    where TResult : Task
{
    /// <summary>Whether it takes copies of other applications' conversations, and nothing else.</summary>
    public bool IsForCopies { get; init; }

    /// <summary>Whether it starts a conversation, so that it is not asked while one is under way with the person.</summary>
    public bool StartsConversation { get; init; }
}

/// <summary>The handlers in the order in which they are asked: the first that takes an input gets it, alone.</summary>
internal sealed class RouteTable<TInput, TContext, TResult>(IEnumerable<Route<TInput, TContext, TResult>> routes)
    where TResult : Task
{
    private readonly Route<TInput, TContext, TResult>[] _routes = [.. routes.OrderBy(route => route.IsDefault)];

    public bool IsEmpty => _routes.Length == 0;

    /// <summary>Whether a handler asks for copies of other applications' conversations.</summary>
    public bool TakesCopies { get; } = routes.Any(route => route.IsForCopies);

    public Func<TInput, TContext, CancellationToken, TResult>? Find(TInput input, bool mayStart = true)
    {
        foreach (Route<TInput, TContext, TResult> route in _routes)
        {
            if ((mayStart || !route.StartsConversation) && route.Takes(input))
            {
                return route.Handle;
            }
        }

        return null;
    }
}

/// <summary>Conditions under which a handler takes an input.</summary>
internal static class Conditions
{
    public static bool AllHold<T>(Func<T, bool>[] conditions, T input)
    {
        foreach (Func<T, bool> condition in conditions)
        {
            if (!condition(input))
            {
                return false;
            }
        }

        return true;
    }
}
