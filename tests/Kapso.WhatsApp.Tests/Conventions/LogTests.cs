using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>Log lines can be told apart by their event ids.</summary>
public sealed class LogTests
{
    [Fact]
    public void Each_log_line_has_an_event_id_of_its_own()
    {
        LoggerMessageAttribute[] lines =
        [
            .. typeof(KapsoWhatsAppClient).Assembly.GetTypes()
                .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
                .OfType<LoggerMessageAttribute>(),
        ];

        lines.Should().NotBeEmpty();
        lines.Select(line => line.EventId).Should().OnlyHaveUniqueItems();
    }
}
