using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Pagination;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Http;

/// <summary>The calls of rooms whose operations do not know their body and answer yet.</summary>
internal static class OldCalls
{
    public static Task SendAsync(this KapsoPipeline pipeline, Operation operation, string target, CancellationToken cancellationToken, JsonBody? body = null) =>
        pipeline.SendOldAsync(operation, target, body, Answer.Done, new CallDetails { Secrets = body?.Secrets }, cancellationToken);

    public static Task<T> SendAsync<T>(
        this KapsoPipeline pipeline, Operation operation, string target, JsonTypeInfo<T>? answerType, CancellationToken cancellationToken, HttpContent? body = null, string? callbackData = null, string? phone = null, string? phoneNumberId = null) =>
        pipeline.SendOldAsync(operation, target, body, AnswerOf(answerType), new CallDetails { CallbackData = callbackData, PhoneNumberId = phoneNumberId, Phone = phone, Secrets = (body as JsonBody)?.Secrets }, cancellationToken);

    public static async Task<T> SendForDataAsync<T>(
        this KapsoPipeline pipeline, Operation operation, string target, JsonTypeInfo<Envelope<T>> answerType, CancellationToken cancellationToken, JsonBody? body = null) =>
        (await pipeline.SendAsync(operation, target, answerType, cancellationToken, body).ConfigureAwait(false)).Data;

    public static Task<TextAnswer> SendForTextAsync(this KapsoPipeline pipeline, Operation operation, string target, CancellationToken cancellationToken, JsonBody? body = null) =>
        pipeline.SendOldAsync(operation, target, body, Answer.Text, default, cancellationToken);

    public static PagedList<T> ListByCursor<T>(
        this KapsoPipeline pipeline, Operation operation, Func<string?, string> target, JsonTypeInfo<CursorPage<T>> pageType, string? phone = null) =>
        new(operation.Id, async (cursor, cancellationToken) =>
        {
            string address = target(cursor.Value);
            address = cursor.IsBefore ? address.Replace("?after=", "?before=", StringComparison.Ordinal).Replace("&after=", "&before=", StringComparison.Ordinal) : address;
            return (await pipeline.SendAsync(operation, address, pageType, cancellationToken, phone: phone).ConfigureAwait(false)).ToPage();
        });

    public static PagedList<T> ListByNumber<T>(this KapsoPipeline pipeline, Operation operation, Func<string?, string> target, JsonTypeInfo<OffsetPage<T>> pageType) =>
        new(operation.Id, async (cursor, cancellationToken) =>
        {
            cursor.PageNumber();
            return (await pipeline.SendAsync(operation, target(cursor.Value), pageType, cancellationToken).ConfigureAwait(false)).ToPage();
        });

    public static async Task<IReadOnlyList<T>> ListWholeAsync<T>(
        this KapsoPipeline pipeline, Operation operation, string target, JsonTypeInfo<OffsetPage<T>> listType, CancellationToken cancellationToken, string? phone = null) =>
        (await pipeline.SendAsync(operation, target, listType, cancellationToken, phone: phone).ConfigureAwait(false)).ToPage().Items;

    private static Answer<T> AnswerOf<T>(JsonTypeInfo<T>? type) =>
        type is null ? Answer.Done.Select(static _ => default(T)!)
        : typeof(T).IsAssignableTo(typeof(IPartialAnswer)) ? Answer.Partial(type, static result => ((IPartialAnswer)(object)result!).TellsWhatWasDone)
        : Answer.Json(type, static (result, headers) =>
        {
            (result as IAnswerHeaders)?.ReadHeaders(headers);
            return result;
        });
}
