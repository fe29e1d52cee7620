using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Routing;

/// <summary>Moves conversations between Kapso and the other applications of a number, as Kapso asks for it.</summary>
internal sealed class ThreadControlOperations(EmulatedProject project, ThreadStore threads)
{
    private const int MaxMetadata = 2000;

    private static readonly string[] Roles = ["escalation", "ai_agent", "customer_service", "marketing", "utility", "ctwa"];

    public IEnumerable<Operation> All => [new("threadControl", Surface.WhatsApp, "POST", "/{phone_number_id}/thread_control", Control)];

    private Reply Control(EmulatorRequest request)
    {
        EmulatedPhoneNumber number = project.Number(request.Route("phone_number_id"), Surface.WhatsApp);
        Field body = request.JsonBody();
        body["messaging_product"].OneOf("whatsapp");
        Identity customer = ReadCustomer(body);
        string action = body["action"].OneOf("take", "release", "pass");
        body["metadata"].OptionalText(MaxMetadata);
        string receiver = ReadReceiver(body, action);

        if (action == "take" && !threads.MayTake(number))
        {
            throw RoutingRefusals.MayNotTake;
        }

        Conversation? conversation = project.FindConversation(number, customer);
        if (action != "take" && (conversation is null || threads.Of(conversation).HolderAt(project.Now) != Holders.Kapso))
        {
            throw RoutingRefusals.MayNotGiveAway;
        }

        Thread thread = threads.Of(conversation ?? project.ConversationWith(number, customer));
        if (thread.IsBusy)
        {
            throw RoutingRefusals.InProgress;
        }

        request.HoldUntilAnswered(new Busy(thread));
        threads.Share(number);
        thread.Set(receiver);
        if (threads.AnswersToLose > 0)
        {
            threads.AnswersToLose--;
            thread.LoseAnswer();
            return RoutingRefusals.NoAnswer;
        }

        return Reply.Ok(new JsonObject { ["messaging_product"] = "whatsapp", ["request_id"] = Guid.NewGuid().ToString("N") });
    }

    private static Identity ReadCustomer(Field body)
    {
        (Field to, Field recipient) = (body["to"], body["recipient"]);
        if (to.Exists)
        {
            return Identity.Read(to.Text()) is { WaId: not null } phone ? phone : throw to.NotAllowed("must be a phone number with its country code");
        }

        if (!recipient.Exists)
        {
            throw new InvalidFieldException(FieldProblem.Missing, "to or recipient", "is missing");
        }

        return Identity.Read(recipient.Text()) is { UserId: not null } user ? user : throw recipient.NotAllowed("must be a business-scoped user id; a phone number goes into to");
    }

    private static string ReadReceiver(Field body, string action)
    {
        Field pass = body["control_pass"];
        if (action != "pass")
        {
            pass.MustBeAbsent("belongs to the action pass");
            return action == "take" ? Holders.Kapso : Holders.Idle;
        }

        return (pass.Exists ? pass.Object()["target_role"].OptionalOneOf(Roles) : null) ?? Roles[0];
    }

    private sealed class Busy : IDisposable
    {
        private readonly Thread _thread;

        public Busy(Thread thread) => (_thread, thread.IsBusy) = (thread, true);

        public void Dispose() => _thread.IsBusy = false;
    }
}
