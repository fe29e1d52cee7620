namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>The limits that flows must keep to.</summary>
internal static class FlowLimits
{
    public const string LatestVersion = "7.3";
    public const int Screens = 100;
    public const int ComponentsOfScreen = 50;
    public const int Bytes = 10 * 1024 * 1024;
    public const int Branches = 10;
    public const int Footers = 1;
    public const int Links = 2;
    public const int OptIns = 5;
    public const int Images = 3;
    public const int NavigationLists = 2;
    public const int Carousels = 2;
    public const int CarouselsOfFlow = 3;
    public const int Pickers = 1;
    public const int IfDepth = 3;
    public const int OptionsWithImages = 100;
    public const int CompletionFiles = 10;
    public const int ImageBytes = 100 * 1024;
    public const int OldImageBytes = 300 * 1024;
}
