using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Comparte.Web.Tests.Push;

/// <summary>What a browser does with a push (RFC 8291, RFC 8188) and a service with its signature (RFC 8292), written after these
/// texts and not after what the site uses.</summary>
internal static class PushSeal
{
    private const int SaltBytes = 16, LengthBytes = 4, TagBytes = 16;

    /// <summary>Opens a push with the browser's private key.</summary>
    public static string Open(byte[] body, ECDiffieHellman browser, byte[] secret)
    {
        var salt = body.AsSpan(0, SaltBytes);
        var size = BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(SaltBytes));
        var idLength = body[SaltBytes + LengthBytes];
        var id = body.AsSpan(SaltBytes + LengthBytes + 1, idLength).ToArray();
        var record = body.AsSpan(SaltBytes + LengthBytes + 1 + idLength);
        Assert.True(record.Length <= size, "More than one record.");

        using var sender = ECDiffieHellman.Create(PublicKey(id));
        var shared = browser.DeriveRawSecretAgreement(sender.PublicKey);
        var info = (byte[])[.. "WebPush: info\0"u8, .. Point(browser), .. id];
        var keying = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, secret, info);
        var key = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, keying, 16, salt.ToArray(), [.. "Content-Encoding: aes128gcm\0"u8]);
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, keying, 12, salt.ToArray(), [.. "Content-Encoding: nonce\0"u8]);

        var plain = new byte[record.Length - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(nonce, record[..^TagBytes], record[^TagBytes..], plain);
        var end = Array.FindLastIndex(plain, one => one != 0);
        Assert.Equal(2, plain[end]);
        return Encoding.UTF8.GetString(plain, 0, end);
    }

    /// <summary>Whether a token is signed by a key, both base64url.</summary>
    public static bool IsSigned(string token, string key)
    {
        var dot = token.LastIndexOf('.');
        using var signer = ECDsa.Create(PublicKey(Base64Url.DecodeFromChars(key)));
        return signer.VerifyData(
            Encoding.ASCII.GetBytes(token[..dot]), Base64Url.DecodeFromChars(token.AsSpan(dot + 1)), HashAlgorithmName.SHA256);
    }

    /// <summary>A public key as browsers write it: uncompressed.</summary>
    public static byte[] Point(ECDiffieHellman key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [4, .. point.X!, .. point.Y!];
    }

    /// <summary>A key pair of both halves, base64url.</summary>
    public static ECDiffieHellman Pair(string privateKey, string publicKey)
    {
        var both = PublicKey(Base64Url.DecodeFromChars(publicKey));
        both.D = Base64Url.DecodeFromChars(privateKey);
        return ECDiffieHellman.Create(both);
    }

    private static ECParameters PublicKey(byte[] point) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = point[1..33], Y = point[33..65] },
    };
}
