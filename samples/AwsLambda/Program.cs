using AwsLambda;

// Lambda sets the address of its runtime API, and the settings come as environment variables of the function.
string runtime = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") ?? throw new InvalidOperationException("AWS_LAMBDA_RUNTIME_API is not set: this program runs in AWS Lambda.");
string apiKey = Environment.GetEnvironmentVariable("KAPSO_API_KEY") ?? throw new InvalidOperationException("KAPSO_API_KEY is not set.");
string secret = Environment.GetEnvironmentVariable("KAPSO_WEBHOOK_SECRET") ?? throw new InvalidOperationException("KAPSO_WEBHOOK_SECRET is not set.");

await using WebhookFunction function = new(apiKey, secret);
using LambdaRuntime lambda = new(new Uri($"http://{runtime}/"));
await lambda.RunAsync(function.HandleAsync, CancellationToken.None);
