using AppointmentFlow;

namespace Kapso.WhatsApp.SampleTests;

/// <summary>The sample of a form, as the emulator's customer fills it.</summary>
public sealed class AppointmentFlowTests
{
    [Fact]
    [Trait("Category", "Load")]
    public async Task A_time_is_booked()
    {
        await using AppointmentApp app = await AppointmentApp.CreateAsync(["--Kapso:ApiKey", ""]);
        using StringWriter output = new();

        await app.RunAsync(output);

        output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)[1..].Should().Equal(
            "Sunday: Nothing is free on that day.", "Monday: 9:00, 10:30, 14:00", "Booked: 2026-12-28 10:30");
    }
}
