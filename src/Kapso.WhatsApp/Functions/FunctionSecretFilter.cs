namespace Kapso.WhatsApp.Functions;

/// <summary>How the secrets of a function are listed. The server returns all of them as one page and has nothing to choose yet.</summary>
public sealed record FunctionSecretFilter : ListFilter;
