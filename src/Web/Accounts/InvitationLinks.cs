using QRCoder;

namespace Comparte.Web.Accounts;

/// <summary>An invitation's code as a link and as a picture.</summary>
internal static class InvitationLinks
{
    private const int Module = 4;

    /// <summary>The page of the app on which they are accepted.</summary>
    public const string Page = "/app/invitacion";

    /// <summary>Where a guest opens the invitation.</summary>
    public static string Url(string site, string code) => $"{site}{Page}/{code}";

    /// <summary>The link as an SVG with the size of its own grid, to be scaled by the page.</summary>
    public static string Qr(string url)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(url, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return picture.GetGraphic(Module, "#000", "#fff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
