using BenchmarkDotNet.Attributes;
using Kapso.WhatsApp.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.Benchmarks;

/// <summary>The same three calls through the SDK and through what one writes without it.</summary>
[MemoryDiagnoser]
public class Clients
{
    internal const string Key = "benchmark-key";
    internal const string To = "+15551234567";
    internal const string CallbackData = "benchmark-callback-data";

    private const string PhoneNumberId = "647015955153740";
    private const string Text = "Your order has been shipped.";

    private static readonly SendOptions Options = new() { CallbackData = CallbackData };

    private readonly KapsoWhatsAppClient _kapso = CreateKapso();
    private readonly Reference _bare = Reference.Bare();
    private readonly Reference _resilient = Reference.Resilient();

    /// <summary>Sends a text through the SDK.</summary>
    [Benchmark]
    [BenchmarkCategory("text")]
    public async Task<string> SdkText() => (await _kapso.Messages.SendTextAsync(PhoneNumberId, To, Text, Options)).Id;

    /// <summary>Sends a text with bare <see cref="HttpClient"/>.</summary>
    [Benchmark]
    [BenchmarkCategory("text")]
    public Task<string> BareText() => _bare.SendText(Text);

    /// <summary>Sends a text with a key handler and the stock resilience handler.</summary>
    [Benchmark]
    [BenchmarkCategory("text")]
    public Task<string> ResilientText() => _resilient.SendText(Text);

    /// <summary>Builds, checks and sends a list through the SDK.</summary>
    [Benchmark]
    [BenchmarkCategory("list")]
    public async Task<string> SdkList()
    {
        ListMessage list = Interactive.List("View options")
            .Body("Choose your preferred delivery option:")
            .Section("Delivery", rows => rows.Row("standard", "Standard", "3-5 business days").Row("express", "Express", "1-2 business days"))
            .Build();
        return (await _kapso.Messages.SendAsync(PhoneNumberId, To, list, Options)).Id;
    }

    /// <summary>Sends a list with bare <see cref="HttpClient"/>.</summary>
    [Benchmark]
    [BenchmarkCategory("list")]
    public Task<string> BareList() => _bare.SendList();

    /// <summary>Sends a list with a key handler and the stock resilience handler.</summary>
    [Benchmark]
    [BenchmarkCategory("list")]
    public Task<string> ResilientList() => _resilient.SendList();

    /// <summary>Reads a page of 100 messages through the SDK.</summary>
    [Benchmark]
    [BenchmarkCategory("page")]
    public async Task<int> SdkPage() => (await _kapso.Messages.List(PhoneNumberId, new MessageFilter { PageSize = 100 }).GetPageAsync()).Items.Count;

    /// <summary>Reads a page of 100 messages with bare <see cref="HttpClient"/>.</summary>
    [Benchmark]
    [BenchmarkCategory("page")]
    public Task<int> BarePage() => _bare.ReadPage();

    /// <summary>Reads a page of 100 messages with a key handler and the stock resilience handler.</summary>
    [Benchmark]
    [BenchmarkCategory("page")]
    public Task<int> ResilientPage() => _resilient.ReadPage();

    private static KapsoWhatsAppClient CreateKapso()
    {
        ServiceCollection services = [];
        services.AddKapsoWhatsApp(options => options.ApiKey = Key).ConfigurePrimaryHttpMessageHandler(() => new InMemoryTransport());
        return services.BuildServiceProvider().GetRequiredService<KapsoWhatsAppClient>();
    }
}
