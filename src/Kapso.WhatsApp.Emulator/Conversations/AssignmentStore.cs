using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Conversations;

/// <summary>Which members of the project look after which conversations.</summary>
internal sealed class AssignmentStore : IEmulatorStore
{
    private readonly Dictionary<Conversation, List<ConversationAssignment>> _assignments = [];

    /// <summary>The assignments of a conversation, oldest first.</summary>
    public List<ConversationAssignment> Of(Conversation conversation)
    {
        if (!_assignments.TryGetValue(conversation, out List<ConversationAssignment>? assignments))
        {
            _assignments[conversation] = assignments = [];
        }

        return assignments;
    }

    /// <summary>The assignment that is in force; null when nobody looks after the conversation.</summary>
    public ConversationAssignment? ActiveOf(Conversation conversation) =>
        _assignments.GetValueOrDefault(conversation)?.Find(assignment => assignment.IsActive);

    public void Reset() => _assignments.Clear();
}
