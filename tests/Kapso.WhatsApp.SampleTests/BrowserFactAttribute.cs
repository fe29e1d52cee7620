namespace Kapso.WhatsApp.SampleTests;

/// <summary>A test that needs a browser; skipped, and said so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Browser.Program is null || Browser.Driver is null)
        {
            Skip = "No browser: Chromium and its driver are not installed (Debian's packages chromium and chromium-driver).";
        }
    }
}
