namespace Kapso.WhatsApp.Http;

/// <summary>A result that also comes with a refusal, when the server did a part of what it was asked.</summary>
internal interface IPartialAnswer
{
    /// <summary>Whether it says for whom what was done; a refusal that does not is one as any other.</summary>
    bool TellsWhatWasDone { get; }
}
