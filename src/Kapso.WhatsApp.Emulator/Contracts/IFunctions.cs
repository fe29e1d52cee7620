using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Contracts;

/// <summary>What the other rooms do with functions.</summary>
internal interface IFunctions
{
    IFunction? Find(string? id);

    /// <summary>Adds a function that is not deployed yet.</summary>
    IFunction Create(string name, string slug, string code);
}

/// <summary>A function of the project.</summary>
internal interface IFunction
{
    string Id { get; }

    string Name { get; }

    string Code { get; }

    /// <summary>The status: <c>draft</c> or <c>deployed</c>.</summary>
    string Status { get; }

    bool IsDeployed { get; }

    DateTimeOffset? DeployedAt { get; }

    /// <summary>Replaces the code. The same code changes nothing.</summary>
    void ChangeCode(string code);

    void MarkDeployed();

    /// <summary>The invocations, newest first.</summary>
    /// <param name="status"><c>success</c>, <c>failed</c>, or null for all.</param>
    IEnumerable<JsonObject> InvocationsWith(string? status);

    /// <summary>Runs the handler that a test has registered for the function, and logs the invocation.</summary>
    (EmulatedFunctionResponse Answer, string InvocationId) Run(string payload);
}
