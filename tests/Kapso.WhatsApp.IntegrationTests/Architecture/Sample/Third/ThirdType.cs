using Kapso.WhatsApp.IntegrationTests.Architecture.Sample.First;

namespace Kapso.WhatsApp.IntegrationTests.Architecture.Sample.Third;

/// <summary>Uses the first room in a lambda alone, and so closes a cycle.</summary>
internal static class ThirdType
{
    public const string Name = "third";

    public static Func<object> Factory => () => FirstType.Make(9);
}
