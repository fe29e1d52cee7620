using BenchmarkDotNet.Running;
using Kapso.WhatsApp.Benchmarks;

if (args is ["quick"])
{
    await QuickRun.RunAsync();
}
else if (args is ["handlers"])
{
    await QuickRun.RunHandlersAsync();
}
else if (args is ["endpoint"])
{
    await EndpointRun.RunAsync();
}
else if (args is ["start"])
{
    await StartRun.RunAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Clients).Assembly).Run(args);
}
