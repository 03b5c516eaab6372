using Comparte.Silo;
using Comparte.Web.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace Comparte.Web.Tests.Mail;

/// <summary>Mails of a community that has no mail server.</summary>
public sealed class FolderOfficeTests
{
    [Fact]
    public async Task Only_the_newest_mails_are_kept()
    {
        var at = Directory.CreateTempSubdirectory("comparte-mail-");
        using (var folder = DataFolder.Open(at.FullName))
        {
            var clock = new MovableClock();
            var office = new FolderOffice(folder, clock, NullLogger<FolderOffice>.Instance);
            for (var no = 1; no <= 203; no++)
            {
                using var mail = new MimeMessage { Subject = $"{no}", Body = new TextPart("plain") { Text = "Hola" } };
                await office.SendAsync(mail, CancellationToken.None);
                clock.Advance(TimeSpan.FromSeconds(1));
            }

            var kept = Directory.GetFiles(Path.Combine(at.FullName, "mail")).Order(StringComparer.Ordinal)
                .Select(file => MimeMessage.Load(file).Subject);
            Assert.Equal(Enumerable.Range(4, 200).Select(no => $"{no}"), kept);
        }

        at.Delete(recursive: true);
    }
}
