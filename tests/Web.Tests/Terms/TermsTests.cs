using System.Net;
using System.Net.Http.Json;
using Comparte.Accounts;
using Comparte.Members;
using Comparte.Terms;
using Comparte.Web.Accounts;
using Comparte.Web.Http;
using Comparte.Web.Terms;

namespace Comparte.Web.Tests.Terms;

/// <summary>On a site of their own: elsewhere invitations are accepted by the terms as they are.</summary>
public sealed class TermsTests : IAsyncLifetime
{
    private readonly Site _site = new();

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Anybody_reads_the_terms_in_a_language_and_every_version_with_its_notice()
    {
        using var guest = _site.NewBrowser();
        Assert.Equal((0, 16), Of(await guest.GetAsync<TermsShown>("/api/terms")));
        using var rosa = await _site.SignedInAsync("Rosa", Roles.Administrator);

        await PublishAsync(rosa, after: 0);

        var shown = await guest.GetAsync<TermsShown>("/api/terms?language=pt");
        Assert.Equal((1, 14), Of(shown));
        Assert.Equal(("pt", "A rede", true, null),
            (shown.Text!.Language, shown.Text.Responsible, shown.Text.HasNotice, shown.Text.NoticeHtml));
        Assert.Equal("es", (await guest.GetAsync<TermsShown>("/api/terms?language=xx")).Text!.Language);
        var version = await guest.GetAsync<TermsShown>("/api/terms/versions/1?language=es");
        Assert.Contains("<h3>Aviso</h3>", version.Text!.NoticeHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", version.Text.NoticeHtml, StringComparison.Ordinal);
        Assert.Single((await guest.GetAsync<Items<TermsListed>>("/api/terms/versions")).Values);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Http.GetAsync("/api/terms/versions/2")).StatusCode);
    }

    [Fact]
    public async Task Only_who_administers_reads_the_source_and_publishes()
    {
        using var ane = await _site.SignedInAsync();

        var source = await ane.Http.GetAsync("/api/terms/source");
        var published = await ane.TryPostAsync("/api/terms", Body(after: 0));

        Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(source));
        Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(published));
    }

    [Fact]
    public async Task Words_of_the_greatest_length_in_every_language_are_published()
    {
        using var rosa = await _site.SignedInAsync("Rosa", Roles.Administrator);
        var text = new
        {
            responsible = new string('é', 600),
            purpose = new string('é', 1200),
            place = new string('é', 1200),
            readers = new string('é', 1200),
            notice = new string('é', 20_000),
        };

        var published = await rosa.TryPostAsync("/api/terms", new
        {
            requestId = _site.NewRequest(),
            after = 0,
            leastAge = 16,
            texts = new { es = text, pt = text, eu = text, en = text },
        });

        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
    }

    [Fact]
    public async Task Who_read_an_older_version_is_told_and_joins_by_the_newer_one()
    {
        using var rosa = await _site.SignedInAsync("Rosa", Roles.Administrator);
        var made = await rosa.PostAsync<InvitationMade>(
            "/api/invitations", new { requestId = _site.NewRequest(), uses = "single", days = 7 });
        await PublishAsync(rosa, after: 0);
        using var guest = _site.NewBrowser();

        var old = await AcceptAsync(guest, made.Code, terms: 0);
        var joined = await AcceptAsync(guest, made.Code, terms: 1);

        Assert.Equal((409, "terms_changed"), await Browser.RefusalAsync(old));
        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        var me = await guest.GetAsync<Me>("/api/me");
        Assert.Equal((1, "off"), (me.Network.Terms, me.Settings["interactions"]));
    }

    [Fact]
    public async Task A_member_agrees_to_what_holds_now_and_to_nothing_else()
    {
        using var ane = await _site.SignedInAsync();
        using var rosa = await _site.SignedInAsync("Rosa", Roles.Administrator);
        await PublishAsync(rosa, after: 0);

        var old = await ane.Http.PutAsJsonAsync("/api/me/terms", new { no = 0 });
        var now = await ane.Http.PutAsJsonAsync("/api/me/terms", new { no = 1 });

        Assert.Equal((409, "terms_changed"), await Browser.RefusalAsync(old));
        Assert.Equal(HttpStatusCode.NoContent, now.StatusCode);
        var mine = await _site.Grains.GetGrain<IMemberGrain>(ane.Member.Value).MineAsync(ane.Member);
        Assert.Equal(1, mine.OfType<Consent>().Single(one => one.Id == MemberConsents.Terms).Version);
    }

    private static (int No, int LeastAge) Of(TermsShown shown) => (shown.No, shown.LeastAge);

    private object Body(int after) => new
    {
        requestId = _site.NewRequest(),
        after,
        leastAge = 14,
        texts = new Dictionary<string, object>
        {
            ["es"] = new { responsible = "La red", notice = "# Aviso\n\n<script>alert(1)</script>" },
            ["pt"] = new { responsible = "A rede", notice = "# Aviso", purpose = (string?)null },
        },
    };

    private Task<TermsVersion> PublishAsync(Browser administrator, int after) =>
        administrator.PostAsync<TermsVersion>("/api/terms", Body(after));

    private Task<HttpResponseMessage> AcceptAsync(Browser guest, string code, int terms) =>
        guest.TryPostAsync($"/api/invitations/{code}/acceptance", new
        {
            requestId = _site.NewRequest(),
            name = "Nerea Sáez",
            password = Site.Password,
            language = "es",
            terms,
            ofAge = true,
        });
}
