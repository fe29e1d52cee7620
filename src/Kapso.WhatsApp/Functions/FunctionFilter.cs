namespace Kapso.WhatsApp.Functions;

/// <summary>How functions are listed. The server returns all of them as one page and has nothing to choose yet.</summary>
public sealed record FunctionFilter : ListFilter;
