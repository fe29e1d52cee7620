using Kapso.WhatsApp.Templates.Checking;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Generator.Planning;

/// <summary>Plans a carousel: a record for each kind of card, which mostly is one, and a parameter for each card or for all of them.</summary>
internal sealed class CardsPlanner
{
    // What a record has by itself, and what cannot be the name of a property.
    private static readonly string[] Taken =
    [
        "Card", "Clone", "Deconstruct", "EqualityContract", "Equals", "Fill", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals",
        "ToString",
    ];

    private readonly TemplateNeeds _needs;
    private readonly List<string> _shapes;
    private readonly List<CardPlan> _plans = [];

    public CardsPlanner(TemplateNeeds needs, IReadOnlyList<Node> cards)
    {
        _needs = needs;
        _shapes = [.. needs.Cards.Select(ValueShape.Of).Distinct(StringComparer.Ordinal)];
        foreach (string shape in _shapes)
        {
            List<TemplateNeeds> alike = [.. needs.Cards.Where(card => ValueShape.Of(card) == shape)];
            Node first = cards[needs.Cards.ToList().IndexOf(alike[0])];
            string name = NameOf(shape);
            PartPlanner planner = new(alike, first.ItemsOf("components"), new IdentifierScope([.. Taken, name]), properties: true);
            _plans.Add(new CardPlan(name, TypeNames.Builder(needs.Style, card: true), new(planner.Parameters), new(planner.Calls)));
        }
    }

    public IReadOnlyList<CardPlan> Plans => _plans;

    public void AddTo(PartPlanner message)
    {
        if (_needs.CardsVary && _shapes.Count == 1)
        {
            string cards = message.RequireObject(TypeNames.List(NameOf(_shapes[0])), "cards", "The cards, 2 to 10: each message chooses its products.");
            message.Call($"foreach ({NameOf(_shapes[0])} _card in {cards})");
            message.Call("{");
            message.Call($"    global::System.ArgumentNullException.ThrowIfNull(_card, \"{cards}\");");
            message.Call($"    {PartPlanner.Builder}.Card(_card.Fill);");
            message.Call("}");
            message.Call("");
            return;
        }

        for (int i = 0; i < _needs.Cards.Count; i++)
        {
            string card = message.RequireObject(NameOf(ValueShape.Of(_needs.Cards[i])), $"card{i + 1}", $"The values of card {i + 1}.");
            message.Call($"{PartPlanner.Builder}.Card({card}.Fill);");
        }
    }

    private string NameOf(string shape) => _shapes.Count == 1 ? "Card" : $"Card{_shapes.IndexOf(shape) + 1}";
}
