using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.InboxEmbeds;

/// <summary>The embedded inboxes of the project.</summary>
internal sealed class InboxEmbedOperations(EmulatedProject project, ListStore<InboxEmbed> embeds, ICustomers customers)
{
    private const string ProjectScope = "project";
    private const string CustomerScope = "customer";
    private const string NumberScope = "phone_number";

    public IEnumerable<Operation> All =>
    [
        new("listInboxEmbeds", Surface.Platform, "GET", "/inbox_embeds", List),
        new("createInboxEmbed", Surface.Platform, "POST", "/inbox_embeds", Create),
        new("getInboxEmbed", Surface.Platform, "GET", "/inbox_embeds/{inbox_embed_id}", request => Reply.Ok(Json.Data(Find(request).Show()))),
        new("updateInboxEmbed", Surface.Platform, "PATCH", "/inbox_embeds/{inbox_embed_id}", Update),
        new("deleteInboxEmbed", Surface.Platform, "DELETE", "/inbox_embeds/{inbox_embed_id}", Delete),
    ];

    private InboxEmbed Find(EmulatorRequest request) => embeds.Get(request, "inbox_embed_id", "Inbox embed");

    private Reply List(EmulatorRequest request)
    {
        string? status = QueryFilter.OneOf(request, "status", "active", "revoked");
        string? scope = QueryFilter.OneOf(request, "scope_type", ProjectScope, CustomerScope, NumberScope);
        (string? scopeId, string? user) = (request.Query("scope_id"), request.Query("assigned_user_id"));
        return NumberedPage.Answer(
            request,
            [
                .. embeds.NewestFirst.Where(embed =>
                    (status is null || embed.Status == status)
                    && (scope is null || embed.ScopeType == scope)
                    && (scopeId is null || embed.ScopeId == scopeId)
                    && (user is null || embed.AssignedUserId == user)),
            ],
            embed => embed.Show());
    }

    private Reply Create(EmulatorRequest request)
    {
        Field body = request.JsonBody()["inbox_embed"].Object();
        string scope = body["scope_type"].OneOf(ProjectScope, CustomerScope, NumberScope);
        (string? id, string? name) = ReadScope(scope, body["scope_id"]);
        InboxEmbed embed = new(scope, id, name, project.Now);
        Apply(embed, body);
        embeds.Add(embed);
        System.Text.Json.Nodes.JsonObject shown = embed.Show();
        shown["token"] = embed.Token;
        shown["embed_url"] = $"{request.BaseUrl}/embed/{embed.Token}";
        return Reply.Json(201, Json.Data(shown));
    }

    private (string? Id, string? Name) ReadScope(string scope, Field field)
    {
        if (scope == ProjectScope)
        {
            field.MustBeAbsent("must be blank for a project scope");
            return (null, null);
        }

        string id = field.Text();
        return scope == CustomerScope
            ? (id, customers.Get(id).Name)
            : (id, project.Connected(id, Surface.Platform).Name);
    }

    private Reply Update(EmulatorRequest request)
    {
        InboxEmbed embed = Find(request);
        Field body = request.JsonBody()["inbox_embed"].Object();
        Apply(embed, body);
        embed.UpdatedAt = project.Now;
        return Reply.Ok(Json.Data(embed.Show()));
    }

    private Reply Delete(EmulatorRequest request)
    {
        Find(request).IsRevoked = true;
        return Json.NoContent;
    }

    private void Apply(InboxEmbed embed, Field body)
    {
        if (body["assigned_user_id"] is { IsMentioned: true } assigned)
        {
            EmulatedUser? user = assigned.OptionalText() is { } id
                ? project.Options.Users.FirstOrDefault(known => known.UserId == id) ?? throw assigned.NotAllowed("is not a member of this project")
                : null;
            (embed.AssignedUserId, embed.AssignedUserName) = (user?.UserId, user?.Name);
        }

        embed.Name = body["name"] is { IsMentioned: true } name ? name.OptionalText() : embed.Name;
        embed.AllowedOrigins = body["allowed_origins"] is { Exists: true } origins ? [.. origins.Items(0, 100).Select(origin => origin.Text())] : embed.AllowedOrigins;
        embed.Mode = body["default_mode"].OptionalOneOf("system", "light", "dark") ?? embed.Mode;
        embed.Language = body["language"].OptionalOneOf("en", "es") ?? embed.Language;
        embed.ExpiresAt = body["expires_at"] is { IsMentioned: true } expires ? expires.OptionalTime() : embed.ExpiresAt;
    }
}
