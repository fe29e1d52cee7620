using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Flows;

/// <summary>Which flows of the project to list.</summary>
public sealed record FlowFilter : CreatedFilter
{
    /// <summary>Gets the status that flows must have to be listed, or null for any.</summary>
    public FlowStatus? Status { get; init; }

    /// <summary>Gets the WhatsApp business account (WABA) whose flows are listed, or null for all.</summary>
    public string? BusinessAccountId { get; init; }

    /// <summary>Gets the id of the WhatsApp number whose flows are listed, or null for all.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Gets a text that the names of listed flows contain, or null for any name.</summary>
    public string? NameContains { get; init; }

    internal override void Write(Query query) => base.Write(query
        .Add("status", Status)
        .AddId("business_account_id", BusinessAccountId)
        .AddId("phone_number_id", PhoneNumberId)
        .Add("name_contains", NameContains));
}

/// <summary>How to list the versions of a flow.</summary>
public sealed record FlowVersionFilter : PagedFilter;

/// <summary>How to list what was answered in a flow.</summary>
public sealed record FlowResponseFilter : PagedFilter;

/// <summary>How to list the flows of an account at Meta.</summary>
public sealed record MetaFlowFilter : PagedFilter;

/// <summary>How many lines of the log of a flow's function to list. The server returns the latest ones as one page, of twenty when no size is given.</summary>
public sealed record FlowFunctionLogFilter : PagedFilter
{
    /// <summary>The most lines that the server returns.</summary>
    public new const int MaxPageSize = 50;

    private protected override int SizeLimit => MaxPageSize;

    internal override void Write(Query query) => query.Add("limit", PageSize);
}

/// <summary>Which invocations of a flow's function to list. The server returns the latest ones as one page, of ten when no size is given.</summary>
public sealed record FlowFunctionInvocationFilter : PagedFilter
{
    /// <summary>The most invocations that the server returns.</summary>
    public new const int MaxPageSize = 20;

    /// <summary>Gets whether only invocations that succeeded are listed, or only those that failed; both when null.</summary>
    public bool? Succeeded { get; init; }

    private protected override int SizeLimit => MaxPageSize;

    internal override void Write(Query query) => query
        .Add("status", Succeeded switch { null => null, true => "success", false => "failed" })
        .Add("limit", PageSize);
}
