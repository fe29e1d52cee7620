using PacedSending;
using StackExchange.Redis;

string redis = args is [var given, ..] ? given : "localhost:6379";
try
{
    return await Senders.RunAsync(() => ConnectionMultiplexer.ConnectAsync(redis), Console.Out);
}
catch (RedisConnectionException)
{
    await Console.Error.WriteLineAsync($"There is no Redis at {redis}: start one (redis-server), or name another as the first argument.");
    return 1;
}
