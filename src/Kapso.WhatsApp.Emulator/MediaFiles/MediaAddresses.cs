using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;
using Microsoft.AspNetCore.WebUtilities;

namespace Kapso.WhatsApp.Emulator.MediaFiles;

/// <summary>
/// The addresses that a file has. Each carries a token that says which file it leads to and until when, signed with a secret of this emulator, so
/// that no list of given addresses need be kept.
/// </summary>
internal sealed class MediaAddresses(EmulatedProject project, MediaStore media)
{
    public static readonly TimeSpan MetaUrlLifetime = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan DownloadLifetime = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan StorageUrlLifetime = TimeSpan.FromMinutes(5);

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private Uri _baseAddress = new($"http://{ApiKeyCheck.FileHost}");

    /// <summary>The address of a file that a token is for.</summary>
    public enum Purpose
    {
        /// <summary>The temporary address that Meta gives.</summary>
        Meta,

        /// <summary>Kapso's download with a token.</summary>
        Download,

        /// <summary>Kapso's copy of what a customer sent; leads on to <see cref="Storage"/>.</summary>
        Copy,

        /// <summary>The storage address of Kapso's copy.</summary>
        Storage,
    }

    /// <summary>Addresses are known once the server has its port.</summary>
    public void ListenOn(int port) => _baseAddress = new Uri($"http://{ApiKeyCheck.FileHost}:{port}");

    public string Meta(MediaFile file)
    {
        DateTimeOffset expires = project.Now + MetaUrlLifetime;
        return $"{Root}/whatsapp_business/attachments/?mid={file.Id}&ext={expires.ToUnixTimeSeconds()}&hash={Token(Purpose.Meta, file, expires)}";
    }

    public string Download(MediaFile file, DateTimeOffset expires) =>
        $"{Root}/meta/whatsapp/v24.0/media_download?token={Token(Purpose.Download, file, expires)}";

    public string Copy(MediaFile file) =>
        $"{Root}/rails/active_storage/blobs/redirect/{Token(Purpose.Copy, file, DateTimeOffset.MaxValue)}/{Uri.EscapeDataString(file.NameInAddress)}";

    public string Storage(MediaFile file)
    {
        string token = Token(Purpose.Storage, file, project.Now + StorageUrlLifetime);
        return $"{Root}/_storage/{file.Id}?X-Amz-Expires={StorageUrlLifetime.TotalSeconds}&X-Amz-Signature={token}";
    }

    /// <summary>The file that a token leads to; null when it was not given for this purpose, is too old, or the file was deleted.</summary>
    public MediaFile? Find(Purpose purpose, string? token)
    {
        if (token?.Split('.') is not [var id, var until, var signature]
            || signature != Sign(purpose, id, until)
            || project.Now.ToUnixTimeSeconds() >= long.Parse(until, CultureInfo.InvariantCulture)
            || media.Find(id) is not { } file)
        {
            return null;
        }

        bool isCopy = purpose is Purpose.Copy or Purpose.Storage;
        return isCopy || file.IsAtMeta(project.Now) ? file : null;
    }

    public bool Owns(Uri address) => address.Port == _baseAddress.Port && address.IsLoopback;

    /// <summary>The file at one of these addresses; null when it is none of them, or no longer valid.</summary>
    public MediaFile? Find(Uri address)
    {
        if (!Owns(address))
        {
            return null;
        }

        Dictionary<string, Microsoft.Extensions.Primitives.StringValues> query = QueryHelpers.ParseQuery(address.Query);
        return address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["whatsapp_business", "attachments"] => Find(Purpose.Meta, query.GetValueOrDefault("hash")),
            ["meta", "whatsapp", .., "media_download"] => Find(Purpose.Download, query.GetValueOrDefault("token")),
            ["rails", "active_storage", "blobs", "redirect", var token, _] => Find(Purpose.Copy, token),
            ["_storage", _] => Find(Purpose.Storage, query.GetValueOrDefault("X-Amz-Signature")),
            _ => null,
        };
    }

    private string Root => _baseAddress.GetLeftPart(UriPartial.Authority);

    private string Token(Purpose purpose, MediaFile file, DateTimeOffset expires)
    {
        string until = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{file.Id}.{until}.{Sign(purpose, file.Id, until)}";
    }

    private string Sign(Purpose purpose, string id, string until) =>
        Hex.Lower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{purpose}.{id}.{until}")));
}
