using System.Threading.RateLimiting;

namespace Kapso.WhatsApp;

/// <summary>
/// Lets the messages of this process wait for their turn: a rate for each number, one for all, and one message at a time to each recipient. Who waits is served in the order
/// of coming. Only numbers and recipients with something under way take memory.
/// </summary>
public sealed class SendPacer : ISendPacer
{
    private readonly SharedByKey<NumberLine> _numbers;
    private readonly RateWindow? _project;
    private readonly bool _oneAtATime;
    private readonly int _maxWaiting;

    /// <summary>Makes a pacer. Keep it as long as the client: two pacers know nothing of each other.</summary>
    /// <param name="options">How fast; the defaults when null.</param>
    /// <param name="timeProvider">The clock; the system's when null.</param>
    /// <exception cref="KapsoValidationException">An option breaks a rule; the exception lists them all.</exception>
    public SendPacer(SendPacingOptions? options = null, TimeProvider? timeProvider = null)
    {
        options ??= new SendPacingOptions();
        Rules rules = Rules.Start();
        options.Check(rules);
        rules.ThrowIfBroken();

        TimeProvider time = timeProvider ?? TimeProvider.System;
        SendRate? rate = options.NumberRate;
        _numbers = new SharedByKey<NumberLine>(number => new NumberLine(rate is { } given ? new RateWindow(given, time, () => _numbers!.Return(number)) : null));
        _project = options.ProjectRate is { } all ? new RateWindow(all, time, static () => { }) : null;
        _oneAtATime = options.OneAtATimePerRecipient;
        _maxWaiting = options.MaxWaiting;
    }

    /// <summary>The numbers with something under way, and those whose last messages still count.</summary>
    internal int NumbersInUse => _numbers.Count;

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable?> AcquireAsync(string phoneNumberId, Recipient recipient, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(phoneNumberId);
        ArgumentNullException.ThrowIfNull(recipient);
        NumberLine line = _numbers.Rent(phoneNumberId);
        Turn turn = new(this, line, phoneNumberId, recipient);
        if (!line.TryJoin(_maxWaiting))
        {
            turn.End();
            return null;
        }

        RateLimitLease? ofNumber = null, ofProject = null;
        try
        {
            // The recipient comes first: a permit in the hand of somebody who still waits for a recipient would be lost to all others.
            if (_oneAtATime)
            {
                turn.Place = await turn.EnterRecipientQueue().AcquireAsync(1, cancellationToken).ConfigureAwait(false);
            }

            ofNumber = line.Rate is null ? null : await line.Rate.WaitAsync(cancellationToken).ConfigureAwait(false);
            ofProject = _project is null ? null : await _project.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            ofNumber?.Dispose();
            turn.End();
            throw;
        }
        finally
        {
            line.Leave();
        }

        if (ofNumber is not null)
        {
            // The line is needed until the permit is back.
            _numbers.Rent(phoneNumberId).Rate!.Use(ofNumber);
        }

        if (ofProject is not null)
        {
            _project!.Use(ofProject);
        }

        return turn;
    }

    /// <summary>The messages of one number that are being sent or wait.</summary>
    private sealed class NumberLine(RateWindow? rate) : IDisposable
    {
        private int _waiting;

        public RateWindow? Rate { get; } = rate;

        public SharedByKey<ConcurrencyLimiter> Recipients { get; } = new(static _ => new ConcurrencyLimiter(new()
        {
            PermitLimit = 1,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

        public bool TryJoin(int max)
        {
            if (Interlocked.Increment(ref _waiting) <= max)
            {
                return true;
            }

            Leave();
            return false;
        }

        public void Leave() => Interlocked.Decrement(ref _waiting);

        public void Dispose() => Rate?.Dispose();
    }

    /// <summary>The turn of one message to be sent, from its place in the queue to the end of the call.</summary>
    private sealed class Turn(SendPacer pacer, NumberLine line, string phoneNumberId, Recipient recipient) : IAsyncDisposable
    {
        private bool _inRecipientQueue;
        private int _ended;

        /// <summary>The place in front of the recipient.</summary>
        public RateLimitLease? Place { get; set; }

        public ConcurrencyLimiter EnterRecipientQueue()
        {
            _inRecipientQueue = true;
            return line.Recipients.Rent(recipient.Value);
        }

        public ValueTask DisposeAsync()
        {
            End();
            return ValueTask.CompletedTask;
        }

        public void End()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                Place?.Dispose();
                if (_inRecipientQueue)
                {
                    line.Recipients.Return(recipient.Value);
                }

                pacer._numbers.Return(phoneNumberId);
            }
        }
    }
}
