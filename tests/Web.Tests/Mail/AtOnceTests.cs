using System.Net;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Erasure;
using Comparte.Mail;
using Comparte.Presence;
using Comparte.Topics;
using Comparte.Web.Mail;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Comparte.Web.Tests.Mail;

/// <summary>Mails that come when somebody addresses a member who is away, through a real mail server.</summary>
public sealed class AtOnceTests(MailFixture fixture) : IClassFixture<MailFixture>
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(121);

    private Site Site => fixture.Site;

    [Fact]
    public async Task A_mail_comes_once_when_whoever_is_named_was_away_for_two_minutes()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var no = await neighbors.NameAsync("¿vienes el **sábado**?");

        await fixture.RingAsync(neighbors.Joao.Member);
        Assert.Empty(neighbors.Mails);
        await neighbors.LaterAsync();
        await neighbors.LaterAsync();

        var mail = Assert.Single(neighbors.Mails);
        Assert.Equal("Ana te nombra en «¿Qué sembramos?»", mail.Subject);
        Assert.Contains("> @João: ¿vienes el sábado?", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Huertas", mail.TextBody, StringComparison.Ordinal);
        var link = $"https://comparte.example/app/grupos/huertas-{neighbors.Group.Value[^6..]}"
            + $"/que-sembramos-{neighbors.Thread.Value[^6..]}#p{no}";
        Assert.Contains(link, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"href=\"{link}\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]);
        Assert.StartsWith(
            "<https://comparte.example/correo/baja?t=", mail.Headers[HeaderId.ListUnsubscribe], StringComparison.Ordinal);
        Assert.EndsWith("@comparte.example", mail.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_that_wait_go_in_one_mail_and_say_where_each_is()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        await neighbors.NameAsync("una");
        await neighbors.NameAsync("otra");
        await neighbors.WriteAsync("¿Tienes un rato?");

        await neighbors.LaterAsync();

        var mail = Assert.Single(neighbors.Mails);
        Assert.StartsWith("3 novedades para ti", mail.Subject, StringComparison.Ordinal);
        foreach (var words in new[] { "una", "otra", "¿Tienes un rato?", "Ana te escribe" })
        {
            Assert.Contains(words, mail.TextBody, StringComparison.Ordinal);
        }

        Assert.Contains(
            $"/app/mensajes/con/{neighbors.Ana.Member.Value[^6..]}#p2", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_talk_is_told_again_only_of_what_came_since()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var (_, thread) = await neighbors.WriteAsync("primera");
        await neighbors.LaterAsync();
        fixture.Forget(neighbors.Joao.Member);
        await neighbors.Ana.PostAsync<JsonElement>(
            $"/api/threads/{thread}/posts", new { requestId = Talk.NewRequest(), body = "segunda" });
        await fixture.HearAsync(neighbors.Joao.Member, nameof(IMailGrain.TakeAsync));
        await neighbors.LaterAsync();

        Assert.Equal(2, neighbors.Mails.Count);
        Assert.Contains("segunda", neighbors.Mails[1].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("primera", neighbors.Mails[1].TextBody, StringComparison.Ordinal);
        Assert.NotEqual(neighbors.Mails[0].MessageId, neighbors.Mails[1].MessageId);
    }

    [Theory]
    [InlineData("seen")]
    [InlineData("seenUpTo")]
    [InlineData("read")]
    public async Task What_was_seen_or_read_meanwhile_brings_no_mail(string how)
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var no = await neighbors.NameAsync();

        var (path, body) = how switch
        {
            "seen" => ("/api/me/notices/seen", (object)new { nos = new[] { 2 } }),
            "seenUpTo" => ("/api/me/notices/seen", new { upTo = 2 }),
            _ => ($"/api/threads/{neighbors.Thread}/read", new { no }),
        };
        Assert.Equal(HttpStatusCode.NoContent, (await neighbors.Joao.TrySendAsync("PUT", path, body)).StatusCode);
        await neighbors.LaterAsync();

        Assert.Empty(neighbors.Mails);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_does_something_in_the_app_gets_no_mail_until_it_stops_seen_by_others_or_not(bool hidden)
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        await neighbors.NameAsync();
        Site.Clock.Advance(Away);
        var host = new HostId($"host-{Guid.NewGuid():N}", 1);
        await ReportAsync(1, PresenceState.Active);
        await fixture.RingAsync(neighbors.Joao.Member);
        Assert.Empty(neighbors.Mails);

        // The tab stays open and does nothing.
        Site.Clock.Advance(TimeSpan.FromMinutes(6));
        await ReportAsync(2, PresenceState.Idle, -TimeSpan.FromMinutes(6));
        await fixture.RingAsync(neighbors.Joao.Member);

        Assert.Single(neighbors.Mails);

        Task<bool> ReportAsync(long number, PresenceState state, TimeSpan ago = default)
        {
            var at = Site.Clock.GetUtcNow() + ago;
            var presence = new MemberPresence { Member = neighbors.Joao.Member, State = state, At = at, Hidden = hidden };
            return Site.Grains.GetPresence().ReportAsync(new() { Host = host, Number = number, Changes = [presence] });
        }
    }

    [Fact]
    public async Task Quiet_hours_hold_it_until_they_end()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var hour = Site.Clock.GetUtcNow().Hour;
        await neighbors.ChooseAsync(Choice(quietFrom: hour, quietTo: (hour + 3) % 24));
        await neighbors.NameAsync();

        await neighbors.LaterAsync();
        Assert.Empty(neighbors.Mails);
        await neighbors.LaterAsync(TimeSpan.FromHours(3));

        Assert.Single(neighbors.Mails);
    }

    [Fact]
    public async Task What_waits_goes_when_quiet_hours_are_chosen_away()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var hour = Site.Clock.GetUtcNow().Hour;
        await neighbors.ChooseAsync(Choice(quietFrom: hour, quietTo: (hour + 3) % 24));
        await neighbors.NameAsync();
        await neighbors.LaterAsync();
        Assert.Empty(neighbors.Mails);

        await neighbors.ChooseAsync(Choice());

        var reminder = await Site.Services.GetRequiredService<IReminderTable>().ReadRow(
            GrainId.Create("mail", neighbors.Joao.Member.Value), IMailGrain.AtOnceReminder);
        Assert.True(reminder!.StartAt < Site.Clock.GetUtcNow().AddMinutes(3));
        await neighbors.LaterAsync();
        Assert.Single(neighbors.Mails);
    }

    [Fact]
    public async Task What_mail_programs_would_decode_stays_as_it_was_written_and_is_no_name()
    {
        const string Encoded = "=?utf-8?q?Secretar=C3=ADa=0D=0ABcc:_x=40evil.example?= te escribe";
        using var stored = new MemoryStream();
        await Site.Services.GetRequiredService<MailSite>().NewMail("a@example.org", Encoded).WriteToAsync(stored);
        stored.Position = 0;
        using var read = await MimeMessage.LoadAsync(stored);
        Assert.Equal(Encoded, read.Subject!.Replace("\u200B", "", StringComparison.Ordinal));

        using var joao = await Site.SignedInAsync("João");
        var renamed = await joao.TrySendAsync(
            "PATCH", "/api/members/me", new { requestId = Talk.NewRequest(), name = Encoded });
        Assert.Equal((400, "characters_invalid"), await Browser.RefusalAsync(renamed));
    }

    [Fact]
    public async Task What_was_deleted_or_may_be_read_no_more_is_not_quoted_and_alone_brings_no_mail()
    {
        using var deleted = await fixture.NewNeighborsAsync();
        var no = await deleted.NameAsync("un secreto");
        await deleted.Ana.TrySendAsync("DELETE", $"/api/threads/{deleted.Thread}/posts/{no}?requestId={Talk.NewRequest()}");
        await deleted.LaterAsync();
        Assert.Empty(deleted.Mails);

        using var removed = await fixture.NewNeighborsAsync();
        await removed.NameAsync("otro secreto");
        await removed.WriteAsync("para ti");
        await removed.Ana.TrySendAsync(
            "DELETE", $"/api/groups/{removed.Group}/members/{removed.Joao.Member}?requestId={Talk.NewRequest()}");
        await removed.LaterAsync();
        var mail = Assert.Single(removed.Mails);
        Assert.Contains("para ti", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("otro secreto", mail.ToString(), StringComparison.Ordinal);

        using var edited = await fixture.NewNeighborsAsync();
        var named = await edited.NameAsync("a ti");
        await edited.Ana.TrySendAsync(
            "PATCH", $"/api/threads/{edited.Thread}/posts/{named}", new { requestId = Talk.NewRequest(), body = "a nadie" });
        await edited.LaterAsync();
        Assert.Empty(edited.Mails);
    }

    [Fact]
    public async Task Whoever_wants_none_or_has_no_address_is_not_even_waited_for()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        await neighbors.ChooseAsync(Choice(atOnce: false));
        await neighbors.NameAsync();
        Assert.False(await HasReminderAsync(neighbors.Joao.Member));
        await neighbors.LaterAsync();
        Assert.Empty(neighbors.Mails);

        using var maren = await Site.SignedInAsync("Maren");
        await maren.PostAsync<JsonElement>($"/api/groups/{neighbors.Group}/membership", new { requestId = Talk.NewRequest() });
        await neighbors.Ana.PostAsync<JsonElement>(
            $"/api/threads/{neighbors.Thread}/posts",
            new { requestId = Talk.NewRequest(), body = $"@[Maren]({maren.Member}): ¿vienes?" });
        await fixture.HearAsync(maren.Member, nameof(IMailGrain.TakeAsync));
        Assert.False(await HasReminderAsync(maren.Member));
    }

    [Fact]
    public async Task Whoever_was_blocked_or_left_gets_none()
    {
        using var blocked = await fixture.NewNeighborsAsync();
        await blocked.NameAsync();
        await Site.Grains.GetGrain<IAccountGrain>(blocked.Joao.Member.Value).SetStandingAsync(Standing.Blocked);
        await blocked.LaterAsync();
        Assert.Empty(blocked.Mails);

        using var left = await fixture.NewNeighborsAsync();
        await left.NameAsync();
        var erasure = Site.Grains.GetGrain<IErasureGrain>(left.Joao.Member.Value);
        Assert.Null(await erasure.EraseAsync(left.Joao.Member));
        await fixture.HearAsync(left.Joao.Member, nameof(IMailGrain.EraseAsync));
        Assert.False(await HasReminderAsync(left.Joao.Member));
        Assert.False(await HasReminderAsync(left.Joao.Member, IMailGrain.DigestReminder));
        await left.LaterAsync();
        Assert.Empty(left.Mails);
    }

    [Fact]
    public async Task What_a_busy_server_did_not_take_is_tried_again_later_and_later()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        await neighbors.NameAsync();
        fixture.Server.Behaves = _ => Manners.IsBusy;
        await neighbors.LaterAsync();
        var tried = fixture.Server.Connections;
        await fixture.RingAsync(neighbors.Joao.Member);
        Assert.Equal(tried, fixture.Server.Connections);
        await neighbors.LaterAsync(TimeSpan.FromSeconds(61));
        Assert.Equal(tried + 1, fixture.Server.Connections);
        fixture.Server.Behaves = _ => Manners.Takes;
        await neighbors.LaterAsync(TimeSpan.FromSeconds(61));
        Assert.Empty(neighbors.Mails);
        await neighbors.LaterAsync(TimeSpan.FromMinutes(4));

        Assert.Single(neighbors.Mails);
    }

    [Fact]
    public async Task A_mail_of_which_nobody_knows_whether_it_was_taken_comes_again_with_the_same_id()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        await neighbors.NameAsync();
        fixture.Server.Behaves = _ => Manners.Breaks;
        await neighbors.LaterAsync();
        fixture.Server.Behaves = _ => Manners.Takes;
        await neighbors.LaterAsync();
        await neighbors.LaterAsync();

        Assert.Equal(2, neighbors.Mails.Count);
        Assert.Single(neighbors.Mails.Select(mail => mail.MessageId).Distinct());
    }

    [Fact]
    public async Task A_refused_address_is_not_tried_again()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        await neighbors.NameAsync();
        fixture.Server.Behaves = _ => Manners.Refuses;
        await neighbors.LaterAsync();
        fixture.Server.Behaves = _ => Manners.Takes;
        await neighbors.LaterAsync(TimeSpan.FromHours(7));

        Assert.Empty(neighbors.Mails);
        Assert.False(await HasReminderAsync(neighbors.Joao.Member));
    }

    [Fact]
    public async Task A_mail_is_small_plain_to_read_and_fetches_nothing()
    {
        using var neighbors = await fixture.NewNeighborsAsync("<b>Ana</b> & Co");
        var attack = "<script>alert(1)</script> ![foto](https://tracker.example/x.png) <img src=x onerror=alert(1)> ";
        for (var i = 0; i < 12; i++)
        {
            await neighbors.NameAsync(attack + new string('ñ', 3_000) + i);
        }

        await neighbors.LaterAsync();

        var mail = Assert.Single(neighbors.Mails);
        var html = mail.HtmlBody!;
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 1_000, 30_000);
        foreach (var tag in new[] { "<script", "<img", "<link", "<iframe", "<b>", "src=", "@import", "url(" })
        {
            Assert.DoesNotContain(
                tag, html.Replace("&lt;img src=x", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }

        Assert.All(
            System.Text.RegularExpressions.Regex.Matches(html, "href=\"([^\"]*)\"").Select(link => link.Groups[1].Value),
            link => Assert.StartsWith("https://comparte.example/", link, StringComparison.Ordinal));
        Assert.Contains("<meta name=\"viewport\"", html, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme:dark", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Ana&lt;/b&gt; &amp; Co", html, StringComparison.Ordinal);
        Assert.IsType<MultipartAlternative>(mail.Body);
    }

    [Theory]
    [InlineData("pt", "Olá, João", "Ana cita você")]
    [InlineData("eu", "Kaixo, João", "Ana")]
    [InlineData("en", "Hello, João", "Ana")]
    public async Task A_mail_speaks_its_readers_language(string language, string hello, string subject)
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        await neighbors.Joao.TrySendAsync(
            "PATCH", "/api/members/me", new { requestId = Talk.NewRequest(), settings = new { language } });
        await neighbors.NameAsync();
        await neighbors.LaterAsync();

        var mail = Assert.Single(neighbors.Mails);
        Assert.Contains(hello, mail.TextBody, StringComparison.Ordinal);
        Assert.StartsWith(subject[..3], mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language}\">", mail.HtmlBody, StringComparison.Ordinal);
    }

    private static object Choice(bool atOnce = true, int? quietFrom = null, int? quietTo = null) => new
    {
        atOnce,
        digest = "weekly",
        day = "monday",
        hour = 8,
        quietFrom,
        quietTo,
        zone = "UTC",
    };

    private async Task<bool> HasReminderAsync(MemberId member, string name = IMailGrain.AtOnceReminder) =>
        await Site.Services.GetRequiredService<IReminderTable>().ReadRow(GrainId.Create("mail", member.Value), name) is not null;
}
