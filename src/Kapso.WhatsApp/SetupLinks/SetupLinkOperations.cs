using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.SetupLinks;

internal static class SetupLinkOperations
{
    private const string Links = "customers/{customer_id}/setup_links";

    public static readonly ListOperation<SetupLink> List =
        new("listCustomerSetupLinks", Links, ApiSurface.Platform, SetupLinksJson.Default.SetupLink, Paging.Numbers) { ClientMethod = "SetupLinks.List" };

    public static readonly Operation<NewSetupLink, CreatedSetupLink> Create =
        new("createCustomerSetupLink", HttpMethod.Post, Links, ApiSurface.Platform, Replay.Never,
            Body.Json(SetupLinksJson.Default.NewSetupLink, "setup_link"), Answer.Data(SetupLinksJson.Default.CreatedSetupLink))
        {
            ClientMethod = "SetupLinks.CreateAsync",
        };

    public static readonly Operation<SetupLinkUpdate, SetupLink> Update =
        new("updateCustomerSetupLink", HttpMethod.Patch, Links + "/{setup_link_id}", ApiSurface.Platform, Replay.Safe,
            Body.Json(SetupLinksJson.Default.SetupLinkUpdate, "setup_link"), Answer.Data(SetupLinksJson.Default.SetupLink))
        {
            ClientMethod = "SetupLinks.UpdateAsync",
        };

    /// <summary>The same operation on the wire as <see cref="Update"/>, under the name of what it is mostly used for.</summary>
    public static readonly Operation<SetupLinkUpdate, SetupLink> Revoke = Update with { ClientMethod = "SetupLinks.RevokeAsync" };
}
