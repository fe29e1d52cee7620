using System.Security.Cryptography;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;

namespace Kapso.WhatsApp.AspNetCore.Tests.Flows;

/// <summary>Writes private keys in every form that tools write.</summary>
internal static class PrivateKeys
{
    public const string Passphrase = "open sesame";

    public static string Write(RSA rsa, string form)
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
