using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Messages.Validation;

/// <summary>What the parts of an interactive message may hold, by its type.</summary>
internal static class InteractiveRules
{
    private const int MaxBody = 1024;
    private const int MaxHeader = 60;
    private const int MaxFooter = 60;

    private static readonly string[] None = [];
    private static readonly string[] TextOnly = ["text"];
    private static readonly string[] ImageOnly = ["image"];
    private static readonly string[] Any = ["text", "image", "video", "document"];

    private static readonly Dictionary<string, Shape> Shapes = new()
    {
        ["button"] = new(ReplyRules.Buttons) { Headers = Any },
        ["list"] = new(ReplyRules.List) { Headers = TextOnly },
        ["cta_url"] = new(ActionRules.CallToAction) { Headers = Any },
        ["location_request_message"] = new(ActionRules.LocationRequest) { AllowsFooter = false },
        ["request_contact_info"] = new(ActionRules.ContactRequest) { AllowsFooter = false },
        ["address_message"] = new(ActionRules.Address) { Headers = Any },
        ["flow"] = new(FlowRules.Check) { Headers = Any },
        ["product"] = new(ProductRules.Single) { NeedsBody = false },
        ["product_list"] = new(ProductRules.List) { Headers = TextOnly, NeedsHeader = true },
        ["catalog_message"] = new(ProductRules.Catalog),
        ["call_permission_request"] = new(ActionRules.CallPermission) { NeedsBody = false, AllowsFooter = false },
        ["voice_call"] = new(ActionRules.VoiceCall) { AllowsFooter = false },
        ["carousel"] = new(CarouselRules.Check) { AllowsFooter = false },
        ["order_details"] = new(OrderRules.Details) { Headers = ImageOnly },
        ["order_status"] = new(OrderRules.Status) { Headers = Any },
    };

    public static void Check(Field interactive)
    {
        string type = interactive.Object()["type"].Text();
        if (!Shapes.TryGetValue(type, out Shape? shape))
        {
            throw interactive["type"].NotAllowed($"must be one of {string.Join(", ", Shapes.Keys)}");
        }

        Header(interactive["header"], type, shape);
        Body(interactive["body"], shape);
        Footer(interactive["footer"], type, shape);
        shape.Action(interactive["action"].Object());
    }

    /// <summary>A header with media: exactly the member that its type names.</summary>
    public static void MediaHeader(Field header, params string[] kinds)
    {
        string kind = header.Object()["type"].OneOf(kinds);
        ContentRules.MediaSource(header[kind]);
    }

    private static void Header(Field header, string type, Shape shape)
    {
        if (!header.Exists)
        {
            if (shape.NeedsHeader)
            {
                throw header.Missing();
            }

            return;
        }

        if (shape.Headers.Length == 0)
        {
            throw header.Malformed($"is not supported by {type}");
        }

        if (header.Object()["type"].OneOf(shape.Headers) == "text")
        {
            HeaderText(header["text"]);
        }
        else
        {
            MediaHeader(header, shape.Headers);
        }
    }

    private static void HeaderText(Field text)
    {
        string header = text.Text(MaxHeader);
        if (TextFormat.HasLineBreak(header) || TextFormat.HasMarkdown(header))
        {
            throw text.NotAllowed("must have one line and no markdown");
        }
    }

    private static void Body(Field body, Shape shape)
    {
        if (shape.NeedsBody || body.Exists)
        {
            body.Object()["text"].Text(MaxBody);
        }
    }

    private static void Footer(Field footer, string type, Shape shape)
    {
        if (!footer.Exists)
        {
            return;
        }

        if (!shape.AllowsFooter)
        {
            throw footer.Malformed($"is not supported by {type}");
        }

        footer.Object()["text"].Text(MaxFooter);
    }

    /// <summary>The frame of one interactive type; <paramref name="Action"/> checks what is special about it.</summary>
    private sealed record Shape(Action<Field> Action)
    {
        public string[] Headers { get; init; } = None;

        public bool NeedsHeader { get; init; }

        public bool NeedsBody { get; init; } = true;

        public bool AllowsFooter { get; init; } = true;
    }
}
