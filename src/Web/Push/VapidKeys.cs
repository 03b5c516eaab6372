using System.Buffers.Text;
using System.Security.Cryptography;
using Comparte.Web.Mail;
using Comparte.Web.Security;
using Lib.Net.Http.WebPush.Authentication;
using MimeKit;

namespace Comparte.Web.Push;

/// <summary>The key by which services know the network (RFC 8292): made once, since a browser that subscribed takes nothing by another
/// one.</summary>
internal sealed class VapidKeys(KeptSecrets secrets, MailSite site, MailOptions mail)
{
    private const string Name = "push";

    /// <summary>The public key, base64url.</summary>
    public async Task<string> PublicAsync() => (await PairAsync())[0];

    /// <summary>Signs what goes to services. Whoever runs one learns whom to tell of trouble.</summary>
    public async Task<VapidAuthentication> SignerAsync()
    {
        var pair = await PairAsync();
        var contact = site.HasTls
            ? site.Address
            : $"mailto:{MailboxAddress.Parse(mail.From).Address}";
        return new VapidAuthentication(pair[0], pair[1]) { Subject = contact };
    }

    private async Task<string[]> PairAsync() => (await secrets.OfAsync(Name, NewPair)).Split(' ');

    private static string NewPair()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pair = key.ExportParameters(includePrivateParameters: true);
        return $"{Base64Url.EncodeToString([4, .. pair.Q.X!, .. pair.Q.Y!])} {Base64Url.EncodeToString(pair.D)}";
    }
}
