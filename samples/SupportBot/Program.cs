using SupportBot;

await using BotApp app = await BotApp.CreateAsync(args);
await app.RunAsync(Console.Out);
