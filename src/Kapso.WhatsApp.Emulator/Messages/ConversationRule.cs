using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Messages other than templates need an open customer service window, and a recipient that can show them.</summary>
internal sealed class ConversationRule(EmulatedProject project) : ISendRule
{
    public void Check(SendAttempt attempt)
    {
        bool isBoundToWindow = !attempt.IsTemplate && !attempt.IsGroup
            && (project.Options.EnforceCustomerServiceWindow || attempt.Conversation?.LastInboundAt is not null);
        if (isBoundToWindow && attempt.Conversation?.HasOpenWindow(project.Now) != true)
        {
            throw new RefusalException(SendRefusals.WindowClosed);
        }

        if (attempt.IsInteractive("address_message") && project.BehaviourOf(attempt.Customer).CannotShowAddressMessages)
        {
            throw new RefusalException(SendRefusals.ReceiverIncapable);
        }
    }
}
