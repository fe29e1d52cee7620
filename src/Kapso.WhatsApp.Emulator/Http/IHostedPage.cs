using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Pages that people open in a browser. The token in the address is all they ask for.</summary>
internal interface IHostedPage
{
    /// <summary>The first segment of their addresses.</summary>
    string Root { get; }

    /// <summary>Answers a request; null when there is no such page.</summary>
    /// <param name="method">The HTTP method, in capitals.</param>
    /// <param name="path">The segments of the path after <see cref="Root"/>.</param>
    /// <param name="form">The form that was posted; empty when there is none.</param>
    /// <param name="query">The query.</param>
    Reply? Answer(string method, string[] path, IFormCollection form, IQueryCollection query);
}
