namespace Kapso.WhatsApp.Agents;

/// <summary>What is decided about a tool that the agent wants to use.</summary>
public enum AgentApprovalDecision
{
    /// <summary>The agent may not use the tool; the run goes on without it.</summary>
    Reject,

    /// <summary>The agent may use the tool.</summary>
    Approve,

    /// <summary>Somebody else decides: the following ends with the run as it waits.</summary>
    Leave,
}
