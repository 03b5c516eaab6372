using System.Globalization;
using System.Security.Cryptography;
using Comparte.Silo;
using MimeKit;

namespace Comparte.Web.Mail;

/// <summary>Writes mails as <c>.eml</c> files into the data folder, for communities without a mail server. Only the newest are
/// kept: nobody empties the folder.</summary>
internal sealed partial class FolderOffice(DataFolder folder, TimeProvider clock, ILogger<FolderOffice> logger)
    : IPostOffice
{
    private const int Kept = 200;

    /// <inheritdoc />
    public async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        var mails = Directory.CreateDirectory(Path.Combine(folder.Location, "mail"));
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{clock.GetUtcNow():yyyyMMdd-HHmmss-fff}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}.eml");

        // A reader must never see half a mail.
        var file = Path.Combine(mails.FullName, name);
        await mail.WriteToAsync($"{file}.part", cancellationToken);
        File.Move($"{file}.part", file);
        foreach (var old in mails.EnumerateFiles("*.eml").OrderByDescending(old => old.Name, StringComparer.Ordinal).Skip(Kept))
        {
            old.Delete();
        }

        LogWritten(name);
    }

    // Never whom it is for.
    [LoggerMessage(4101, LogLevel.Information, "A mail lies in the data folder: mail/{File}")]
    private partial void LogWritten(string file);
}
