using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Finds the application's clock.</summary>
internal static class Clock
{
    public static TimeProvider Of(IServiceProvider services) => services.GetService<TimeProvider>() ?? TimeProvider.System;
}
