namespace Kapso.WhatsApp.Contacts;

/// <summary>How the marketing preferences of a contact are listed. The server returns all of them as one page and has nothing to choose yet.</summary>
public sealed record MarketingPreferenceFilter : ListFilter;
