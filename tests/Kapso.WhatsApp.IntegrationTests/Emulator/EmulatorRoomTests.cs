using System.Collections;
using System.Reflection;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.IntegrationTests.Architecture;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

/// <summary>Who may use whom among the folders of the emulator.</summary>
public class EmulatorRoomTests
{
    private static readonly Assembly Assembly = typeof(KapsoEmulator).Assembly;
    private static readonly RoomGraph Graph = RoomGraph.Of(Assembly.Location, "src/Kapso.WhatsApp.Emulator");

    /// <summary>What every room may use, each with what it may use itself: the lower ones know nothing of the upper ones.</summary>
    private static readonly Dictionary<string, string[]> Core = new()
    {
        ["Input"] = [],
        ["Http"] = [],
        ["Project"] = ["Input", "Http"],
        ["Contracts"] = ["Input", "Http", "Project"],
    };

    /// <summary>What serves requests; no room uses it.</summary>
    private static readonly Dictionary<string, string[]> Serving = new()
    {
        ["Faults"] = ["Http"],
        ["Server"] = ["Input", "Http", "Project", "Faults"],
    };

    [Fact]
    public void A_room_uses_the_core_and_no_other_room()
    {
        Graph.Violations(IsAllowed).Select(reference => reference.ToString()).Should().BeEmpty();
    }

    [Fact]
    public void No_rooms_use_each_other_in_a_cycle()
    {
        Graph.Cycles(room => IsFront(room) ? "front" : room).Should().BeEmpty();
    }

    [Fact]
    public void Every_store_is_registered_with_the_project()
    {
        object project = Activator.CreateInstance(TypeNamed("EmulatedProject"), new KapsoEmulatorOptions())!;
        Activator.CreateInstance(TypeNamed("EmulatorRooms"), project);
        IEnumerable<Type> registered = ((IEnumerable)project.GetType().GetField("_stores", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(project)!).Cast<object>().Select(store => store.GetType());

        IEnumerable<Type> stores = Assembly.GetTypes().Where(type => type is { IsInterface: false, IsGenericType: false } && type.GetInterface("IEmulatorStore") is not null);
        registered.Where(type => !type.IsGenericType).Should().BeEquivalentTo(stores).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_class_of_operations_is_served()
    {
        IEnumerable<string> served = Graph.References.Where(reference => reference is { From: "", FromType: "EmulatorRooms" }).Select(reference => reference.ToType);

        served.Should().Contain(Assembly.GetTypes().Select(type => type.Name).Where(name => name.EndsWith("Operations", StringComparison.Ordinal)));
    }

    private static Type TypeNamed(string name) => Assembly.GetTypes().Single(type => type.Name == name);

    /// <summary>The class that tests use and its control API: what puts the rooms together knows them all, and none knows it.</summary>
    private static bool IsFront(string room) => room is "" or "Control";

    private static bool IsAllowed(string from, string to) =>
        IsFront(from)
        || (Core.GetValueOrDefault(from) ?? Serving.GetValueOrDefault(from) ?? Core.Keys.ToArray()).Contains(to);
}
