using System.Net.Http.Headers;

namespace Kapso.WhatsApp.Http;

/// <summary>A result of which a part stands in the answer's headers.</summary>
internal interface IAnswerHeaders
{
    void ReadHeaders(HttpResponseHeaders headers);
}
