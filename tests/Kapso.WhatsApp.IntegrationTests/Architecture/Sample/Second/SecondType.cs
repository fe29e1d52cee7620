using Kapso.WhatsApp.IntegrationTests.Architecture.Sample.Third;

namespace Kapso.WhatsApp.IntegrationTests.Architecture.Sample.Second;

/// <summary>Uses the third room for a constant alone, which the compiler copies.</summary>
internal sealed class SecondType
{
    public override string ToString() => ThirdType.Name;
}
