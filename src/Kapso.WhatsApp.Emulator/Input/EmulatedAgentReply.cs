namespace Kapso.WhatsApp.Emulator;

/// <summary>What an emulated agent does in a turn: it answers, asks for a tool, or fails.</summary>
public sealed record EmulatedAgentReply
{
    private EmulatedAgentReply()
    {
    }

    internal string? Content { get; private init; }

    internal string? ToolName { get; private init; }

    internal string ParametersJson { get; private init; } = "{}";

    internal string? Error { get; private init; }

    /// <summary>Completes the run with a message.</summary>
    /// <param name="content">The text of the message; for a finding, its investigation as JSON.</param>
    public static EmulatedAgentReply Answer(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new() { Content = content };
    }

    /// <summary>Asks for approval to use a tool.</summary>
    /// <param name="toolName">The name of the tool.</param>
    /// <param name="parametersJson">What the tool is to be given, a JSON object.</param>
    public static EmulatedAgentReply AskFor(string toolName, string parametersJson = "{}")
    {
        ArgumentException.ThrowIfNullOrEmpty(toolName);
        ArgumentException.ThrowIfNullOrEmpty(parametersJson);
        return new() { ToolName = toolName, ParametersJson = parametersJson };
    }

    /// <summary>Has the run fail with an error.</summary>
    /// <param name="error">Why, in words for people.</param>
    public static EmulatedAgentReply Fail(string error)
    {
        ArgumentException.ThrowIfNullOrEmpty(error);
        return new() { Error = error };
    }
}
