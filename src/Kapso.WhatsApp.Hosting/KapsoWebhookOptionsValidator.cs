using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Checks the options when the application starts: without a secret nothing would ever be accepted.</summary>
internal sealed class KapsoWebhookOptionsValidator : IValidateOptions<KapsoWebhookOptions>
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);
    private static readonly TimeSpan TenYears = TimeSpan.FromDays(3653);

    public ValidateOptionsResult Validate(string? name, KapsoWebhookOptions options)
    {
        List<string> problems = [];
        Require(options.Secrets.Count > 0 || options.MetaAppSecrets.Count > 0 || options.ResolveTenant is not null, "a secret is needed: set Secrets, MetaAppSecrets or ResolveTenant");
        Require(options.Secrets.Concat(options.MetaAppSecrets).All(secret => !string.IsNullOrWhiteSpace(secret)), "a secret is blank");
        Require(options.MaxBodyBytes > 0, $"MaxBodyBytes must be positive, {options.MaxBodyBytes} was given");
        Require(options.QueueCapacity > 0, $"QueueCapacity must be positive, {options.QueueCapacity} was given");
        Require(options.QueueCapacityPerConversation > 0, $"QueueCapacityPerConversation must be positive, {options.QueueCapacityPerConversation} was given");
        Require(options.Concurrency is > 0 and <= 1024, $"Concurrency must lie between 1 and 1024, {options.Concurrency} was given");
        Require(options.RetryDelays.All(delay => delay >= TimeSpan.Zero && delay <= OneDay), "RetryDelays must lie between zero and one day");
        Require(options.DeduplicationCapacity > 0, $"DeduplicationCapacity must be positive, {options.DeduplicationCapacity} was given");
        Require(options.DeduplicationRetention > TimeSpan.Zero && options.DeduplicationRetention <= TenYears, $"DeduplicationRetention must lie between zero and ten years, {options.DeduplicationRetention} was given");
        Require(options.ClaimDuration >= OneSecond && options.ClaimDuration <= OneDay, $"ClaimDuration must lie between one second and one day, {options.ClaimDuration} was given");
        Require(options.DeduplicationTimeout > TimeSpan.Zero && options.DeduplicationTimeout <= OneDay, $"DeduplicationTimeout must lie between zero and one day, {options.DeduplicationTimeout} was given");
        Require(options.MaxAge is null || options.MaxAge > TimeSpan.Zero, "MaxAge must be positive");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems.Select(problem => $"Kapso's webhooks: {problem}."));

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }
}
