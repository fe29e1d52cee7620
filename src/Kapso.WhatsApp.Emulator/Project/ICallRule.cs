using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>What a room demands before a number may start, take, reject or end a call.</summary>
internal interface ICallRule
{
    /// <summary>Checks whether the business may control calls of the number.</summary>
    /// <exception cref="RefusalException">It may not.</exception>
    void CheckCall(EmulatedPhoneNumber number);
}
