using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Contracts;

/// <summary>What the other rooms ask about message templates.</summary>
internal interface ITemplates
{
    /// <summary>A template by its id; null when the account has none with it.</summary>
    ITemplate? Find(string account, string id);
}

/// <summary>A message template in one language.</summary>
internal interface ITemplate
{
    string Id { get; }

    string Name { get; }

    string Language { get; }

    string Category { get; }

    string Status { get; }

    bool IsApproved { get; }

    JsonArray? Components { get; }

    /// <summary>Compares the parameters of a template message with the template.</summary>
    /// <exception cref="RefusalException">They do not fit.</exception>
    void CheckParameters(Field message);
}
