using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.AspNetCore;
using Kapso.WhatsApp.Flows;

namespace AppointmentFlow;

/// <summary>The form: a date, then a time on that date. Its screens are filled by <see cref="AnswerOn"/>.</summary>
public sealed class Appointments
{
    private const string DateScreen = "DATE";
    private const string SlotScreen = "SLOT";

    private static readonly TimeOnly[] Hours = [new(9, 0), new(10, 30), new(14, 0)];

    private readonly ConcurrentDictionary<(DateOnly Date, TimeOnly Time), string> _booked = new();

    /// <summary>What the flow is made of.</summary>
    public static FlowDefinition Definition { get; } = FlowDefinition.Dynamic()
        .Screen(DateScreen, "Choose a date", s => s
            .Data("min_date", "2026-01-01")
            .DatePicker("date", "Date", required: true, minDate: FlowExpression.Data("min_date"))
            .DataExchange("Show times", p => p.FromForm("date")))
        .Screen(SlotScreen, "Choose a time", s => s
            .OptionsData("slots", new FlowOption { Id = "09:00", Title = "9:00" })
            .Dropdown("slot", "Time", FlowExpression.Data("slots"), required: true)
            .Terminal()
            .DataExchange("Book", p => p.FromScreen(DateScreen, "date").FromForm("slot")))
        .Route(DateScreen, SlotScreen)
        .Build();

    /// <summary>Says what each screen leads to.</summary>
    public void AnswerOn(WhatsAppFlowsBuilder flows) => flows
        .OnInit((_, context, _) => Task.FromResult(FlowReply.Show(DateScreen, new DateScreenData(Today(context).ToString("O")), FormJson.Default.DateScreenData)))
        .OnScreen(DateScreen, (request, context, _) => Task.FromResult(ShowSlots(request, context)))
        .OnScreen(SlotScreen, (request, context, _) => Task.FromResult(Book(request, context)));

    private FlowReply ShowSlots(FlowRequest request, FlowContext context)
    {
        DateOnly date = request.ReadData(FormJson.Default.Answers).Date;
        Option[] free = [.. Hours.Where(hour => !_booked.ContainsKey((date, hour))).Select(hour => new Option($"{hour:HH\\:mm}", $"{hour:H\\:mm}"))];
        return date.DayOfWeek is DayOfWeek.Sunday || free.Length == 0
            ? FlowReply.Stay("Nothing is free on that day.", new DateScreenData(Today(context).ToString("O")), FormJson.Default.DateScreenData)
            : FlowReply.Show(SlotScreen, new SlotScreenData(free), FormJson.Default.SlotScreenData);
    }

    private FlowReply Book(FlowRequest request, FlowContext context)
    {
        Answers answers = request.ReadData(FormJson.Default.Answers);
        (DateOnly, TimeOnly) slot = (answers.Date, TimeOnly.Parse(answers.Slot!, System.Globalization.CultureInfo.InvariantCulture));

        // A request may come twice: whoever has the slot already has it.
        return _booked.GetOrAdd(slot, request.FlowToken ?? "") == (request.FlowToken ?? "")
            ? FlowReply.Complete(new Booking($"{answers.Date:O} {answers.Slot}"), FormJson.Default.Booking)
            : ShowSlots(request, context);
    }

    private static DateOnly Today(FlowContext context) => DateOnly.FromDateTime((context.Services.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow().UtcDateTime);
}

internal sealed record Answers(DateOnly Date, string? Slot);

internal sealed record DateScreenData([property: JsonPropertyName("min_date")] string MinDate);

internal sealed record SlotScreenData(IReadOnlyList<Option> Slots);

internal sealed record Option(string Id, string Title);

/// <summary>What comes back with the completed flow.</summary>
/// <param name="Appointment">The date and the time.</param>
public sealed record Booking(string Appointment);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Answers))]
[JsonSerializable(typeof(DateScreenData))]
[JsonSerializable(typeof(SlotScreenData))]
[JsonSerializable(typeof(Booking))]
internal sealed partial class FormJson : JsonSerializerContext;
