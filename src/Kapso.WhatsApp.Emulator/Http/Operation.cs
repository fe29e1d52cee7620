using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>One operation of the API: its id in the contract, where it listens and what answers.</summary>
/// <param name="Id">The contract's operation id, by which faults and the journal name it.</param>
/// <param name="Surface">The surface that it belongs to.</param>
/// <param name="Method">The HTTP method, in capitals.</param>
/// <param name="Template">The path below the base; <c>{name}</c> stands for one segment.</param>
/// <param name="Handler">Makes the answer. Runs alone: no other handler or timer touches the state meanwhile.</param>
internal sealed record Operation(string Id, Surface Surface, string Method, string Template, Func<EmulatorRequest, Reply> Handler)
{
    /// <summary>Whether it asks for no key, as the addresses of files never do: what its address holds is enough.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Where operations of Meta share a path: whether it is this one that the request means. Null for the one that takes what is left.</summary>
    public Func<IReadOnlyDictionary<string, string>, IQueryCollection, bool>? Claims { get; init; }

    public string[] Segments { get; } = Template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    public static bool IsParameter(string segment) => segment.StartsWith('{');
}
