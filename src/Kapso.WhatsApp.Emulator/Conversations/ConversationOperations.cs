using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Conversations;

/// <summary>Conversations on both surfaces, and who looks after them.</summary>
internal sealed class ConversationOperations(EmulatedProject project, AssignmentStore assignments, IEventPublisher events)
{
    public IEnumerable<Operation> All =>
    [
        new("listConversations", Surface.WhatsApp, "GET", "/{phone_number_id}/conversations", ListOfNumber),
        new("getConversation", Surface.WhatsApp, "GET", "/{phone_number_id}/conversations/{conversation_id}", GetOfNumber),
        new("getConversationById", Surface.WhatsApp, "GET", "/conversations/{conversation_id}", GetOnProxy),
        new("updateConversationStatus", Surface.WhatsApp, "PATCH", "/conversations/{conversation_id}", UpdateOnProxy),
        new("listWhatsappConversations", Surface.Platform, "GET", "/whatsapp/conversations", ListOfProject),
        new("getWhatsappConversation", Surface.Platform, "GET", "/whatsapp/conversations/{conversation_id}", request => Show(Find(request, Surface.Platform))),
        new("updateWhatsappConversation", Surface.Platform, "PATCH", "/whatsapp/conversations/{conversation_id}", Update),
        new("listConversationAssignments", Surface.Platform, "GET", "/whatsapp/conversations/{conversation_id}/assignments", ListAssignments),
        new("createConversationAssignment", Surface.Platform, "POST", "/whatsapp/conversations/{conversation_id}/assignments", Assign),
        new("getConversationAssignment", Surface.Platform, "GET", "/whatsapp/conversations/{conversation_id}/assignments/{id}", request => Reply.Ok(Json.Data(FindAssignment(request).Show()))),
        new("updateConversationAssignment", Surface.Platform, "PATCH", "/whatsapp/conversations/{conversation_id}/assignments/{id}", UpdateAssignment),
    ];

    private Conversation Find(EmulatorRequest request, Surface surface)
    {
        string id = request.Route("conversation_id");
        return project.Conversations.FirstOrDefault(conversation => conversation.Id == id) ?? throw surface.NotFound("Conversation", id);
    }

    private static Reply Show(Conversation conversation) => Reply.Ok(Json.Data(ConversationJson.Show(conversation)));

    private Reply ListOfNumber(EmulatorRequest request)
    {
        ConnectedNumber number = project.Connected(request.Route("phone_number_id"), Surface.WhatsApp);
        KapsoFields fields = KapsoFields.Read(request);
        Func<Conversation, bool> filter = ReadCommon(request);
        (DateTimeOffset? since, DateTimeOffset? until) = (QueryFilter.Time(request, "last_active_since"), QueryFilter.Time(request, "last_active_until"));
        CursorPage<Conversation> page = Cut(request, Surface.WhatsApp, conversation =>
            conversation.Number.Id == number.Number.Id && filter(conversation) && (since is null || conversation.LastActiveAt >= since) && (until is null || conversation.LastActiveAt <= until));
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(conversation => ConversationJson.ForProxy(conversation, number, fields))]), ["paging"] = page.Cursors() });
    }

    private Reply GetOfNumber(EmulatorRequest request)
    {
        ConnectedNumber number = project.Connected(request.Route("phone_number_id"), Surface.WhatsApp);
        Conversation conversation = Find(request, Surface.WhatsApp);
        return conversation.Number.Id == number.Number.Id
            ? Reply.Ok(ConversationJson.ForProxy(conversation, number, KapsoFields.Read(request)))
            : throw Surface.WhatsApp.NotFound("Conversation", conversation.Id);
    }

    /// <summary>No document describes it and its sibling; Kapso's JavaScript client, which has no number at hand, calls both.</summary>
    private Reply GetOnProxy(EmulatorRequest request)
    {
        Conversation conversation = Find(request, Surface.WhatsApp);
        return Reply.Ok(ConversationJson.ForProxy(conversation, project.Connected(conversation.Number.Id, Surface.WhatsApp), KapsoFields.Read(request)));
    }

    private Reply UpdateOnProxy(EmulatorRequest request)
    {
        SetStatus(Find(request, Surface.WhatsApp), request.JsonBody());
        return Json.Done;
    }

    private Reply ListOfProject(EmulatorRequest request)
    {
        string? number = request.Query("phone_number_id");
        Func<Conversation, bool> filter = ReadCommon(request);
        CreatedBetween created = CreatedBetween.Read(request);
        CreatedBetween active = new(QueryFilter.Time(request, "last_active_after"), QueryFilter.Time(request, "last_active_before"));
        CursorPage<Conversation> page = Cut(request, Surface.Platform, conversation =>
            (number is null || conversation.Number.Id == number) && filter(conversation) && created.Allows(conversation.CreatedAt) && active.Allows(conversation.LastActiveAt));
        return Reply.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. page.Items.Select(conversation => ConversationJson.Show(conversation))]),
            ["paging"] = page.CursorsAndLinks(request),
        });
    }

    /// <summary>The most recently active first: a conversation is as new as its newest message.</summary>
    private CursorPage<Conversation> Cut(EmulatorRequest request, Surface surface, Func<Conversation, bool> filter) =>
        CursorPage<Conversation>.Cut(request, surface, [.. project.Conversations.OrderByDescending(conversation => ((INumbered)conversation).Number)], filter);

    private Func<Conversation, bool> ReadCommon(EmulatorRequest request)
    {
        string? status = QueryFilter.OneOf(request, "status", "active", "ended");
        (string? assignee, bool? unassigned) = (request.Query("assigned_user_id"), QueryFilter.Flag(request, "unassigned"));
        if (assignee is not null && unassigned is true)
        {
            throw new InvalidFieldException(FieldProblem.Malformed, "unassigned", "cannot be combined with assigned_user_id");
        }

        if (assignee is not null)
        {
            RequireMember(assignee, "assigned_user_id");
        }

        string? phone = request.Query("phone_number") is { } given ? string.Concat(given.Where(char.IsAsciiDigit)) : null;
        return conversation =>
            (status is null || (status == "ended") == conversation.IsEnded)
            && (assignee is null || assignments.ActiveOf(conversation)?.UserId == assignee)
            && (unassigned is null || unassigned == (assignments.ActiveOf(conversation) is null))
            && (phone is null || conversation.Customer.WaId?.Contains(phone, StringComparison.Ordinal) == true);
    }

    private void RequireMember(string userId, string name)
    {
        if (!project.Options.Users.Any(user => user.UserId == userId))
        {
            throw new InvalidFieldException(FieldProblem.NotAllowed, name, "is not a member of the project");
        }
    }

    private Reply Update(EmulatorRequest request)
    {
        Conversation conversation = Find(request, Surface.Platform);
        SetStatus(conversation, request.JsonBody()["whatsapp_conversation"].Object());
        return Show(conversation);
    }

    private void SetStatus(Conversation conversation, Field body)
    {
        bool ends = body["status"].OneOf("active", "ended") == "ended";
        if (conversation.SetEnded(ends, project.Now) && ends)
        {
            events.Publish(EventNames.ConversationEnded, conversation, () => ConversationJson.ForEvent(conversation));
        }
    }

    private Reply ListAssignments(EmulatorRequest request) =>
        NumberedPage.Answer(request, [.. assignments.Of(Find(request, Surface.Platform)).AsEnumerable().Reverse()], assignment => assignment.Show());

    private Reply Assign(EmulatorRequest request)
    {
        Conversation conversation = Find(request, Surface.Platform);
        Field body = request.JsonBody()["assignment"].Object();
        string user = body["user_id"].Text();
        RequireMember(user, "assignment.user_id");
        RequireFree(conversation);
        ConversationAssignment assignment = new(user, body["notes"].OptionalText(), project.Now);
        assignments.Of(conversation).Add(assignment);
        return Reply.Json(201, Json.Data(assignment.Show()));
    }

    private void RequireFree(Conversation conversation)
    {
        if (assignments.ActiveOf(conversation) is not null)
        {
            throw new RefusalException(Reply.Error(422, "Conversation already has an active assignment"));
        }
    }

    private ConversationAssignment FindAssignment(EmulatorRequest request)
    {
        string id = request.Route("id");
        return assignments.Of(Find(request, Surface.Platform)).Find(assignment => assignment.Id == id) ?? throw Surface.Platform.NotFound("Assignment", id);
    }

    private Reply UpdateAssignment(EmulatorRequest request)
    {
        ConversationAssignment assignment = FindAssignment(request);
        Field body = request.JsonBody()["assignment"].Object();
        (string user, string? notes, bool isActive) = (body["user_id"].OptionalText() ?? assignment.UserId, body["notes"].OptionalText() ?? assignment.Notes, body["active"].Flag(assignment.IsActive));
        RequireMember(user, "assignment.user_id");
        if (isActive && !assignment.IsActive)
        {
            RequireFree(Find(request, Surface.Platform));
        }

        (assignment.UserId, assignment.Notes, assignment.IsActive) = (user, notes, isActive);
        return Reply.Ok(Json.Data(assignment.Show()));
    }
}
