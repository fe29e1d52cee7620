using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.AspNetCore.Redis;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Has handled events remembered in Redis.</summary>
public static class RedisWebhooksBuilderExtensions
{
    /// <summary>Remembers handled events in Redis, over the application's own connection (<see cref="IConnectionMultiplexer"/>).</summary>
    /// <param name="builder">The webhooks.</param>
    /// <param name="prefix">What the keys begin with.</param>
    public static KapsoWebhooksBuilder UseRedis(this KapsoWebhooksBuilder builder, string prefix = RedisWebhookDeduplicator.DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseDeduplicator(provider => new RedisWebhookDeduplicator(
            provider.GetRequiredService<IConnectionMultiplexer>(), provider.GetRequiredService<IOptions<KapsoWebhookOptions>>().Value, prefix, provider.GetService<TimeProvider>()));
    }
}
