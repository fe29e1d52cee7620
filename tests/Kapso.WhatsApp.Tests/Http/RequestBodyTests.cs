using System.Buffers;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Tests.Http;

/// <summary>When the memory of a body may be used again, and when a body may be written.</summary>
public sealed class RequestBodyTests
{
    [Fact]
    public async Task Its_memory_is_used_again_once_every_write_has_ended()
    {
        GatedBody body = new();
        Task first = body.CopyToAsync(Stream.Null);
        Task second = body.CopyToAsync(Stream.Null);
        body.Gate.SetResult();
        await Task.WhenAll(first, second);

        body.Dispose();
        body.Dispose();

        body.Recycled.Should().Be(1);
    }

    [Fact]
    public async Task Its_memory_is_left_alone_while_a_write_is_under_way()
    {
        GatedBody body = new();
        Task write = body.CopyToAsync(Stream.Null);

        body.Dispose();
        body.Gate.SetResult();
        await write;

        body.Recycled.Should().Be(0);
    }

    [Fact]
    public void Its_memory_is_left_alone_while_it_is_kept()
    {
        GatedBody body = new();
        body.Keep();
        body.Dispose();
        int whileKept = body.Recycled;
        body.Release();
        body.Dispose();

        (whileKept, body.Recycled).Should().Be((0, 1));
    }

    [Fact]
    public async Task The_memory_of_an_answer_is_left_alone_while_a_handler_copies_it()
    {
        TaskCompletionSource slow = new();
        byte[] memory = ArrayPool<byte>.Shared.Rent(3);
        GatedBody.Bytes.CopyTo(memory, 0);
        AnswerContent answer = new(new ByteArrayContent([]), memory, 3, truncated: false);
        Task copy = answer.CopyToAsync(new SlowStream(slow.Task));

        answer.Dispose();
        byte[] duringCopy = answer.Bytes.ToArray();
        slow.SetResult();
        await copy;
        AnswerContent other = new(new ByteArrayContent([]), ArrayPool<byte>.Shared.Rent(3), 3, truncated: false);
        other.Dispose();

        duringCopy.Should().Equal(GatedBody.Bytes);
        other.Bytes.IsEmpty.Should().BeTrue("nobody read it");
    }

    [Fact]
    public async Task It_is_begun_when_a_write_begins_although_it_fails()
    {
        GatedBody body = new();
        body.WasBegun.Should().BeFalse();
        body.Gate.SetException(new IOException());

        await body.Awaiting(b => b.CopyToAsync(Stream.Null)).Should().ThrowAsync<HttpRequestException>();

        body.WasBegun.Should().BeTrue();
    }

    [Fact]
    public async Task What_one_attempt_carries_is_written_once_and_by_the_next_attempt_again()
    {
        using GatedBody body = new();
        body.Gate.SetResult();

        RequestBody first = RequestBody.ForAttempt(body, onceOnly: true);
        await first.CopyToAsync(Stream.Null);
        await first.Awaiting(b => b.CopyToAsync(Stream.Null)).Should().ThrowAsync<HttpRequestException>().WithMessage("*second time*");
        using RequestBody second = RequestBody.ForAttempt(first, onceOnly: true);
        second.WasBegun.Should().BeFalse();
        using MemoryStream copy = new();
        await second.CopyToAsync(copy);

        first.Should().BeSameAs(body);
        copy.ToArray().Should().Equal(GatedBody.Bytes);
        (second.Headers.ContentType?.MediaType, second.Headers.ContentLength).Should().Be(("text/plain", GatedBody.Bytes.Length));
        await second.Awaiting(b => b.CopyToAsync(Stream.Null)).Should().ThrowAsync<HttpRequestException>().WithMessage("*second time*");
    }

    private sealed class SlowStream(Task gate) : MemoryStream
    {
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => gate;
    }

    private sealed class GatedBody : RequestBody
    {
        public static readonly byte[] Bytes = [1, 2, 3];

        public GatedBody() => Headers.TryAddWithoutValidation("Content-Type", "text/plain");

        public TaskCompletionSource Gate { get; } = new();

        public int Recycled { get; private set; }

        protected override async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
        {
            await Gate.Task;
            await stream.WriteAsync(Bytes, cancellationToken);
        }

        protected override void Recycle() => Recycled++;

        protected override bool TryComputeLength(out long length)
        {
            length = Bytes.Length;
            return true;
        }
    }
}
