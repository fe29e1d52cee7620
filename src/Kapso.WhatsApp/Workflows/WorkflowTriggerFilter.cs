namespace Kapso.WhatsApp.Workflows;

/// <summary>How the triggers of a workflow are listed. The server returns all of them as one page and has nothing to choose yet.</summary>
public sealed record WorkflowTriggerFilter : ListFilter;
