using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Contracts;

/// <summary>Keeps files that Meta makes itself.</summary>
internal interface IMediaFiles
{
    /// <summary>Keeps a file of a number and describes it as webhooks do: <c>id</c>, <c>sha256</c>, <c>mime_type</c> and <c>url</c>.</summary>
    JsonObject Keep(string numberId, EmulatedFile file);
}
