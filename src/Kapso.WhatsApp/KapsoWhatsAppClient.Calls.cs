using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp;

/// <content>Views of the client, and calls that it has no method for.</content>
public partial class KapsoWhatsAppClient
{
    /// <summary>
    /// Returns a view of this client whose calls have options of their own: <c>kapso.With(new CallOptions { Timeout = … }).Messages.SendTextAsync(…)</c>. It shares everything
    /// with this client, costs little and need not be disposed of. On a view, further options go above those that it has.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <exception cref="KapsoValidationException">An option breaks a rule.</exception>
    public virtual KapsoWhatsAppClient With(CallOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Rules.Check(nameof(options), options.Check);
        return new KapsoWhatsAppClient(_pipeline.With(options));
    }

    /// <summary>Returns the everyday half of the client, bound to one of the project's numbers.</summary>
    /// <param name="phoneNumberId">The id (not the number) of the WhatsApp number.</param>
    /// <exception cref="KapsoValidationException">The id is blank, or a phone number where its id belongs.</exception>
    public virtual NumberClient Number(string phoneNumberId) => new(this, phoneNumberId);

    /// <summary>Makes a call that this version has no method for, and reads its response as JSON.</summary>
    /// <typeparam name="T">The type to read the response as.</typeparam>
    /// <param name="request">The call.</param>
    /// <param name="resultType">How the response is read. Members that do not fit the type are read as null where that is possible.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The request breaks a rule; nothing was sent.</exception>
    /// <exception cref="KapsoApiException">The server refused.</exception>
    /// <exception cref="KapsoSerializationException">The response is not JSON of the type, or says <c>success: false</c>.</exception>
    /// <exception cref="KapsoTransportException">There was no usable response; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have happened.</exception>
    public virtual Task<T> SendAsync<T>(ApiRequest request, JsonTypeInfo<T> resultType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resultType);
        return _pipeline.SendAsync(request, Http.Answer.Json(resultType), cancellationToken);
    }

    /// <summary>Makes a call that this version has no method for, and returns its response as it came.</summary>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The request breaks a rule; nothing was sent.</exception>
    /// <exception cref="KapsoApiException">The server refused.</exception>
    /// <exception cref="KapsoTransportException">There was no usable response; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have happened.</exception>
    public virtual Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(request, Http.Answer.Text, cancellationToken);
}
