namespace Kapso.WhatsApp.Flows;

/// <summary>How the assets of a flow are listed. The server returns all of them as one page and has nothing to choose yet.</summary>
public sealed record FlowAssetFilter : ListFilter;
