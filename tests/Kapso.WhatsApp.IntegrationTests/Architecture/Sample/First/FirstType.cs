using Kapso.WhatsApp.IntegrationTests.Architecture.Sample.Second;

namespace Kapso.WhatsApp.IntegrationTests.Architecture.Sample.First;

/// <summary>Uses the second room in a method body alone, after a jump table.</summary>
internal static class FirstType
{
    public static string Make(int number)
    {
        switch (number)
        {
            case 0: return "none";
            case 1: return "one";
            case 2: return "two";
            case 3: return "three";
            case 4: return "four";
            case 5: return "five";
            case 6: return "six";
            case 7: return "seven";
            default: return new SecondType().ToString();
        }
    }
}
