using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Comparte.Web.Webhooks;

/// <summary>The secrets of receivers: sealed wherever they are kept, as what is in cookies, and opened to sign, or to be shown to
/// whoever made one. Signatures are those of Standard Webhooks.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private const string Prefix = "whsec_";
    private const int Bytes = 32;
    private readonly IDataProtector _protector = protection.CreateProtector("webhooks");

    /// <summary>A new one, sealed.</summary>
    public string New() => _protector.Protect(Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>One as its receiver knows it.</summary>
    public string Open(string sealedSecret) => _protector.Unprotect(sealedSecret);

    /// <summary>What a receiver checks: <c>v1,</c> and the HMAC-SHA256, in base64, of the id, the time and the body with dots between
    /// them. The key is what the secret says after its prefix.</summary>
    public static string Sign(string secret, string id, long timestamp, string body)
    {
        var key = Convert.FromBase64String(secret[Prefix.Length..]);
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")))}";
    }
}
