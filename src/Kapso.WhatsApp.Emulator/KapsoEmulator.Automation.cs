namespace Kapso.WhatsApp.Emulator;

/// <content>What a test says about functions, workflows and agents.</content>
public sealed partial class KapsoEmulator
{
    /// <summary>Says what a function does when it is invoked; its JavaScript is not run. Stays after <see cref="Reset"/>.</summary>
    /// <param name="slug">The function's slug.</param>
    /// <param name="handler">Makes the answer to a payload in JSON. An exception is a failure of the function.</param>
    public void OnFunction(string slug, Func<string, EmulatedFunctionResponse> handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(slug);
        ArgumentNullException.ThrowIfNull(handler);
        lock (_project.Gate)
        {
            _rooms.Functions.Handlers[slug] = handler;
        }
    }

    /// <summary>
    /// Says what a node of a workflow does that the emulator cannot do: the label that a decision of a language model takes, the response of an HTTP call, or the text that an agent writes.
    /// Without it a decision takes the label that the customer has written, or else the first; an HTTP call is answered with <c>{}</c>, and an agent writes nothing. Stays after <see cref="Reset"/>.
    /// </summary>
    /// <param name="nodeId">The id of the node in the workflow.</param>
    /// <param name="handler">Makes the answer from the variables of the execution, a JSON object with <c>vars</c>, <c>system</c>, <c>context</c> and <c>metadata</c>. An exception is a failure of the node.</param>
    public void OnWorkflowNode(string nodeId, Func<string, string> handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(nodeId);
        ArgumentNullException.ThrowIfNull(handler);
        lock (_project.Gate)
        {
            _rooms.Workflows.Handlers[nodeId] = handler;
        }
    }

    /// <summary>Says what the project's agent does in each turn of a run. Without it the agent repeats what it was asked. Stays after <see cref="Reset"/>.</summary>
    /// <param name="mode">The slug of the mode.</param>
    /// <param name="handler">Answers, asks for a tool, or fails. An exception is a failure of the run.</param>
    public void OnAgent(string mode, Func<EmulatedAgentTurn, EmulatedAgentReply> handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mode);
        ArgumentNullException.ThrowIfNull(handler);
        lock (_project.Gate)
        {
            _rooms.Agents.Handlers[mode] = handler;
        }
    }
}
