using Kapso.WhatsApp.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers answers to requests that failed with an exception of the SDK.</summary>
public static class KapsoProblemDetailsServiceCollectionExtensions
{
    /// <summary>
    /// Answers requests that failed with an exception of the SDK with problem details, as <see cref="KapsoProblemDetails.ToProblemDetails(Kapso.WhatsApp.KapsoException)"/> makes them, and
    /// with a <c>Retry-After</c> where the server named one. The application also calls <c>app.UseExceptionHandler()</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddKapsoProblemDetails(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddProblemDetails().AddExceptionHandler<KapsoExceptionHandler>();
    }
}
