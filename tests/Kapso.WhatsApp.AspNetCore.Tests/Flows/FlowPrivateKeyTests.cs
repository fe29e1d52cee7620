using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;

namespace Kapso.WhatsApp.AspNetCore.Tests.Flows;

/// <summary>Private keys in every form that tools write.</summary>
public sealed class FlowPrivateKeyTests
{
    private const string Passphrase = "open sesame";

    public static TheoryData<string> Forms => ["PKCS#8", "PKCS#1", "PKCS#8 encrypted", "PKCS#1 encrypted with DES-EDE3-CBC", "PKCS#1 encrypted with AES-256-CBC"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_key_is_read(string form)
    {
        using RSA rsa = RSA.Create(2048);

        FlowPrivateKey key = FlowPrivateKey.FromPem(Write(rsa, form), form.Contains("encrypted", StringComparison.Ordinal) ? Passphrase : null);

        key.ExportPublicKeyPem().Should().Be(rsa.ExportSubjectPublicKeyInfoPem());
        key.Unwrap(rsa.Encrypt(new byte[16], RSAEncryptionPadding.OaepSHA256)).Should().Equal(new byte[16]);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_file_is_read_without_touching_what_surrounds_the_key(string form)
    {
        using RSA rsa = RSA.Create(2048);
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "key.pem");
        File.WriteAllText(path, $"A note\r\n{Write(rsa, form).ReplaceLineEndings("\r\n")}\r\n");

        FlowPrivateKey.FromPemFile(path, Passphrase).ExportPublicKeyPem().Should().Be(rsa.ExportSubjectPublicKeyInfoPem());
    }

    [Theory]
    [InlineData("PKCS#8 encrypted")]
    [InlineData("PKCS#1 encrypted with DES-EDE3-CBC")]
    public void A_passphrase_must_be_there_and_fit(string form)
    {
        using RSA rsa = RSA.Create(2048);
        string pem = Write(rsa, form);

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

    private static string Write(RSA rsa, string form)
    {
        switch (form)
        {
            case "PKCS#8":
                return rsa.ExportPkcs8PrivateKeyPem();
            case "PKCS#1":
                return rsa.ExportRSAPrivateKeyPem();
            case "PKCS#8 encrypted":
                return rsa.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
            default:
                using (StringWriter text = new())
                {
                    using PemWriter writer = new(text);
                    writer.WriteObject(DotNetUtilities.GetRsaKeyPair(rsa).Private, form.Split(' ')[^1], Passphrase.ToCharArray(), new SecureRandom());
                    writer.Writer.Flush();
                    return text.ToString();
                }
        }
    }
}
