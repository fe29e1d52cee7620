using System.Text;
using System.Text.Json;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>Every rule of a flow that can be known before the upload.</summary>
internal static class FlowRules
{
    public static IReadOnlyList<FlowValidationError> Check(string json, bool forKapso)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        FlowSource source = new(bytes);
        try
        {
            return Check(NodeReader.Read(bytes), forKapso, source);
        }
        catch (JsonException exception)
        {
            // The reader counts lines from 0 and columns in bytes.
            int? line = exception.LineNumber is { } number ? (int)number + 1 : null;
            int? column = exception.BytePositionInLine is { } position ? (int)position + 1 : null;
            return [new FlowValidationError { Error = "INVALID_JSON", ErrorType = "FLOW_JSON_ERROR", Message = "The text is not JSON.", LineStart = line, LineEnd = line, ColumnStart = column, ColumnEnd = column }];
        }
    }

    public static IReadOnlyList<FlowValidationError> Check(Node document, bool forKapso, FlowSource? source)
    {
        Findings findings = new();
        if (!document.IsObject)
        {
            findings.Add(document, "INVALID_PROPERTY_TYPE", "A flow is an object.");
            return FlowProblems.Of(findings, source);
        }

        FlowOutline flow = new(document);
        SchemaRules schema = new(findings, flow);
        Document(findings, flow, schema, forKapso);
        if (document.ItemsOf("screens").Count is 0 or > FlowLimits.Screens)
        {
            return FlowProblems.Of(findings, source);
        }

        Screens(findings, flow, schema);
        End(findings, flow);
        new RoutingRules(findings, flow).Check();
        return FlowProblems.Of(findings, source);
    }

    private static void Document(Findings findings, FlowOutline flow, SchemaRules schema, bool forKapso)
    {
        Node document = flow.Document;
        Version(findings, document);
        schema.Members(
            document,
            "A flow",
            [
                new("version", ValueShape.Any), new("data_api_version", ValueShape.Text) { IsDynamic = false, OneOf = ["3.0", "4.0"] }, new("routing_model", ValueShape.Any),
                new("data_channel_uri", ValueShape.Any), new("endpoint_uri", ValueShape.Any), new("screens", ValueShape.Parts) { IsRequired = true, IsDynamic = false, Min = 1 },
            ]);
        foreach (Node address in document.Children.Where(static member => member.Name is "data_channel_uri" or "endpoint_uri"))
        {
            if (forKapso)
            {
                findings.Add(address, "INVALID_PROPERTY_KEY", $"Kapso sets {address.Name} itself: leave it out.");
            }
            else if (address.Name is "endpoint_uri" || flow.Version >= new FlowVersion(3, 0))
            {
                findings.Add(address, "INVALID_PROPERTY_KEY", $"A flow has no property {address.Name}.");
            }
        }

        if (document.ItemsOf("screens").Count > FlowLimits.Screens)
        {
            findings.Add(document, "screens", "MAX_SCREENS_NUMBER", $"A flow has at most {FlowLimits.Screens} screens, {document.ItemsOf("screens").Count} given.");
        }

        if (document.End - document.Start > FlowLimits.Bytes)
        {
            findings.Add(document, "MAX_SIZE", $"A flow has at most {FlowLimits.Bytes / 1024 / 1024} MB.");
        }
    }

    private static void Version(Findings findings, Node document)
    {
        if (document["version"] is not { } version)
        {
            findings.Add(document, "version", "MISSING_FLOW_JSON_VERSION", $"A flow needs a version; use {FlowLimits.LatestVersion}.");
        }
        else if (!version.IsText || FlowVersion.Read(version.Text) is not { } read)
        {
            findings.Add(version, "INVALID_FLOW_JSON_VERSION", $"A version is two numbers in a text; use \"{FlowLimits.LatestVersion}\".");
        }
        else if (!read.IsPublishable)
        {
            findings.Add(version, "UNSUPPORTED_FLOW_JSON_VERSION", $"Flow JSON {read} cannot be published; use {FlowLimits.LatestVersion}.");
        }
    }

    private static void Screens(Findings findings, FlowOutline flow, SchemaRules schema)
    {
        ScreenRules screens = new(findings, flow, schema);
        DataModelRules data = new(findings, flow);
        ReferenceRules references = new(findings, flow);
        ExpressionRules expressions = new(findings, flow, references, new ConditionRules(findings, references));
        BranchRules branches = new(findings, flow);
        InputRules inputs = new(findings, flow);
        ActionRules actions = new(findings, flow, references);
        PickerRules pickers = new(findings, flow);
        foreach (ScreenOutline screen in flow.Screens)
        {
            screens.Check(screen);
            data.Check(screen);
            Components(screen, schema);
            expressions.Check(screen);
            branches.Check(screen);
            inputs.Check(screen);
            actions.Check(screen);
            pickers.Check(screen);
        }
    }

    private static void Components(ScreenOutline screen, SchemaRules schema)
    {
        foreach (ComponentOutline component in screen.Components)
        {
            schema.Check(component.Node);
        }

        // What is not an object is not a component, but stands where one should.
        IEnumerable<Node> lists = screen.Components.SelectMany(static component => component.Branches.Append(component.Node.ItemsOf("children")).SelectMany(static list => list));
        foreach (Node broken in lists.Concat(screen.Node["layout"]?.ItemsOf("children") ?? []).Where(static node => !node.IsObject))
        {
            schema.Check(broken);
        }
    }

    private static void End(Findings findings, FlowOutline flow)
    {
        Node screens = flow.Document["screens"]!;
        ScreenOutline[] terminal = [.. flow.Screens.Where(static screen => screen.IsTerminal)];
        if (terminal.Length == 0)
        {
            findings.Add(screens, "MISSING_TERMINAL_SCREEN", "At least one screen must be terminal.");
        }
        else if (terminal.All(static screen => screen.Node.IsFalse("success")))
        {
            findings.Add(screens, "INVALID_PROPERTY_VALUE", "At least one terminal screen must be a success.");
        }

        if (flow.Screens.Sum(static screen => screen.Of("ImageCarousel").Count()) > FlowLimits.CarouselsOfFlow)
        {
            findings.Add(screens, "INVALID_PROPERTY_VALUE", $"A flow has at most {FlowLimits.CarouselsOfFlow} image carousels.");
        }
    }
}
