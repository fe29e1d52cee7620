using AppointmentFlow;

await using AppointmentApp app = await AppointmentApp.CreateAsync(args);
await app.RunAsync(Console.Out);
