using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;
using Xunit.Abstractions;

namespace Kapso.WhatsApp.SampleTests;

/// <summary>The export sample: processes that are killed, disks that are full, servers that go round in circles.</summary>
public sealed class ExportTests(ITestOutputHelper log) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kapso-export-");

    private string Output => Path.Combine(_folder.FullName, "messages.jsonl");

    private string State => Output + ".state";

    [Fact]
    [Trait("Category", "Load")]
    public async Task A_hundred_thousand_messages_survive_two_kills_in_the_memory_of_ten_thousand()
    {
        const int all = 100_000;
        await using KapsoEmulator emulator = await StartAsync(all);
        InjectedFault first = HoldAfter(emulator, 30);
        InjectedFault second = HoldAfter(emulator, 30);

        using (ExportProcess killed = ExportProcess.Start(emulator, Output))
        {
            await first.FirstHit;
            emulator.Receive(InboundMessage.Text("+15551234567", "arrives while the export waits for its next page"));
            await killed.KillAsync();
        }

        first.Release();
        JsonNode.Parse(await File.ReadAllTextAsync(State))!["messages"]!.GetValue<long>().Should().Be(3000);
        using (ExportProcess killed = ExportProcess.Start(emulator, Output))
        {
            await second.FirstHit;
            second.Release();
            await killed.KillAsync();   // Somewhere between the answer, the lines and the state.
        }

        using ExportProcess last = ExportProcess.Start(emulator, Output);
        int peak = await last.CompleteAsync();

        CheckHistory(await File.ReadAllLinesAsync(Output), all);
        await using KapsoEmulator small = await StartAsync(all / 10);
        using ExportProcess tenth = ExportProcess.Start(small, Output + ".tenth");
        int peakOfTenth = await tenth.CompleteAsync();
        log.WriteLine($"Peak working set: {peakOfTenth} MB for 10,000 messages, {peak} MB for the last 94,000 of 100,000.");
        peak.Should().BeLessThan(peakOfTenth + 64);
    }

    [Fact]
    public async Task Each_line_is_the_message_as_the_api_gave_it()
    {
        await using KapsoEmulator emulator = await StartAsync(100);
        emulator.Receive(new InboundMessage { From = "15551234567", FromUserId = "US.7", Type = "hologram", Content = new JsonObject { ["depth"] = 3 } });
        using HttpClient http = new() { BaseAddress = emulator.BaseAddress };
        http.DefaultRequestHeaders.Add("X-API-Key", emulator.ApiKey);
        JsonArray original = (JsonArray)JsonNode.Parse(await http.GetStringAsync($"meta/whatsapp/v24.0/{emulator.PhoneNumberId}/messages?limit=100&fields=kapso(*)"))!["data"]!;

        using ExportProcess export = ExportProcess.Start(emulator, Output);
        await export.CompleteAsync();

        JsonNode[] lines = [.. (await File.ReadAllLinesAsync(Output)).Select(line => JsonNode.Parse(line)!)];
        lines.Should().HaveCount(101);
        foreach ((JsonNode? message, JsonNode line) in original.Zip(lines))
        {
            Members(line).Should().Contain(Members(message!));
        }
    }

    [Fact]
    public async Task Messages_that_arrive_during_the_export_neither_repeat_nor_push_out_others()
    {
        await using KapsoEmulator emulator = await StartAsync(2000);
        using ExportProcess export = ExportProcess.Start(emulator, Output);
        for (int page = 1; page < 20; page++)
        {
            InjectedFault held = HoldAfter(emulator, 0);
            await held.FirstHit;
            emulator.Receive(InboundMessage.Text("+15551234567", "new"));
            held.Release();
        }

        await export.CompleteAsync();

        // The first page is made before the first newcomer arrives.
        CheckHistory(await File.ReadAllLinesAsync(Output), 2000);
    }

    [Theory]
    [Trait("Category", "Load")]
    [InlineData("")]
    [InlineData("{\"id\":\"half a l")]
    [InlineData("{\"id\":\"1\"}\n{\"id\":\"2\"}\n")]
    public async Task Whatever_a_killed_run_left_behind_the_finished_part_is_cut_off(string rest)
    {
        await using KapsoEmulator emulator = await StartAsync(500);
        InjectedFault held = HoldAfter(emulator, 2);
        using (ExportProcess killed = ExportProcess.Start(emulator, Output))
        {
            await held.FirstHit;
            await killed.KillAsync();
        }

        held.Release();
        await File.AppendAllTextAsync(Output, rest);
        await File.WriteAllTextAsync(State + ".new", "{\"vers");

        using ExportProcess export = ExportProcess.Start(emulator, Output);
        await export.CompleteAsync();

        CheckHistory(await File.ReadAllLinesAsync(Output), 500);
        File.Exists(State + ".new").Should().BeFalse();
    }

    [Fact]
    [Trait("Category", "Load")]
    public async Task A_full_disk_is_said_and_the_next_run_goes_on()
    {
        await using KapsoEmulator emulator = await StartAsync(1000);

        // A limit on the size of files breaks a write off in its middle, as a full disk does.
        using (ExportProcess full = ExportProcess.Start(emulator, "bash", "-c", $"trap '' XFSZ; ulimit -f 300; DOTNET_EnableWriteXorExecute=0 exec dotnet '{ExportProcess.Program}' --output '{Output}'"))
        {
            (int exitCode, _, string error) = await full.EndAsync();
            exitCode.Should().Be(1, error);
            error.Should().Contain("run it again to go on");
        }

        JsonNode state = JsonNode.Parse(await File.ReadAllTextAsync(State))!;
        state["messages"]!.GetValue<long>().Should().BeInRange(100, 900);
        new FileInfo(Output).Length.Should().BeGreaterThan(state["length"]!.GetValue<long>());
        using ExportProcess export = ExportProcess.Start(emulator, Output);
        await export.CompleteAsync();

        CheckHistory(await File.ReadAllLinesAsync(Output), 1000);
    }

    [Fact]
    public async Task A_server_that_leads_back_is_not_taken_for_the_end()
    {
        await using KapsoEmulator emulator = await StartAsync(1000);
        emulator.Faults.Add(Fault.Status(200, """{"data":[{"id":"1"}],"paging":{"cursors":{"after":"A"}}}"""));
        emulator.Faults.Add(Fault.Status(200, """{"data":[{"id":"2"}],"paging":{"cursors":{"after":"B"}}}"""));
        emulator.Faults.Add(Fault.Status(200, """{"data":[{"id":"3"}],"paging":{"cursors":{"after":"A"}}}"""));

        for (int run = 0; run < 2; run++)
        {
            using ExportProcess export = ExportProcess.Start(emulator, Output);
            (int exitCode, _, string error) = await export.EndAsync();

            exitCode.Should().Be(2);
            error.Should().Contain("led back to a page").And.Contain("after 3 messages");
        }

        (await File.ReadAllLinesAsync(Output)).Should().Equal("""{"id":"1"}""", """{"id":"2"}""", """{"id":"3"}""");
        emulator.Requests.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("", "is not the state of an export")]
    [InlineData("null", "is not the state of an export")]
    [InlineData("{\"version\":1,\"phone_number_id\":\"1000000", "is not the state of an export")]
    [InlineData("""{"version":2,"phone_number_id":"100000000000001","length":0,"messages":0,"status":"running"}""", "is not the state of an export")]
    [InlineData("""{"version":1,"phone_number_id":"100000000000001","length":-1,"messages":0,"status":"running"}""", "is not the state of an export")]
    [InlineData("""{"version":1,"phone_number_id":"100000000000001","length":5,"messages":1,"status":"running"}""", "is not the state of an export")]
    [InlineData("""{"version":1,"phone_number_id":"100000000000001","length":99,"messages":1,"cursor":"A","status":"running"}""", "is not as the last run has left it")]
    [InlineData("""{"version":1,"phone_number_id":"100000000000001","length":2,"messages":1,"cursor":"A","status":"running"}""", "is not as the last run has left it")]
    [InlineData("""{"version":1,"phone_number_id":"2","length":0,"messages":0,"status":"running"}""", "holds messages of the number 2")]
    [InlineData(null, "is there already, without the state of an export")]
    public async Task Files_that_do_not_fit_are_left_alone(string? state, string said)
    {
        await using KapsoEmulator emulator = await StartAsync(10);
        await File.WriteAllTextAsync(Output, "{\"id\":\"1\"}\n");
        if (state is not null)
        {
            await File.WriteAllTextAsync(State, state);
        }

        using ExportProcess export = ExportProcess.Start(emulator, Output);
        (int exitCode, _, string error) = await export.EndAsync();

        exitCode.Should().Be(2, error);
        error.Should().Contain(said);
        (await File.ReadAllTextAsync(Output)).Should().Be("{\"id\":\"1\"}\n");
        emulator.Requests.Should().BeEmpty();
    }

    [Fact]
    [Trait("Category", "Load")]
    public async Task Two_exports_do_not_write_one_file_and_a_finished_one_stays_as_it_is()
    {
        await using KapsoEmulator emulator = await StartAsync(300);
        InjectedFault held = HoldAfter(emulator, 1);
        using ExportProcess one = ExportProcess.Start(emulator, Output);
        await held.FirstHit;
        using ExportProcess two = ExportProcess.Start(emulator, Output);
        (await two.EndAsync()).ExitCode.Should().Be(1);

        held.Release();
        await one.CompleteAsync();
        byte[] finished = await File.ReadAllBytesAsync(Output);
        using ExportProcess again = ExportProcess.Start(emulator, Output);
        await again.CompleteAsync();

        (await File.ReadAllBytesAsync(Output)).Should().Equal(finished);
        emulator.Requests.Should().HaveCount(3);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task<KapsoEmulator> StartAsync(int messages) => KapsoEmulator.StartAsync(new() { SeedMessageCount = messages, RequestsPerMinute = int.MaxValue });

    /// <summary>Holds the request that comes after so many others.</summary>
    private static InjectedFault HoldAfter(KapsoEmulator emulator, int requests)
    {
        if (requests > 0)
        {
            emulator.Faults.Add(Fault.Delay(TimeSpan.Zero) with { Times = requests });
        }

        return emulator.Faults.Add(Fault.HoldResponse());
    }

    /// <summary>All seeded messages, each once, newest first.</summary>
    private static void CheckHistory(string[] lines, int messages)
    {
        JsonNode[] all = [.. lines.Select(line => JsonNode.Parse(line)!)];
        all.Should().HaveCount(messages);
        all.Select(message => (string)message["id"]!).ToHashSet().Should().HaveCount(messages);
        long[] times = [.. all.Select(message => long.Parse((string)message["timestamp"]!, System.Globalization.CultureInfo.InvariantCulture))];
        times.Zip(times.Skip(1)).All(pair => pair.First - pair.Second == 60).Should().BeTrue("seeded messages are a minute apart");
    }

    /// <summary>Every value with its path; a time in one notation.</summary>
    private static IEnumerable<string> Members(JsonNode node) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => Members(member.Value!)),
        JsonArray items => items.SelectMany(item => Members(item!)),
        JsonValue value when node.GetPath().EndsWith(".timestamp", StringComparison.Ordinal) => [$"{PathOf(node)}: {Time(value)}"],
        _ => [$"{PathOf(node)}: {node.ToJsonString()}"],
    };

    private static string PathOf(JsonNode node) => node.GetPath() is var path && path.StartsWith("$.data[", StringComparison.Ordinal) ? "$" + path[(path.IndexOf(']', StringComparison.Ordinal) + 1)..] : node.GetPath();

    private static long Time(JsonValue value) =>
        long.TryParse((string)value!, out long seconds) ? seconds : DateTimeOffset.Parse((string)value!, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds();
}
