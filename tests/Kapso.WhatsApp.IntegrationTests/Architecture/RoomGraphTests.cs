namespace Kapso.WhatsApp.IntegrationTests.Architecture;

public class RoomGraphTests
{
    private static readonly RoomGraph Sample = RoomGraph.Of(typeof(RoomGraphTests).Assembly.Location, "tests/Kapso.WhatsApp.IntegrationTests/Architecture/Sample");

    [Fact]
    public void Method_bodies_constants_and_lambdas_count_as_references()
    {
        Sample.References.Select(reference => (reference.From, reference.To)).Distinct()
            .Should().BeEquivalentTo([("First", "Second"), ("Second", "Third"), ("Third", "First")]);
    }

    [Fact]
    public void A_cycle_names_all_its_rooms()
    {
        Sample.Cycles().Should().Equal("First, Second, Third");
    }

    [Fact]
    public void Rooms_that_are_united_form_no_cycle_among_themselves()
    {
        Sample.Cycles(_ => "all").Should().BeEmpty();
    }

    [Fact]
    public void A_violation_names_both_types()
    {
        Sample.Violations((from, _) => from != "First").Should().Contain(new RoomReference("First", "Second", "FirstType", "SecondType"));
    }
}
