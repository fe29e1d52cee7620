using Kapso.WhatsApp.IntegrationTests.Architecture.Sample.Second;

namespace Kapso.WhatsApp.IntegrationTests.Architecture.Sample.First;

/// <summary>Uses the second room in a method body alone.</summary>
internal static class FirstType
{
    public static object Make() => new SecondType().ToString()!;
}
