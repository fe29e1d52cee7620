namespace Kapso.WhatsApp.Http;

/// <summary>Notes in the tracker of conversations what the result of a call tells about who holds one.</summary>
internal static class ControlNotes
{
    /// <summary>Notes who holds the conversation with a person now; nothing for a group. A tracker that fails costs its knowledge, not the result of the call, which has been carried out.</summary>
    public static async ValueTask RecordAsync(
        this KapsoPipeline pipeline, string phoneNumberId, Person? customer, ConversationHolder holder, RoutingRole? role = null, string? waId = null, string? userId = null, bool isChange = true)
    {
        if (pipeline.Options.Tracker is not { } tracker || customer is null)
        {
            return;
        }

        ControlSignal signal = new()
        {
            PhoneNumberId = phoneNumberId,
            Customer = [.. new[] { waId is null ? null : Person.FromPhoneNumber(waId), userId is null ? null : Person.FromBusinessScopedUserId(userId), customer }.OfType<Person>().Distinct()],
            Holder = holder,
            Role = role,
            At = TimeOf(pipeline.Time.GetUtcNow(), isChange),
        };
        try
        {
            await tracker.RecordAsync(signal).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A tracker of the application's own must not make a call that was carried out look as if it had failed.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Telemetry.TrackerFailed(pipeline.Logger, failure.GetType().Name);
        }
    }

    /// <summary>Notes what a refused message tells about who holds the conversation; nothing where it was refused for another reason.</summary>
    public static ValueTask RecordRefusalAsync(this KapsoPipeline pipeline, string phoneNumberId, Person? customer, KapsoApiException refusal)
    {
        if (refusal is not { Category: ErrorCategory.ThreadOwnership, StatusCode: System.Net.HttpStatusCode.Conflict })
        {
            return ValueTask.CompletedTask;
        }

        bool isUnknown = (refusal.ThreadError ?? refusal.KapsoCode) == KapsoErrorCode.ThreadOwnershipUnknown;
        bool isAgent = refusal.KapsoCode == KapsoErrorCode.MetaBusinessAgentControl;
        return pipeline.RecordAsync(phoneNumberId, customer, isUnknown ? ConversationHolder.Unknown : ConversationHolder.OtherApplication, isAgent && !isUnknown ? RoutingRole.AiAgent : null, isChange: false);
    }

    /// <summary>
    /// The whole second, for webhooks name no finer time and must not seem older than a call of the same second. What only shows who held the conversation is outweighed by a change within that second.
    /// </summary>
    private static DateTimeOffset TimeOf(DateTimeOffset now, bool isChange) => now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond) - (isChange ? 0 : 1));
}
