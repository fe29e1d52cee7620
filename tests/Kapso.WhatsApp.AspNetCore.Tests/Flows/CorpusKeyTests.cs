using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Tests.Corpus;

namespace Kapso.WhatsApp.AspNetCore.Tests.Flows;

/// <summary>The keys in tests/Corpus/keys: what is read of a private key that somebody keeps so. The keys are made anew with each run.</summary>
public sealed partial class CorpusKeyTests
{
    private const string Folder = "keys";

    public static TheoryData<string> Ids => CorpusCase.Ids(Folder);

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_is_read_of_a_key(string id)
    {
        KeyCase kept = CorpusCase.Read<KeyCase>(Folder, id);

        kept.ShouldHold(Read(kept));
    }

    private static KeyResult Read(KeyCase kept)
    {
        using RSA rsa = RSA.Create(2048);
        string text = kept.Kept.Aggregate(PrivateKeys.Write(rsa, kept.Form).ReplaceLineEndings("\n"), Change);
        try
        {
            return new KeyResult(FlowPrivateKey.FromPem(text, kept.Passphrase).ExportPublicKeyPem() == rsa.ExportSubjectPublicKeyInfoPem(), null);
        }
        catch (ArgumentException refused)
        {
            return new KeyResult(false, refused);
        }
    }

    private static string Change(string pem, string change) => change switch
    {
        "line breaks escaped" => pem.Replace("\n", "\\n", StringComparison.Ordinal),
        "line breaks escaped with returns" => pem.Replace("\n", "\\r\\n", StringComparison.Ordinal),
        "backslashes doubled" => pem.Replace("\\", "\\\\", StringComparison.Ordinal),
        "line breaks are spaces" => pem.Replace('\n', ' '),
        "double quotes" => $"\"{pem}\"",
        "single quotes" => $"'{pem}'",
        "base64" => Convert.ToBase64String(Encoding.ASCII.GetBytes(pem)),
        "indented" => "  " + pem.Replace("\n", "\n  ", StringComparison.Ordinal),
        "named" => "FLOW_PRIVATE_KEY=" + pem,
        "after a certificate" => "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + pem,
        "first line only" => pem.Split('\n')[0],
        "padding lost" => pem.Replace("=", "", StringComparison.Ordinal),
        "vector lost" => DekInfo().Replace(pem, "$1"),
        "vector cut" => DekInfo().Replace(pem, "$1,ABC"),
        "cipher renamed" => DekInfo().Replace(pem, "DEK-Info: CAMELLIA-256-CBC,$2"),
        "second half lost" => pem[..(pem.Length / 2)],
        _ => throw new ArgumentException($"No key is kept as \"{change}\"; add it to {nameof(CorpusKeyTests)}."),
    };

    [GeneratedRegex("(DEK-Info: [^,]+),(.+)")]
    private static partial Regex DekInfo();

    private sealed record KeyCase : CorpusCase
    {
        public required string Form { get; init; }

        public required IReadOnlyList<string> Kept { get; init; }

        public string? Passphrase { get; init; }
    }

    /// <summary>What came of a key.</summary>
    private sealed record KeyResult(bool IsTheKey, ArgumentException? Error);
}
