using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Functions;

/// <summary>The functions of the project, and the handlers that a test has registered for them.</summary>
internal sealed class FunctionStore(EmulatedProject project) : ListStore<Function>, IFunctions
{
    /// <summary>The handlers by the slugs of their functions. They stay after a reset.</summary>
    public Dictionary<string, Func<string, EmulatedFunctionResponse>> Handlers { get; } = new(StringComparer.Ordinal);

    public string ProjectId => project.Id;

    public DateTimeOffset Now => project.Now;

    public IFunction? Find(string? id) => Find(function => function.Id == id);

    public IFunction Create(string name, string slug, string code)
    {
        Function function = new(name, slug, Function.CloudflareWorker, this, project.Now) { Code = code };
        Add(function);
        return function;
    }
}
