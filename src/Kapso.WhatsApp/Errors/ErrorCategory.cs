namespace Kapso.WhatsApp;

/// <summary>The category of an API error. It groups several hundred codes of Meta and Kapso, so that code can branch on it.</summary>
public enum ErrorCategory
{
    /// <summary>A refusal that this version of the SDK does not know; the server's text says more.</summary>
    Unknown,

    /// <summary>The key or token is missing, wrong, expired or lacks a permission.</summary>
    Authorization,

    /// <summary>Too many calls or messages; wait and try again.</summary>
    Throttling,

    /// <summary>Another message to the same recipient, or another change of who holds the conversation, is still under way; try again in a moment.</summary>
    InFlight,

    /// <summary>The 24-hour customer service window is closed; only a template can be sent.</summary>
    CustomerServiceWindow,

    /// <summary>The recipient has stopped marketing messages.</summary>
    MarketingOptOut,

    /// <summary>A marketing message was refused for another reason.</summary>
    Marketing,

    /// <summary>The message could not be delivered to this recipient.</summary>
    Delivery,

    /// <summary>The recipient cannot be addressed in this way (a BSUID where a phone number is needed).</summary>
    Identity,

    /// <summary>A parameter is missing or wrong.</summary>
    Parameter,

    /// <summary>The template or its parameters do not fit.</summary>
    Template,

    /// <summary>The definition of a template was refused.</summary>
    TemplateCreation,

    /// <summary>The statistics of a template are not available.</summary>
    TemplateInsights,

    /// <summary>A media file or a message type is not supported or could not be fetched.</summary>
    Media,

    /// <summary>A flow is blocked, throttled or cannot be changed.</summary>
    Flow,

    /// <summary>A call or a calling permission was refused.</summary>
    Calling,

    /// <summary>A group does not allow it.</summary>
    Groups,

    /// <summary>A user could not be blocked or unblocked.</summary>
    BlockedUsers,

    /// <summary>The username is taken or not available.</summary>
    Username,

    /// <summary>A sign-up was not completed.</summary>
    Signup,

    /// <summary>The number is not registered or cannot be.</summary>
    PhoneRegistration,

    /// <summary>The number cannot be moved.</summary>
    PhoneMigration,

    /// <summary>The WhatsApp Business Account is not set up for it.</summary>
    BusinessAccount,

    /// <summary>Contacts or history of a number cannot be synchronised (again).</summary>
    Synchronization,

    /// <summary>Credits, a plan or a payment method do not cover it.</summary>
    Payment,

    /// <summary>The account or number is restricted for breaking a policy.</summary>
    Integrity,

    /// <summary>The sandbox or a test number does not allow it.</summary>
    Sandbox,

    /// <summary>The message is handled by the WhatsApp Business app and not available here.</summary>
    Coexistence,

    /// <summary>The number stores no messages, and this one is gone.</summary>
    NoStorage,

    /// <summary>A cursor is outdated or invalid; start again with the first page.</summary>
    Pagination,

    /// <summary>The resource does not exist (404).</summary>
    NotFound,

    /// <summary>The input broke a rule of the server's.</summary>
    Validation,

    /// <summary>The resource was changed in the meantime: read it again first.</summary>
    Conflict,

    /// <summary>The server responded with a redirect, which the client does not follow.</summary>
    Redirect,

    /// <summary>Kapso or Meta failed.</summary>
    Server,

    /// <summary>Another application of the number holds the conversation, or it is not known which does; a template can be sent. Trying again does not help.</summary>
    ThreadOwnership,
}
