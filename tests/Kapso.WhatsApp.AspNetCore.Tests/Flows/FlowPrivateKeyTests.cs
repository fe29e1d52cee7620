using System.Security.Cryptography;
using System.Text;

namespace Kapso.WhatsApp.AspNetCore.Tests.Flows;

/// <summary>Private keys in every form that tools write.</summary>
public sealed class FlowPrivateKeyTests
{
    private const string Passphrase = PrivateKeys.Passphrase;

    public static TheoryData<string> Forms => ["PKCS#8", "PKCS#1", "PKCS#8 encrypted", "PKCS#1 encrypted with DES-EDE3-CBC", "PKCS#1 encrypted with AES-256-CBC"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_key_is_read(string form)
    {
        using RSA rsa = RSA.Create(2048);

        FlowPrivateKey key = FlowPrivateKey.FromPem(PrivateKeys.Write(rsa, form), form.Contains("encrypted", StringComparison.Ordinal) ? Passphrase : null);

        key.ExportPublicKeyPem().Should().Be(rsa.ExportSubjectPublicKeyInfoPem());
        key.Unwrap(rsa.Encrypt(new byte[16], RSAEncryptionPadding.OaepSHA256)).Should().Equal(new byte[16]);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_file_is_read_without_touching_what_surrounds_the_key(string form)
    {
        using RSA rsa = RSA.Create(2048);
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "key.pem");
        File.WriteAllText(path, $"A note\r\n{PrivateKeys.Write(rsa, form).ReplaceLineEndings("\r\n")}\r\n");

        FlowPrivateKey.FromPemFile(path, Passphrase).ExportPublicKeyPem().Should().Be(rsa.ExportSubjectPublicKeyInfoPem());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_key_is_read_as_environment_variables_hold_it(string form)
    {
        using RSA rsa = RSA.Create(2048);
        string pem = PrivateKeys.Write(rsa, form).ReplaceLineEndings("\n");
        string escaped = pem.Replace("\n", "\\n", StringComparison.Ordinal);
        string[] held =
        [
            escaped, $"\"{escaped}\"", $"'{escaped}'", $"\"{pem}\"", $"'{pem}'", $"\"{pem.Trim()}\"", pem.Replace("\n", "\\r\\n", StringComparison.Ordinal), escaped.Replace("\\", "\\\\", StringComparison.Ordinal),
            pem.Replace('\n', ' '), pem.Replace("\n", "\\\n", StringComparison.Ordinal), "\ufeff" + pem, pem.Replace("\n", "\n\t", StringComparison.Ordinal), "FLOW_KEY=" + escaped,
            Convert.ToBase64String(Encoding.ASCII.GetBytes(pem)), $"\"{Convert.ToBase64String(Encoding.ASCII.GetBytes(pem), Base64FormattingOptions.InsertLineBreaks)}\"",
        ];

        foreach (string text in held)
        {
            FlowPrivateKey.FromPem(text, Passphrase).ExportPublicKeyPem().Should().Be(rsa.ExportSubjectPublicKeyInfoPem());
        }
    }

    [Fact]
    public void The_first_private_key_of_several_blocks_is_read()
    {
        using RSA rsa = RSA.Create(2048);
        using RSA other = RSA.Create(2048);

        FlowPrivateKey.FromPem(other.ExportSubjectPublicKeyInfoPem() + "\n" + rsa.ExportPkcs8PrivateKeyPem() + "\n" + other.ExportPkcs8PrivateKeyPem())
            .ExportPublicKeyPem().Should().Be(rsa.ExportSubjectPublicKeyInfoPem());
    }

    [Theory]
    [InlineData("PKCS#8 encrypted")]
    [InlineData("PKCS#1 encrypted with DES-EDE3-CBC")]
    public void An_encrypted_key_with_escaped_line_breaks_still_needs_its_passphrase(string form)
    {
        using RSA rsa = RSA.Create(2048);
        string pem = PrivateKeys.Write(rsa, form).ReplaceLineEndings("\\n");

        FluentActions.Invoking(() => FlowPrivateKey.FromPem(pem)).Should().Throw<ArgumentException>().WithMessage("*is encrypted: give its passphrase*");
        FluentActions.Invoking(() => FlowPrivateKey.FromPem(pem, "wrong")).Should().Throw<ArgumentException>().WithMessage("*passphrase does not fit*");
    }

    [Theory]
    [InlineData("PKCS#8 encrypted")]
    [InlineData("PKCS#1 encrypted with DES-EDE3-CBC")]
    public void A_passphrase_must_be_there_and_fit(string form)
    {
        using RSA rsa = RSA.Create(2048);
        string pem = PrivateKeys.Write(rsa, form);

        FluentActions.Invoking(() => FlowPrivateKey.FromPem(pem)).Should().Throw<ArgumentException>().WithMessage("*give its passphrase*").Which.ParamName.Should().Be("passphrase");
        FluentActions.Invoking(() => FlowPrivateKey.FromPem(pem, "wrong")).Should().Throw<ArgumentException>().WithMessage("*does not fit*").Which.ToString().Should().NotContain("wrong").And.NotContain(pem[60..90]);
    }

    [Fact]
    public void What_is_no_private_rsa_key_is_refused()
    {
        using RSA small = RSA.Create(1024);
        using RSA rsa = RSA.Create(2048);
        using ECDsa curve = ECDsa.Create();

        Refuses("", "holds no private RSA key");
        Refuses("keys/flow.pem", "call FromPemFile");
        Refuses("-----BEGIN PRIVATE KEY-----", "is cut off");
        Refuses("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00", "is cut off");
        Refuses("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info:\n-----END RSA PRIVATE KEY-----", "is cut off");
        Refuses("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,\n\nAAAA\n-----END RSA PRIVATE KEY-----", "its line DEK-Info");
        Refuses("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: MAGIC-9,00FF\n\nAAAA\n-----END RSA PRIVATE KEY-----", "encrypted with MAGIC-9, which is not supported");
        Refuses("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----", "ssh-keygen -p -m PEM");
        Refuses("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "holds no private RSA key");
        Refuses(rsa.ExportSubjectPublicKeyInfoPem(), "holds a public key");
        Refuses(curve.ExportPkcs8PrivateKeyPem(), "holds no private RSA key");
        Refuses(small.ExportPkcs8PrivateKeyPem(), "has 1024 bits; at least 2048");
        Refuses("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----", "does not fit");

        static void Refuses(string pem, string problem) =>
            FluentActions.Invoking(() => FlowPrivateKey.FromPem(pem, Passphrase)).Should().Throw<ArgumentException>().WithMessage($"*{problem}*");
    }

    [Fact]
    public void A_key_never_shows_itself() => FlowPrivateKey.Generate().ToString().Should().Be(nameof(FlowPrivateKey));
}
