using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Comparte.Cluster.Tests.Storage;
using MimeKit;

namespace Comparte.Cluster.Tests.Web;

/// <summary>Whoever is named in an acknowledged post and is away gets a mail of it, wherever between the two the host was killed;
/// what comes twice is the same mail.</summary>
public sealed class KilledBeforeMailTests
{
    private static readonly int Rounds = Kills.Or(5);

    /// <summary>The longest that a host lives after the post: the mail goes after one second.</summary>
    private const int Milliseconds = 1_500;

    private readonly Random _chance = new(20260302);

    [Fact]
    public async Task Everybody_who_was_named_has_a_mail_of_it_after_each_SIGKILL()
    {
        using var folder = new TemporaryFolder();
        var (named, thread, joao) = (new List<long>(), "", "");
        for (var round = 0; round < Rounds; round++)
        {
            await using var host = await StartAsync(folder);
            using var ana = await host.SignInAsync("ana@demo.example");
            joao = joao.Length > 0 ? joao : await IdOfAsync(host);
            thread = thread.Length > 0 ? thread : await ana.OpenThreadAsync();
            named.Add(await ana.PublishAsync(thread, CommunityClient.NewRequest(), $"@[João]({joao}): ¿vienes?"));
            await Task.Delay(_chance.Next(Milliseconds));
            await host.KillAsync();
        }

        await using var last = await StartAsync(folder);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var mails = Mails(folder);
        while (!named.TrueForAll(no => mails.Exists(mail => Tells(mail, no))))
        {
            await Task.Delay(100, patience.Token);
            mails = Mails(folder);
        }

        Assert.All(
            mails.GroupBy(mail => mail.MessageId),
            same => Assert.Single(same.Select(mail => string.Join(' ', named.Where(no => Tells(mail, no)))).Distinct()));
    }

    private static Task<WebProcess> StartAsync(TemporaryFolder folder) =>
        Demonstration.StartAsync(folder.Location, "--Mail:Away=00:00:01");

    private static bool Tells(MimeMessage mail, long no) => mail.TextBody!.Split('\n')
        .Any(line => line.TrimEnd().EndsWith(string.Create(CultureInfo.InvariantCulture, $"#p{no}"), StringComparison.Ordinal));

    private static List<MimeMessage> Mails(TemporaryFolder folder) =>
        Directory.Exists(Path.Combine(folder.Location, "mail"))
            ? [.. Directory.GetFiles(Path.Combine(folder.Location, "mail"), "*.eml").Select(file => MimeMessage.Load(file))]
            : [];

    private static async Task<string> IdOfAsync(WebProcess host)
    {
        using var joao = await host.SignInAsync("joao@demo.example");
        var me = await joao.GetFromJsonAsync<JsonElement>("/api/me");
        return me.GetProperty("member").GetProperty("id").GetString()!;
    }
}
