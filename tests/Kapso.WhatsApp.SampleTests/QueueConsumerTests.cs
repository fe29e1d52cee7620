using QueueConsumer;

namespace Kapso.WhatsApp.SampleTests;

/// <summary>The queue sample: what was handled is removed, what failed comes again, what is forged is set aside.</summary>
public sealed class QueueConsumerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kapso-queue-test").FullName;

    [Fact]
    public async Task The_consumer_handles_what_waited_and_what_failed_once()
    {
        using StringWriter output = new();
        await using (ConsumerApp app = await ConsumerApp.CreateAsync(["--Kapso:ApiKey", "", "--Queue", _folder]))
        {
            await app.RunAsync(output);
        }

        output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Should().BeEquivalentTo(
            "Customer  Are you open?", "Bot       You wrote: Are you open?", "Customer  [image]", "Bot       A nice photo!", "Attempts at the photo: 2. Dead letters: 1.");
        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Should().ContainSingle().Which.Should().Contain("dead");
    }

    [Fact]
    public async Task What_was_taken_by_a_process_that_died_is_taken_again()
    {
        using FolderQueue queue = new(_folder);
        await queue.AddAsync(new QueuedRequest([1], new Dictionary<string, string> { ["A"] = "b" }), default);
        (string taken, _) = await queue.TakeAsync(default);

        using FolderQueue reopened = new(_folder);
        await reopened.AddAsync(new QueuedRequest([2], new Dictionary<string, string>()), default);

        (string again, QueuedRequest request) = await reopened.TakeAsync(default).WaitAsync(TimeSpan.FromMinutes(1));
        (again, request.Body.Single(), request.Header("a")).Should().Be((taken, 1, "b"));
        reopened.Complete(again);
        (await reopened.TakeAsync(default)).Request.Body.Should().Equal(2);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
