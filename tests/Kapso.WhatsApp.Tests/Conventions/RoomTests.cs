using Kapso.WhatsApp.IntegrationTests.Architecture;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>Which room of the SDK may know which (CONTRIBUTING.md), over the compiled assembly.</summary>
public sealed class RoomTests
{
    /// <summary>The rooms that all others share; each may know those before it.</summary>
    private static readonly string[] Shared = ["Masking", "Serialization", "Errors", "Validation", "People", "Pacing", "Routing", "Configuration", "Http"];

    /// <summary>What puts the rooms together: it knows all of them, and none knows it.</summary>
    private static readonly string[] Composition = ["", "DependencyInjection"];

    /// <summary>The resources that may know another one. The messages and the template messages are one room in two folders: the second is what others may know of it.</summary>
    private static readonly (string From, string To)[] Allowed =
    [
        ("Messages", "TemplateMessages"),
        ("TemplateMessages", "Messages"),
        ("Templates", "TemplateMessages"),
        ("Broadcasts", "TemplateMessages"),
    ];

    private static readonly RoomGraph Sdk = RoomGraph.Of(typeof(KapsoWhatsAppClient).Assembly.Location, "src/Kapso.WhatsApp");

    [Fact]
    public void Rooms_know_only_what_they_may_know() =>
        Sdk.Violations(MayKnow).Where(reference => !IsOfAnyModel(reference)).Select(reference => reference.ToString()).Should().BeEmpty();

    [Fact]
    public void Rooms_form_no_cycle() => Sdk.Cycles(room => Composition.Contains(room) ? null : room is "TemplateMessages" ? "Messages" : room).Should().BeEmpty();

    [Fact]
    public void Every_room_of_the_rule_exists() =>
        Sdk.Rooms.Should().Contain(Shared.Concat(Composition).Concat(Allowed.SelectMany(pair => new[] { pair.From, pair.To })).Append("Webhooks"));

    private static bool MayKnow(string from, string to)
    {
        if (Composition.Contains(from) || Composition.Contains(to))
        {
            return Composition.Contains(from);
        }

        return Shared.Contains(to)
            ? !Shared.Contains(from) || Array.IndexOf(Shared, to) < Array.IndexOf(Shared, from)
            : !Shared.Contains(from) && (from is "Webhooks" || Allowed.Contains((from, to)));
    }

    /// <summary>A model can write itself as JSON whatever its kind is, and only the list of all contexts knows how.</summary>
    private static bool IsOfAnyModel(RoomReference reference) => reference is { From: "Serialization", FromType: "KapsoModel", To: "", ToType: "JsonContexts" };
}
