using QueueConsumer;

await using ConsumerApp app = await ConsumerApp.CreateAsync(args);
await app.RunAsync(Console.Out);
