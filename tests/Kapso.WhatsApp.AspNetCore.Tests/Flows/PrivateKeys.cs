using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Misc;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
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
            case "PKCS#8 encrypted with scrypt":
                return WithScrypt(rsa);
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

    /// <summary>As OpenSSL writes a key with -scrypt; what is encrypted does not matter to a reader that has no scrypt.</summary>
    private static string WithScrypt(RSA rsa)
    {
        DerSequence scrypt = new(new DerOctetString(new byte[8]), DerInteger.ValueOf(16384), DerInteger.ValueOf(8), DerInteger.ValueOf(1));
        DerSequence cipher = new(NistObjectIdentifiers.IdAes256Cbc, new DerOctetString(new byte[16]));
        DerSequence parameters = new(new DerSequence(MiscObjectIdentifiers.id_scrypt, scrypt), cipher);
        return PemEncoding.WriteString("ENCRYPTED PRIVATE KEY", new DerSequence(new DerSequence(PkcsObjectIdentifiers.IdPbeS2, parameters), new DerOctetString(rsa.ExportPkcs8PrivateKey())).GetDerEncoded());
    }
}
