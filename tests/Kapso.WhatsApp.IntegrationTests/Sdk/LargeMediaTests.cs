using System.Diagnostics;
using Kapso.WhatsApp.MediaFiles;
using Xunit.Abstractions;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>A hundred megabytes pass without being held. Alone, as all tests of a process share its memory.</summary>
[CollectionDefinition(nameof(LargeMediaTests), DisableParallelization = true)]
[Collection(nameof(LargeMediaTests))]
public sealed class LargeMediaTests(ITestOutputHelper output)
{
    private const long Size = MediaLimits.MaxDocumentBytes;
    private const long Limit = 64 * 1024 * 1024;

    private readonly string _target = Path.Combine(Directory.CreateTempSubdirectory().FullName, "large.bin");

    [Fact]
    [Trait("Category", "Load")]
    public async Task A_hundred_megabytes_go_up_and_come_down_in_little_memory()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;
        await kapso.Media.UploadAsync(started.PhoneNumberId, MediaFile.FromBytes(new byte[] { 1 }, "warm.txt"));
        GC.Collect();
        MemoryGauge gauge = new();

        UploadedMedia uploaded = await kapso.Media.UploadAsync(started.PhoneNumberId, MediaFile.FromStream(new PatternStream(Size), "large.pdf"), new MediaUploadOptions { Progress = gauge });
        long afterUpload = gauge.Growth;
        await kapso.Media.DownloadToFileAsync(started.PhoneNumberId, uploaded.Id, _target, new MediaDownloadOptions { Progress = gauge });

        output.WriteLine($"{Size / 1024 / 1024} MB: the process grew by {afterUpload / 1024 / 1024} MB at most while uploading, by {gauge.Growth / 1024 / 1024} MB over all (limit {Limit / 1024 / 1024} MB).");
        new FileInfo(_target).Length.Should().Be(Size);
        File.Delete(_target);
        gauge.Last.Should().Be(Size);
        gauge.Growth.Should().BeLessThan(Limit);
    }

    /// <summary>Looks at the memory of the process every few megabytes.</summary>
    private sealed class MemoryGauge : IProgress<long>
    {
        private const long Step = 4 * 1024 * 1024;

        private readonly long _start = Now();
        private long _next = Step;

        public long Growth { get; private set; }

        public long Last { get; private set; }

        public void Report(long value)
        {
            _next = value < Last ? Step : _next;
            Last = value;
            if (value >= _next)
            {
                _next += Step;
                Growth = Math.Max(Growth, Now() - _start);
            }
        }

        private static long Now()
        {
            using Process process = Process.GetCurrentProcess();
            return process.WorkingSet64;
        }
    }

    /// <summary>Bytes that are made as they are read.</summary>
    private sealed class PatternStream(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = (int)Math.Min(count, length - Position);
            for (int i = 0; i < read; i++)
            {
                buffer[offset + i] = (byte)((Position + i) * 31);
            }

            Position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
