namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>How findings are listed. The findings of a group stay together, so that a page can hold a few more than its size.</summary>
public sealed record FindingFilter : PagedFilter
{
    /// <summary>The most findings that a page can be asked for.</summary>
    public new const int MaxPageSize = 25;

    private protected override int SizeLimit => MaxPageSize;
}
