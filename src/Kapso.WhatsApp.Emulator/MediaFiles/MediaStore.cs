using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.MediaFiles;

/// <summary>The files of the project's numbers, the addresses they have, and what lies elsewhere for Kapso to fetch.</summary>
internal sealed class MediaStore : IEmulatorStore, IMediaFiles
{
    private readonly List<MediaFile> _files = [];
    private readonly EmulatedProject _project;

    public MediaStore(EmulatedProject project)
    {
        _project = project;
        Addresses = new MediaAddresses(project, this);
    }

    public MediaAddresses Addresses { get; }

    /// <summary>The files that a test has added at public addresses.</summary>
    public Dictionary<Uri, EmulatedFile> Sources { get; } = [];

    /// <summary>What is at Meta now, oldest first.</summary>
    public IEnumerable<MediaFile> AtMeta => _files.Where(file => file.IsAtMeta(_project.Now));

    /// <summary>A file that is or was there.</summary>
    public MediaFile? Find(string id) => _files.Find(file => file.Id == id);

    /// <summary>A file that is at Meta now.</summary>
    public MediaFile? FindAtMeta(string id) => Find(id) is { } file && file.IsAtMeta(_project.Now) ? file : null;

    public MediaFile Add(string numberId, EmulatedFile file, bool isReceived) =>
        Add(new MediaFile(_project.NextMetaId(), numberId, _project.Files.Store(file.Bytes.Span), isReceived, _project.Now)
        {
            ContentType = file.ContentType,
            FileName = file.FileName,
        });

    public JsonObject Keep(string numberId, EmulatedFile file)
    {
        MediaFile kept = Add(numberId, file, isReceived: true);
        return new()
        {
            ["id"] = kept.Id,
            ["sha256"] = Convert.ToBase64String(kept.Stored.Sha256),
            ["mime_type"] = kept.ContentType,
            ["url"] = Addresses.Meta(kept),
        };
    }

    public MediaFile Add(MediaFile file)
    {
        _files.Add(file);
        return file;
    }

    /// <summary>Forgets a file, at Meta and Kapso's copy of it.</summary>
    public void Remove(string id)
    {
        if (Find(id) is { } file)
        {
            _files.Remove(file);
            file.Stored.Delete();
        }
    }

    /// <summary>Whether there is or was something at an address: the emulator makes no request to find out.</summary>
    public bool CanFetch(Uri address) => Sources.ContainsKey(address) || Addresses.Owns(address);

    /// <summary>Fetches the file at an address; null when there is none.</summary>
    public FetchedFile? Fetch(Uri address) =>
        Sources.TryGetValue(address, out EmulatedFile? source) ? new(source.ContentType, source.FileName, _project.Files.Store(source.Bytes.Span))
        : Addresses.Find(address) is { } file ? new(file.ContentType, file.FileName, _project.Files.Copy(file.Stored))
        : null;

    /// <summary>A handle as Meta's resumable upload gives them: the MIME type is in it, the rest is opaque.</summary>
    public string NewHeaderHandle(string contentType)
    {
        string type = Convert.ToBase64String(Encoding.UTF8.GetBytes(contentType));
        return $"4::{type}:AR{RandomNumberGenerator.GetHexString(40)}:e:{_project.Now.AddDays(30).ToUnixTimeSeconds()}:{_project.NextMetaId()}";
    }

    public void Reset()
    {
        _files.ForEach(file => file.Stored.Delete());
        _files.Clear();
        Sources.Clear();
    }
}
