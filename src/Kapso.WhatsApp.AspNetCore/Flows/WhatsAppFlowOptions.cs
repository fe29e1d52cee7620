using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>The options of the endpoint that receives the requests of flows.</summary>
public sealed class WhatsAppFlowOptions
{
    /// <summary>The header that carries one of the <see cref="FunctionSecrets"/>.</summary>
    public const string FunctionSecretHeader = "X-Flow-Secret";

    /// <summary>The private keys that requests may be encrypted for, tried in their order; several while one is being replaced.</summary>
    public IList<FlowPrivateKey> PrivateKeys { get; } = [];

    /// <summary>
    /// Finds the private keys of a request, for a platform whose numbers have keys of their own, for example by the request's path. They count besides
    /// <see cref="PrivateKeys"/>. It is asked after the signature was found to be right.
    /// </summary>
    public Func<HttpContext, ValueTask<IReadOnlyList<FlowPrivateKey>>>? ResolvePrivateKeys { get; set; }

    /// <summary>The secrets of the app at Meta, which signs requests; several while one is being replaced.</summary>
    public IList<string> AppSecrets { get; } = [];

    /// <summary>
    /// The secrets that a function at Kapso shows in <see cref="FunctionSecretHeader"/> when it passes requests on; several while one is being replaced. Nothing else
    /// protects that way, so there is none without a secret.
    /// </summary>
    public IList<string> FunctionSecrets { get; } = [];

    /// <summary>The largest body that is read, in bytes; a larger one is answered 413.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>After how long a handler is stopped. WhatsApp waits for ten seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(9);
}

/// <summary>Checks the options when the application starts.</summary>
internal sealed class WhatsAppFlowOptionsValidator : IValidateOptions<WhatsAppFlowOptions>
{
    public ValidateOptionsResult Validate(string? name, WhatsAppFlowOptions options)
    {
        List<string> problems = [];
        Require(options.AppSecrets.Concat(options.FunctionSecrets).All(secret => !string.IsNullOrWhiteSpace(secret)), "a secret is blank");
        Require(options.PrivateKeys.All(key => key is not null), "a private key is null");
        Require(options.MaxBodyBytes > 0, $"MaxBodyBytes must be positive, {options.MaxBodyBytes} was given");
        Require(options.Timeout > TimeSpan.Zero && options.Timeout <= TimeSpan.FromSeconds(10), $"Timeout must lie between zero and ten seconds, {options.Timeout} was given");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems.Select(problem => $"WhatsApp flows: {problem}."));

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }
}
