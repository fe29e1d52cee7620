using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Hosting.Testing;

/// <summary>Collects the exceptions that a bot logs.</summary>
internal sealed class BotLog : ILoggerProvider, ILogger
{
    private readonly List<Exception> _failures = [];

    public IReadOnlyList<Exception> Failures
    {
        get
        {
            lock (_failures)
            {
                return [.. _failures];
            }
        }
    }

    public Exception? Last
    {
        get
        {
            lock (_failures)
            {
                return _failures.Count > 0 ? _failures[^1] : null;
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null)
        {
            lock (_failures)
            {
                _failures.Add(exception);
            }
        }
    }

    public void Dispose()
    {
    }
}
