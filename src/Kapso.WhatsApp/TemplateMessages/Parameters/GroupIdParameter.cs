using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>The group that the body of a group invitation template leads to.</summary>
/// <param name="GroupId">The group's id.</param>
public sealed record GroupIdParameter(string GroupId) : TemplateParameter
{
    internal override string Type => "group_id";

    internal override void Check(Rules rules) => rules.RequiredId(GroupId, "groupId");

    private protected override void WriteValue(Utf8JsonWriter writer) => writer.WriteString("group_id"u8, GroupId);
}
