using Kapso.WhatsApp;
using Kapso.WhatsApp.Messages;

namespace Export;

/// <summary>
/// Writes all messages of a number, newest first, to a file of JSON lines. It may be killed at any point: a page's lines reach the disk before the state that counts
/// them, so the next run cuts the file where the state says and goes on with the page that follows.
/// </summary>
public sealed class HistoryExport(KapsoWhatsAppClient kapso, string phoneNumberId, string output)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);

    /// <summary>The file that is written.</summary>
    public string Output => output;

    public int PageSize { get; init; } = PagedFilter.MaxPageSize;

    /// <summary>The clock that is waited by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Hears of each page: how far the export has come, and when the page's last message was written.</summary>
    public Action<ExportState, DateTimeOffset?>? Progress { get; set; }

    /// <summary>Hears how long the server asks to wait.</summary>
    public Action<TimeSpan>? Waiting { get; set; }

    private string StatePath => output + ".state";

    /// <summary>Exports until all is there.</summary>
    /// <returns>The final state.</returns>
    /// <exception cref="ExportException">The files of an earlier run do not fit, or the server cannot be followed to the end.</exception>
    public async Task<ExportState> RunAsync(CancellationToken cancellationToken)
    {
        ExportState state = ExportState.Load(StatePath) ?? Begin();
        if (state.PhoneNumberId != phoneNumberId)
        {
            throw new ExportException($"{output} holds messages of the number {state.PhoneNumberId}. Choose another file for {phoneNumberId}.");
        }

        using JsonLinesFile lines = JsonLinesFile.Open(output, state.Length);
        PagedList<Message> history = kapso.Messages.List(phoneNumberId, new MessageFilter { PageSize = PageSize, Fields = MessageFields.All });
        while (state.Status is ExportStatus.Running)
        {
            try
            {
                await foreach (Page<Message> page in history.AsPages(state.Cursor, cancellationToken))
                {
                    lines.Append(page.Items);
                    state = Save(After(state, page) with { Length = lines.Length });
                    Progress?.Invoke(state, page.Items is [.., var oldest] ? oldest.Timestamp : null);
                }

                if (state.Status is ExportStatus.Running)
                {
                    // The walk ended though there is a cursor: it is one that was read already.
                    state = Save(state with { Status = ExportStatus.Looped });
                }
            }
            catch (KapsoApiException throttled) when (throttled.RetryAfter is { } wait && wait <= MaxWait)
            {
                Waiting?.Invoke(wait);
                await Task.Delay(wait, Clock, cancellationToken);
            }
        }

        return state.Status is ExportStatus.Complete
            ? state
            : throw new ExportException($"The server led back to a page that is in {output} already, after {state.Messages} messages: what comes after them is missing. Delete the file together with its state to export anew.");
    }

    private static ExportState After(ExportState state, Page<Message> page)
    {
        bool last = string.IsNullOrEmpty(page.NextCursor);
        return state with { Messages = state.Messages + page.Items.Count, Cursor = last ? null : page.NextCursor, Status = last ? ExportStatus.Complete : ExportStatus.Running };
    }

    /// <summary>The state of a new export stands before its output does, so that an output without one is never taken for an export's.</summary>
    private ExportState Begin()
    {
        return File.Exists(output)
            ? throw new ExportException($"{output} is there already, without the state of an export. Choose another file.")
            : Save(ExportState.Begin(phoneNumberId));
    }

    private ExportState Save(ExportState state)
    {
        state.Save(StatePath);
        return state;
    }
}
