using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.SetupLinks;

internal static class SetupLinkOperations
{
    private const string Links = "customers/{customer_id}/setup_links";

    public static readonly Operation List = new("listCustomerSetupLinks", HttpMethod.Get, Links, Api.Platform, Replay.Safe)
    {
        ClientMethod = "SetupLinks.List",
    };

    public static readonly Operation Create = new("createCustomerSetupLink", HttpMethod.Post, Links, Api.Platform, Replay.Never)
    {
        ClientMethod = "SetupLinks.CreateAsync",
    };

    public static readonly Operation Update = new("updateCustomerSetupLink", HttpMethod.Patch, Links + "/{setup_link_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "SetupLinks.UpdateAsync",
    };

    /// <summary>The same operation on the wire as <see cref="Update"/>, under the name of what it is mostly used for.</summary>
    public static readonly Operation Revoke = Update with { ClientMethod = "SetupLinks.RevokeAsync" };
}
