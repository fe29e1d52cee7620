namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Hears of progress at once, on the thread that reports it.</summary>
internal sealed class Told<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}
