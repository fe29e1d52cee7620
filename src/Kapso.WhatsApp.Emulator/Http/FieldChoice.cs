using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Meta's <c>fields</c> parameter: which members of an object are wanted. The id is always there.</summary>
internal static class FieldChoice
{
    public static JsonObject Take(JsonObject all, string fields)
    {
        JsonObject chosen = new();
        foreach (string name in fields.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Append("id"))
        {
            if (all.ContainsKey(name))
            {
                chosen[name] = all[name]?.DeepClone();
            }
        }

        return chosen;
    }
}
