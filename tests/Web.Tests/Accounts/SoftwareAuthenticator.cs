using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Comparte.Web.Tests.Accounts;

/// <summary>What a browser and a device do with a passkey: a P-256 key, attestation <c>none</c>.</summary>
internal sealed class SoftwareAuthenticator(Uri site) : IDisposable
{
    private const byte PresentAndVerified = 0x05;
    private const byte AttestedData = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(20);
    private string _userHandle = "";
    private uint _count;

    /// <summary>What <c>navigator.credentials.create</c> gives.</summary>
    public JsonObject Create(JsonElement options)
    {
        _userHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        var client = ClientData("webauthn.create", options);
        byte[] key = [.. new byte[16], .. UInt16(_id.Length), .. _id, .. CoseKey()];
        byte[] attestation =
        [
            0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"),
            .. Bytes(AuthenticatorData(PresentAndVerified | AttestedData, key)),
        ];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Encode(client),
            ["attestationObject"] = Encode(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>What <c>navigator.credentials.get</c> gives.</summary>
    public JsonObject Get(JsonElement options)
    {
        var client = ClientData("webauthn.get", options);
        var data = AuthenticatorData(PresentAndVerified, []);
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Encode(client),
            ["authenticatorData"] = Encode(data),
            ["signature"] = Encode(
                _key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = _userHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    private JsonObject Credential(JsonObject response) => new()
    {
        ["id"] = Encode(_id),
        ["rawId"] = Encode(_id),
        ["type"] = "public-key",
        ["response"] = response,
        ["clientExtensionResults"] = new JsonObject(),
        ["authenticatorAttachment"] = "platform",
    };

    private byte[] ClientData(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type,
        challenge = options.GetProperty("challenge").GetString(),
        origin = site.GetLeftPart(UriPartial.Authority),
        crossOrigin = false,
    });

    private byte[] AuthenticatorData(byte flags, byte[] attested)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(site.Host)), flags, .. count, .. attested];
    }

    /// <summary>CBOR: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}.</summary>
    private byte[] CoseKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => [0x58, checked((byte)bytes.Length), .. bytes];

    private static byte[] UInt16(int value) => [(byte)(value >> 8), (byte)value];

    private static string Encode(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
