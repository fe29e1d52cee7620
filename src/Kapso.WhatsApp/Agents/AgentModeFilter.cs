namespace Kapso.WhatsApp.Agents;

/// <summary>How the modes of the agent are listed. The server returns all of them as one page and has nothing to choose yet.</summary>
public sealed record AgentModeFilter : ListFilter;
