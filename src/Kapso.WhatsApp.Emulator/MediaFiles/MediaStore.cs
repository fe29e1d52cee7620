using System.Security.Cryptography;
using System.Text;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.MediaFiles;

/// <summary>The files of the project's numbers, the addresses they have, and what lies elsewhere for Kapso to fetch.</summary>
internal sealed class MediaStore(EmulatedProject project)
{
    private readonly List<MediaFile> _files = [];
    private readonly HashSet<string> _headerHandles = [];

    public MediaAddresses Addresses { get; } = new(project);

    /// <summary>What a test has put at public addresses.</summary>
    public Dictionary<Uri, EmulatedFile> Sources { get; } = [];

    /// <summary>What is at Meta now, oldest first.</summary>
    public IEnumerable<MediaFile> AtMeta => _files.Where(file => file.IsAtMeta(project.Now));

    /// <summary>A file that is or was there.</summary>
    public MediaFile? Find(string id) => _files.Find(file => file.Id == id);

    /// <summary>A file that is at Meta now.</summary>
    public MediaFile? FindAtMeta(string id) => Find(id) is { } file && file.IsAtMeta(project.Now) ? file : null;

    public MediaFile Add(string numberId, EmulatedFile file, bool isReceived) =>
        Add(new MediaFile(project.NextMetaId(), numberId, project.Files.Store(file.Bytes.Span), isReceived, project.Now)
        {
            ContentType = file.ContentType,
            FileName = file.FileName,
        });

    public MediaFile Add(MediaFile file)
    {
        _files.Add(file);
        return file;
    }

    /// <summary>Forgets a file, at Meta and Kapso's copy of it.</summary>
    public void Remove(MediaFile? file)
    {
        if (file is not null && _files.Remove(file))
        {
            file.Stored.Delete();
        }
    }

    /// <summary>Whether there is or was something at an address: the emulator makes no request to find out.</summary>
    public bool CanFetch(Uri address) => Sources.ContainsKey(address) || Addresses.Owns(address);

    /// <summary>What lies at an address now; null when nothing does.</summary>
    public FetchedFile? Fetch(Uri address) =>
        Sources.TryGetValue(address, out var source) ? new(source.ContentType, source.FileName, project.Files.Store(source.Bytes.Span))
        : Addresses.Find(address) is { } file ? new(file.ContentType, file.FileName, project.Files.Copy(file.Stored))
        : null;

    /// <summary>A handle as Meta's resumable upload gives them: the MIME type is in it, the rest means nothing to anybody else.</summary>
    public string NewHeaderHandle(string contentType)
    {
        var type = Convert.ToBase64String(Encoding.UTF8.GetBytes(contentType));
        var handle = $"4::{type}:AR{RandomNumberGenerator.GetHexString(40)}:e:{project.Now.AddDays(30).ToUnixTimeSeconds()}:{project.NextMetaId()}";
        _headerHandles.Add(handle);
        return handle;
    }

    public bool IsHeaderHandle(string handle) => _headerHandles.Contains(handle);

    public void Clear()
    {
        _files.ForEach(file => file.Stored.Delete());
        _files.Clear();
        _headerHandles.Clear();
        Sources.Clear();
    }
}
