using System.Text.Encodings.Web;
using Kapso.WhatsApp;
using Microsoft.AspNetCore.Antiforgery;

namespace Onboarding;

/// <summary>Plain pages. Whatever did not come from this program goes through <see cref="Text"/>.</summary>
internal static class Html
{
    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>A form that only this site can send.</summary>
    public static string Form(HttpContext http, string action, string content)
    {
        AntiforgeryTokenSet token = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        return $"""
            <form method="post" action="{Text(action)}">
              <input type="hidden" name="{Text(token.FormFieldName)}" value="{Text(token.RequestToken)}">
              {content}
            </form>
            """;
    }

    public static IResult Page(string title, string body, int status = 200) => Results.Content(
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{{Text(title)}}</title>
          <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
            input, button { font: inherit; padding: .4rem .6rem }
            iframe { width: 100%; height: 30rem; border: 1px solid #ccc }
            form { margin: 1rem 0 }
          </style>
        </head>
        <body>
          <nav><a href="/">All customers</a></nav>
          <h1>{{Text(title)}}</h1>
          {{body}}
        </body>
        </html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);

    /// <summary>What a person is told when a call did not succeed.</summary>
    public static IResult Problem(KapsoException failure) => failure switch
    {
        KapsoApiException { Category: ErrorCategory.NotFound } => Page("Not found", "<p>There is no such thing (any more).</p>", 404),
        KapsoApiException refused => Page("That did not work", $"<p>{Text(refused.ServerMessage)}</p>", 502),
        KapsoValidationException wrong => Page("That cannot be", $"<p>{Text(wrong.Message)}</p>", 400),
        _ => Page("That did not work", "<p>Kapso did not answer. Try again later.</p>", 502),
    };

    /// <summary>Answers a page, or says what went wrong.</summary>
    public static async Task<IResult> Try(Func<Task<IResult>> page)
    {
        try
        {
            return await page();
        }
        catch (KapsoException failure)
        {
            return Problem(failure);
        }
    }
}
