using Kapso.WhatsApp.Emulator;

namespace Onboarding;

/// <summary>
/// A platform on which customers connect their WhatsApp numbers. With <c>Kapso:ApiKey</c> in its settings it talks to Kapso; without, it starts an
/// emulator beside itself, so that the whole path can be walked without an account.
/// </summary>
public sealed class OnboardingApp : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly KapsoEmulator? _emulator;

    private OnboardingApp(WebApplication web, KapsoEmulator? emulator)
    {
        _web = web;
        _emulator = emulator;
    }

    /// <summary>Where the application listens.</summary>
    public Uri Address => new(_web.Urls.First());

    /// <summary>Puts the application together.</summary>
    public static async Task<OnboardingApp> CreateAsync(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        KapsoEmulator? emulator = null;
        IConfigurationSection settings = builder.Configuration.GetSection("Kapso");
        if (string.IsNullOrEmpty(settings["ApiKey"]))
        {
            emulator = await KapsoEmulator.StartAsync();
            builder.Services.AddKapsoWhatsApp(options =>
            {
                options.ApiKey = emulator.ApiKey;
                options.BaseAddress = emulator.BaseAddress;
            });
        }
        else
        {
            builder.Services.AddKapsoWhatsApp(settings);
        }

        builder.Services.AddAntiforgery();
        WebApplication web = builder.Build();
        web.UseAntiforgery();
        CustomerPages.Map(web);
        SetupPages.Map(web);
        InboxPages.Map(web);
        return new OnboardingApp(web, emulator);
    }

    /// <summary>Starts it and returns.</summary>
    public Task StartAsync() => _web.StartAsync();

    /// <summary>Runs it until it is told to stop.</summary>
    public Task RunAsync() => _web.RunAsync();

    /// <summary>Stops it, and the emulator beside it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }
}
