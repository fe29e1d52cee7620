using System.Reflection;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>
/// Regular expressions are compiled by the source generator. For the few patterns that it cannot compile it writes a call of the interpreter, without an error,
/// and a native program then carries all of the interpreter.
/// </summary>
public sealed class RegularExpressionTests
{
    [Fact]
    public void No_regular_expression_falls_back_on_the_interpreter()
    {
        MethodInfo[] methods =
        [
            .. typeof(KapsoWhatsAppClient).Assembly.GetTypes()
                .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                .Where(method => method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0),
        ];

        methods.Should().NotBeEmpty();
        methods.Where(method => method.Invoke(null, null)!.GetType() == typeof(Regex)).Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Should().BeEmpty();
    }
}
