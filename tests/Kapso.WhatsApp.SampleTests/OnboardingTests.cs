using System.Net;
using Onboarding;
using OpenQA.Selenium;

namespace Kapso.WhatsApp.SampleTests;

/// <summary>The onboarding sample, as a person with a browser walks through it.</summary>
public sealed class OnboardingTests : IAsyncLifetime
{
    private OnboardingApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = await OnboardingApp.CreateAsync(["--urls", "http://127.0.0.1:0", "--Kapso:ApiKey", "", "--Logging:LogLevel:Default", "Warning"]);
        await _app.StartAsync();
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [BrowserFact]
    [Trait("Category", "Browser")]
    public void A_customer_connects_a_number_and_sees_the_inbox()
    {
        using Browser browser = Browser.Open();
        CreateCustomer(browser, "Bakery & Sons <b>");
        browser.Wait("h1").Text.Should().Be("Bakery & Sons <b>");

        browser.Click("#connect-number", "#setup-link");
        browser.Click("#setup-link", "#connect");
        string number = browser.Click("#connect", "#number").Text;
        number.Should().StartWith("+1 555");

        browser.Click("#back", ".number").Text.Should().Be($"{number} (CONNECTED)");
        browser.Click("#open-inbox", "#inbox");
        browser.Page.SwitchTo().Frame("inbox");
        browser.Wait("h1").Text.Should().Be("Inbox");
        browser.Wait("p").Text.Should().Be("Showing all conversations.");
    }

    [BrowserFact]
    [Trait("Category", "Browser")]
    public void A_setup_that_fails_says_why_and_can_be_tried_again()
    {
        using Browser browser = Browser.Open();
        CreateCustomer(browser, "Flower shop");

        browser.Click("#connect-number", "#setup-link");
        browser.Click("#setup-link", "#fail");
        browser.Click("#fail", "#reason").Text.Should().Be("The login at Facebook did not succeed.");

        browser.Click("#back", "#connect-number");
        browser.Click("#connect-number", "#setup-link");
        browser.Click("#setup-link", "#connect");
        browser.Click("#connect", "#number").Text.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("/customers/none", HttpStatusCode.NotFound)]
    [InlineData("/customers/c1/connected", HttpStatusCode.BadRequest)]
    [InlineData("/customers/c1/connected?setup_link_id=1&status=completed&phone_number_id=999", HttpStatusCode.NotFound)]
    [InlineData("/customers/c1/connected?setup_link_id=1&status=completed&phone_number_id=100000000000001", HttpStatusCode.BadRequest)]
    [InlineData("/customers/c1/failed?setup_link_id=1&error_code=%3Cscript%3E", HttpStatusCode.OK)]
    public async Task A_forged_redirect_is_not_believed(string path, HttpStatusCode status)
    {
        using HttpClient http = new() { BaseAddress = _app.Address };

        using HttpResponseMessage response = await http.GetAsync(path);

        response.StatusCode.Should().Be(status);
        (await response.Content.ReadAsStringAsync()).Should().NotContain("<script>").And.NotContain("is connected");
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        using HttpClient http = new() { BaseAddress = _app.Address };
        using FormUrlEncodedContent form = new([new("name", "x")]);

        (await http.PostAsync("/customers", form)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private void CreateCustomer(Browser browser, string name)
    {
        browser.Page.Navigate().GoToUrl(_app.Address);
        browser.Wait("#name").SendKeys(name);
        browser.Click("#create", "#connect-number");
    }
}
