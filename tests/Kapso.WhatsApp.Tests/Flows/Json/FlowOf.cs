namespace Kapso.WhatsApp.Tests.Flows.Json;

/// <summary>Valid flows with a place for what is to be tested.</summary>
internal static class FlowOf
{
    public const string Footer = """{"type":"Footer","label":"Done","on-click-action":{"name":"complete","payload":{}}}""";

    /// <summary>A flow with one terminal screen A, whose footer comes last.</summary>
    public static string Components(params string[] components) => Screen([.. components, Footer]);

    /// <summary>The same in another version.</summary>
    public static string Old(string version, params string[] components) => Document(Terminal("A", [.. components, Footer]), version);

    /// <summary>A flow with one terminal screen A, without a footer unless it is given.</summary>
    public static string Screen(params string[] components) => Document(Terminal("A", components));

    /// <summary>A flow whose screen A goes to the terminal screen B.</summary>
    public static string Pair(string first = "", string second = "", string payload = "{}", string more = "", string data = "") =>
        Document($"{Open("A", more, [.. Given(first), Navigate("B", payload)])},{Terminal("B", [.. Given(second), Footer], data)}");

    public static string Document(string screens, string version = "7.3", string more = "") => $$"""{"version":"{{version}}",{{more}}"screens":[{{screens}}]}""";

    /// <summary>A flow with an endpoint and a routing model.</summary>
    public static string Routed(string model, params string[] screens) => Document(string.Join(',', screens), more: $$"""
        "data_api_version":"3.0","routing_model":{{model}},
        """);

    public static string Terminal(string id, string[] components, string more = "") => Open(id, $"\"terminal\":true,{more}", components);

    public static string Open(string id, string more, params string[] components) =>
        $"{{\"id\":\"{id}\",{more}\"layout\":{{\"type\":\"SingleColumnLayout\",\"children\":[{string.Join(',', components)}]}}}}";

    public static string Button(string action) => $"{{\"type\":\"Footer\",\"label\":\"On\",\"on-click-action\":{action}}}";

    public static string Navigate(string to, string payload = "{}") => Button($"{{\"name\":\"navigate\",\"next\":{{\"type\":\"screen\",\"name\":\"{to}\"}},\"payload\":{payload}}}");

    public static string Exchange => Button("""{"name":"data_exchange","payload":{}}""");

    public static string Text(string text) => $$"""{"type":"TextBody","text":"{{text}}"}""";

    public static string Input(string name, string more = "") => $$"""{"type":"TextInput","name":"{{name}}","label":"A"{{more}}}""";

    public static string Options(int count, string more = "") => $"[{string.Join(',', Enumerable.Range(1, count).Select(i => $"{{\"id\":\"{i}\",\"title\":\"{i}\"{more}}}"))}]";

    public static string Choice(string type, string options, string more = "") => $$"""{"type":"{{type}}","name":"c","label":"A","data-source":{{options}}{{more}}}""";

    public static string If(string condition, string then, string otherwise = "") => $"{{\"type\":\"If\",\"condition\":\"{condition}\",\"then\":[{then}]{(otherwise.Length > 0 ? $",\"else\":[{otherwise}]" : "")}}}";

    public static string[] Times(int count, string component) => [.. Enumerable.Repeat(component, count)];

    private static string[] Given(string component) => component.Length > 0 ? [component] : [];
}
