using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Support.UI;

namespace Kapso.WhatsApp.SampleTests;

/// <summary>Chromium without a window.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ChromeDriverService _service;
    private readonly ChromeDriver _driver;

    private Browser(ChromeDriverService service, ChromeDriver driver)
    {
        _service = service;
        _driver = driver;
    }

    public static string? Program { get; } = Find("chromium", "chromium-browser", "google-chrome");

    public static string? Driver { get; } = Find("chromedriver");

    public IWebDriver Page => _driver;

    public static Browser Open()
    {
        ChromeOptions options = new() { BinaryLocation = Program };
        options.AddArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        ChromeDriverService service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(Driver), Path.GetFileName(Driver));
        service.HideCommandPromptWindow = true;
        service.SuppressInitialDiagnosticInformation = true;
        return new Browser(service, new ChromeDriver(service, options, Patience));
    }

    /// <summary>The element, as soon as it is there.</summary>
    public IWebElement Wait(string selector) => new WebDriverWait(_driver, Patience).Until(page => page.FindElements(By.CssSelector(selector)).FirstOrDefault())!;

    /// <summary>Clicks, and waits for an element of the page that it leads to.</summary>
    public IWebElement Click(string selector, string expected)
    {
        Wait(selector).Click();
        return Wait(expected);
    }

    public void Dispose()
    {
        _driver.Dispose();
        _service.Dispose();
    }

    private static string? Find(params string[] names) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in names
         let file = Path.Combine(folder, name)
         where File.Exists(file)
         select file).FirstOrDefault();
}
