using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Erasure;
using Comparte.Exports;
using Comparte.Files;
using Comparte.Silo.Operations;
using Comparte.Web.Tests.Files;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Accounts;

/// <summary>Everything that is a member's own, over HTTP: who gets it, how often, for how long, and on a poor
/// line.</summary>
[Collection(SiteCollection.Name)]
public sealed class ExportTests(Site site)
{
    private const string Path = Taking.Export;

    [Fact]
    public async Task It_is_made_once_and_fetched_until_the_next_day()
    {
        using var ana = await site.SignedInAsync("Ana");
        Assert.Equal(ExportPhase.None, (await ana.GetAsync<ExportView>(Path)).Phase);
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.Http.GetAsync($"{Path}/content")));

        var made = await ana.MadeAsync();

        using var answer = await ana.Http.GetAsync($"{Path}/content");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(made.Size, bytes.Length);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        var name = answer.Content.Headers.ContentDisposition?.FileName;
        Assert.StartsWith("comparte-", name?.Trim('"'), StringComparison.Ordinal);
        Assert.Contains("index.html", Taking.Unpacked(bytes).Keys);
        Assert.Equal(24, (made.Until - answer.Content.Headers.LastModified)!.Value.TotalHours, tolerance: 0.01);
    }

    [Fact]
    public async Task A_line_that_breaks_goes_on_where_it_was()
    {
        using var ana = await site.SignedInAsync("Ana");
        var numbers = string.Concat(Enumerable.Range(0, 20_000).Select(n => $"{n * 7919} "));
        await ana.UploadAsync(Encoding.UTF8.GetBytes(numbers), "datos.txt");
        await ana.MadeAsync();
        using var whole = await ana.Http.GetAsync($"{Path}/content");
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        using var rest = new HttpRequestMessage(HttpMethod.Get, $"{Path}/content");
        rest.Headers.Range = new RangeHeaderValue(bytes.Length / 2, null);
        rest.Headers.IfRange = new RangeConditionHeaderValue(whole.Headers.ETag!);

        using var answer = await ana.Http.SendAsync(rest);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(bytes[(bytes.Length / 2)..], await answer.Content.ReadAsByteArrayAsync());
        Assert.False(whole.Headers.ETag!.IsWeak);
    }

    [Fact]
    public async Task Of_one_that_was_made_anew_nothing_is_put_to_the_end_of_another()
    {
        using var ana = await site.SignedInAsync("Ana");
        await ana.MadeAsync();
        using var before = await ana.Http.GetAsync($"{Path}/content");
        await ana.MadeAsync();
        using var rest = new HttpRequestMessage(HttpMethod.Get, $"{Path}/content");
        rest.Headers.Range = new RangeHeaderValue(100, null);
        rest.Headers.IfRange = new RangeConditionHeaderValue(before.Headers.ETag!);

        using var answer = await ana.Http.SendAsync(rest);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_else_gets_it_and_no_token()
    {
        using var ana = await site.SignedInAsync("Ana");
        await ana.MadeAsync();
        using var joao = await site.SignedInAsync("João");
        Assert.Equal(ExportPhase.None, (await joao.GetAsync<ExportView>(Path)).Phase);
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await joao.Http.GetAsync($"{Path}/content")));

        foreach (var scope in new[] { "read", "write" })
        {
            var made = await ana.PostAsync<JsonElement>(
                "/api/tokens", new { requestId = Talk.NewRequest(), name = "lector", scope, days = 7 });
            using var program = new HttpClient { BaseAddress = site.Address };
            program.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Bearer", made.GetProperty("token").GetString());
            Assert.Equal((403, "token_refused"), await Browser.RefusalAsync(await program.GetAsync(Path)));
            Assert.Equal((403, "token_refused"), await Browser.RefusalAsync(await program.GetAsync($"{Path}/content")));
        }
    }

    [Fact]
    public async Task Who_was_blocked_gets_nothing()
    {
        using var ana = await site.SignedInAsync("Ana");
        await ana.MadeAsync();

        await site.Grains.GetGrain<IAccountGrain>(ana.Member.Value).SetStandingAsync(Standing.Blocked);

        Assert.Equal((401, "sign_in_required"), await Browser.RefusalAsync(await ana.Http.GetAsync($"{Path}/content")));
        var asked = new NewExport { RequestId = Talk.NewRequest() };
        Assert.Equal(
            RefusalKind.NotFound,
            (await site.Grains.GetGrain<IExportGrain>(ana.Member.Value).BeginAsync(ana.Member, asked)).Refusal?.Kind);
    }

    [Fact]
    public async Task It_needs_the_password_or_a_sign_in_of_just_now()
    {
        await using var later = new Site();
        await later.InitializeAsync();
        using var ana = await later.SignedInAsync("Ana");
        later.Clock.Advance(TimeSpan.FromMinutes(20));

        object Body(string? password) => new { requestId = Talk.NewRequest(), password };
        Assert.Equal((403, "password_needed"), await Browser.RefusalAsync(await ana.TryPostAsync(Path, Body(null))));
        Assert.Equal((403, "password_wrong"), await Browser.RefusalAsync(await ana.TryPostAsync(Path, Body("otra cosa"))));
        await ana.PostAsync<ExportView>(Path, Body(Site.Password));

        await Site.EventuallyAsync(async () => (await ana.GetAsync<ExportView>(Path)).Phase == ExportPhase.Ready);
        later.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(ExportPhase.None, (await ana.GetAsync<ExportView>(Path)).Phase);
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.Http.GetAsync($"{Path}/content")));
    }

    [Fact]
    public async Task Three_times_a_day_are_enough()
    {
        using var ana = await site.SignedInAsync("Ana");
        for (var times = 0; times < 3; times++)
        {
            await ana.MadeAsync();
        }

        var again = await ana.TryPostAsync(Path, new { requestId = Talk.NewRequest() });

        Assert.Equal((409, "exports_full"), await Browser.RefusalAsync(again));
        Assert.Equal(ExportPhase.Ready, (await ana.GetAsync<ExportView>(Path)).Phase);
    }

    [Fact]
    public async Task Removed_its_bytes_are_gone_and_it_counts_to_nobodys_room()
    {
        using var ana = await site.SignedInAsync("Ana");
        await ana.MadeAsync();
        Assert.Single(BytesOf(ana));
        Assert.Empty(await site.Grains.GetGrain<IQuotaGrain>(ana.Member.Value).FilesAsync());

        await ana.MustAsync("DELETE", Path);

        Assert.Empty(BytesOf(ana));
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.Http.GetAsync($"{Path}/content")));
    }

    [Fact]
    public async Task Whoever_leaves_the_network_leaves_no_file_behind()
    {
        using var ana = await site.SignedInAsync("Ana");
        await ana.MadeAsync();

        await ana.MustAsync("POST", "/api/me/erasure", new { });

        await Site.EventuallyAsync(async () =>
            await site.Grains.GetGrain<IErasureGrain>(ana.Member.Value).DoneAtAsync() is not null);
        Assert.Empty(BytesOf(ana));
    }

    [Fact]
    public async Task Signing_out_elsewhere_takes_nothing_away()
    {
        using var ana = await site.SignedInAsync("Ana");
        await ana.MadeAsync();
        using var phone = site.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await phone.SignInAsync(ana.SignInName)).StatusCode);

        await phone.MustAsync("DELETE", "/api/session");

        Assert.Equal(HttpStatusCode.OK, (await ana.Http.GetAsync($"{Path}/content")).StatusCode);
    }

    [Fact]
    public async Task A_check_of_the_folder_finds_nothing_wrong_and_a_backup_leaves_it_out()
    {
        await using var alone = new Site();
        await alone.InitializeAsync();
        using var ana = await alone.SignedInAsync("Ana");
        await ana.MadeAsync();
        using var said = new StringWriter();
        var backup = System.IO.Path.Combine(alone.Folder, "copia.db");
        Assert.Equal(0, StoreCommands.Run(["--backup", backup, "--data", alone.Folder], said, said));
        await alone.StopAsync();

        Assert.Equal(0, StoreCommands.Run(["check", "--data", alone.Folder], said, said));
        Assert.Contains("files: 1 parts", said.ToString(), StringComparison.Ordinal);
        var restored = Directory.CreateTempSubdirectory("comparte-web-").FullName;
        Assert.Equal(0, StoreCommands.Run(["--restore", backup, "--data", restored], said, said));
        Assert.Equal(0, StoreCommands.Run(["check", "--data", restored], said, said));
        Directory.Delete(restored, recursive: true);
    }

    private string[] BytesOf(Browser browser) => Directory.GetFiles(
        System.IO.Path.Combine(site.Folder, "files"), $"x{browser.Member.Value[1..]}*", SearchOption.AllDirectories);
}
