using System.Text.Json.Nodes;
using Kapso.WhatsApp;
using Kapso.WhatsApp.AspNetCore;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Messages;

namespace AppointmentFlow;

/// <summary>
/// A form that books appointments, answered by this application. With <c>Kapso:ApiKey</c> in its settings it is deployed to the real WhatsApp; without, an emulator
/// stands in, and a customer of the emulator's books a time.
/// </summary>
public sealed class AppointmentApp : IAsyncDisposable
{
    private const string Path = "/flows/appointment";
    private const string Name = "Appointments";

    private readonly WebApplication _web;
    private readonly KapsoEmulator? _emulator;
    private readonly Settings _settings;

    private AppointmentApp(WebApplication web, KapsoEmulator? emulator, Settings settings) => (_web, _emulator, _settings) = (web, emulator, settings);

    private KapsoWhatsAppClient Kapso => _web.Services.GetRequiredService<KapsoWhatsAppClient>();

    /// <summary>Puts the application together.</summary>
    public static async Task<AppointmentApp> CreateAsync(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        bool isReal = !string.IsNullOrEmpty(builder.Configuration["Kapso:ApiKey"]);
        KapsoEmulator? emulator = isReal ? null : await KapsoEmulator.StartAsync();
        Settings settings = isReal ? Settings.Read(builder.Configuration.GetSection("Flow")) : Settings.Of(emulator!);
        if (emulator is null)
        {
            builder.Services.AddKapsoWhatsApp(builder.Configuration.GetSection("Kapso"));
        }
        else
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddKapsoWhatsApp(options => (options.ApiKey, options.BaseAddress) = (emulator.ApiKey, emulator.BaseAddress));
        }

        new Appointments().AnswerOn(builder.Services.AddWhatsAppFlows(options =>
        {
            options.PrivateKeys.Add(settings.Key);
            options.AppSecrets.Add(settings.AppSecret);
        }));
        WebApplication web = builder.Build();
        web.MapWhatsAppFlows(Path);
        return new AppointmentApp(web, emulator, settings);
    }

    /// <summary>Deploys the form; then waits for those who fill it, or lets the emulator's customer do so and ends.</summary>
    public async Task RunAsync(TextWriter output)
    {
        await _web.StartAsync();
        string flowId = await DeployAsync();
        await output.WriteLineAsync($"Deployed the flow {flowId}.");
        if (_emulator is null)
        {
            await _web.WaitForShutdownAsync();
            return;
        }

        SentMessage sent = await Kapso.Messages.SendAsync(
            _settings.PhoneNumberId, "+15551234567", Interactive.Flow(flowId, "Book").Body("When would you like to come?").Token(Guid.NewGuid().ToString()).DataExchange().Build());
        EmulatedFlow phone = await _emulator.OpenFlowAsync(sent.Id);
        await phone.SubmitAsync(new JsonObject { ["date"] = "2026-12-27" });
        await output.WriteLineAsync($"Sunday: {phone.ErrorMessage}");
        await phone.SubmitAsync(new JsonObject { ["date"] = "2026-12-28" });
        await output.WriteLineAsync($"Monday: {string.Join(", ", phone.Data["slots"]!.AsArray().Select(slot => slot!["title"]))}");
        await phone.SubmitAsync(new JsonObject { ["slot"] = "10:30" });
        Message reply = await Kapso.Messages.GetAsync(_settings.PhoneNumberId, phone.ReplyId!);
        await output.WriteLineAsync($"Booked: {((FlowReplyContent)reply.Content!).ReadResponse(FormJson.Default.Booking)!.Appointment}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    /// <summary>Brings the flow, its endpoint and the number's public key to what they should be, however often it is started.</summary>
    private async Task<string> DeployAsync()
    {
        MetaFlowsClient flows = Kapso.MetaFlows;
        MetaFlow? found = await flows.List(_settings.BusinessAccountId).FirstOrDefaultAsync(flow => flow.Name == Name && flow.Status != MetaFlowStatus.Deprecated);
        string id = found?.Id ?? (await flows.CreateAsync(_settings.BusinessAccountId, new NewMetaFlow { Name = Name, Categories = [FlowCategory.AppointmentBooking] })).Id;
        IReadOnlyList<FlowValidationError> problems = await flows.UploadAsync(id, Appointments.Definition);
        if (problems.Count > 0)
        {
            throw new InvalidOperationException($"WhatsApp does not take the flow: {string.Join("; ", problems)}");
        }

        Uri home = _settings.PublicAddress ?? new Uri(_web.Urls.First());
        await flows.UpdateAsync(id, new MetaFlowUpdate { EndpointUri = new Uri(home, Path).AbsoluteUri });
        await flows.SetPublicKeyAsync(_settings.PhoneNumberId, _settings.Key.ExportPublicKeyPem());
        await flows.PublishAsync(id);
        return id;
    }
}
