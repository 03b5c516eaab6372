using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace Comparte.Web.Tests.Files;

/// <summary>Uploads: in pieces, over lines that break, and no more than is taken.</summary>
[Collection(SiteCollection.Name)]
public sealed class UploadTests(Site site)
{
    private const int Size = 900_000;

    [Fact]
    public async Task A_broken_upload_goes_on_where_it_broke()
    {
        using var ana = await site.SignedInAsync("Ana");
        var bytes = Text(Size);
        var id = await ana.CreateFileAsync(Size, "acta.txt");

        async Task<long> OffsetAsync() =>
            (await ana.GetAsync<JsonElement>($"/api/files/{id}")).GetProperty("offset").GetInt64();

        await Assert.ThrowsAsync<HttpRequestException>(() => ana.TryAddAsync(id, 0, new StreamContent(
            new BreakingStream(bytes.AsMemory(0, 500_000), () => Site.EventuallyAsync(async () => await OffsetAsync() > 0)))));

        // What came before the line broke is there, and nothing of it is sent again.
        var offset = 0L;
        await Site.EventuallyAsync(async () =>
        {
            var before = offset;
            offset = await OffsetAsync();
            return offset == before;
        });
        Assert.InRange(offset, 1, 500_000);
        using var rest = await ana.TryAddAsync(id, offset, new ByteArrayContent(bytes[(int)offset..]));
        rest.EnsureSuccessStatusCode();
        Assert.Equal("ready", (await ana.PreparedAsync(id)).GetProperty("phase").GetString());
        Assert.Equal(bytes, await ana.Http.GetByteArrayAsync($"/api/files/{id}/content"));
    }

    [Fact]
    public async Task A_piece_at_another_offset_is_told_the_right_one()
    {
        using var ana = await site.SignedInAsync("Ana");
        var id = await ana.CreateFileAsync(Size, "acta.txt");
        (await ana.TryAddAsync(id, 0, new ByteArrayContent(Text(1000)))).EnsureSuccessStatusCode();

        foreach (var wrong in new[] { 0, 999, 1001 })
        {
            var answer = await ana.TryAddAsync(id, wrong, new ByteArrayContent(Text(10)));
            Assert.Equal((409, "upload_offset"), await Browser.RefusalAsync(answer));
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal(1000, problem.RootElement.GetProperty("offset").GetInt64());
        }
    }

    [Fact]
    public async Task A_file_of_101_megabytes_is_refused_before_anything_is_stored()
    {
        using var ana = await site.SignedInAsync("Ana");

        var request = Talk.NewRequest();
        var answer = await ana.TryPostAsync(
            "/api/files", new { requestId = request, name = "film.mp4", size = 101 * 1024 * 1024 });

        Assert.Equal((413, "file_too_large"), await Browser.RefusalAsync(answer));
        var id = EntityId.FromRequest<FileId>(ana.Member, request);
        var added = await ana.TryAddAsync(id, 0, new ByteArrayContent(Text(1000)));
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(added));
        Assert.Empty(PathsOf(id));
    }

    [Fact]
    public async Task No_more_bytes_come_than_were_announced()
    {
        using var ana = await site.SignedInAsync("Ana");
        var id = await ana.CreateFileAsync(100, "acta.txt");

        var told = await ana.TryAddAsync(id, 0, new ByteArrayContent(Text(101)));
        Assert.Equal((413, "file_too_large"), await Browser.RefusalAsync(told));
        var chunked = new StreamContent(new UnknownLength(Text(101)));
        (await ana.TryAddAsync(id, 0, chunked)).EnsureSuccessStatusCode();

        Assert.Equal(100, (await ana.Http.GetByteArrayAsync($"/api/files/{await ReadyAsync(ana, id)}/content")).Length);
    }

    [Fact]
    public async Task A_piece_is_no_larger_than_eight_megabytes()
    {
        using var ana = await site.SignedInAsync("Ana");
        var id = await ana.CreateFileAsync(20 * 1024 * 1024, "acta.txt");

        // The refusal comes before the bytes are sent.
        ana.Http.DefaultRequestHeaders.ExpectContinue = true;
        var answer = await ana.TryAddAsync(id, 0, new ByteArrayContent(new byte[(8 * 1024 * 1024) + 1]));

        Assert.Equal(413, (int)answer.StatusCode);
    }

    [Fact]
    public async Task How_much_may_be_stored_is_configured()
    {
        var small = new Site(new Dictionary<string, string> { ["Files:MemberBytes"] = "1000", ["Files:FileBytes"] = "900" });
        await small.InitializeAsync();
        try
        {
            using var ana = await small.SignedInAsync("Ana");
            await ana.CreateFileAsync(600, "acta.txt");

            var full = await TryAsync(401);
            var large = await TryAsync(901);

            Task<HttpResponseMessage> TryAsync(int size) =>
                ana.TryPostAsync("/api/files", new { requestId = Talk.NewRequest(), name = "otra.txt", size });

            Assert.Equal((409, "files_full"), await Browser.RefusalAsync(full));
            Assert.Equal((413, "file_too_large"), await Browser.RefusalAsync(large));
        }
        finally
        {
            await small.DisposeAsync();
        }
    }

    [Fact]
    public async Task Nobody_adds_to_anothers_upload()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var id = await ana.CreateFileAsync(100, "acta.txt");

        foreach (var answer in new[]
        {
            await joao.TryAddAsync(id, 0, new ByteArrayContent(Text(100))),
            await joao.Http.GetAsync($"/api/files/{id}"),
            await joao.TrySendAsync("DELETE", $"/api/files/{id}"),
        })
        {
            Assert.Equal((404, "not_found"), await Browser.RefusalAsync(answer));
        }
    }

    [Fact]
    public async Task What_was_taken_back_is_in_no_folder()
    {
        using var ana = await site.SignedInAsync("Ana");
        var (id, _) = await ana.UploadAsync(Text(500), "acta.txt");
        Assert.NotEmpty(PathsOf(id));

        Assert.Equal(HttpStatusCode.NoContent, (await ana.TrySendAsync("DELETE", $"/api/files/{id}")).StatusCode);

        Assert.Empty(PathsOf(id));
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Http.GetAsync($"/api/files/{id}/content")).StatusCode);
    }

    private static async Task<FileId> ReadyAsync(Browser browser, FileId id)
    {
        Assert.Equal("ready", (await browser.PreparedAsync(id)).GetProperty("phase").GetString());
        return id;
    }

    private static byte[] Text(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        for (var at = 0; at < size; at++)
        {
            bytes[at] = (byte)('a' + (bytes[at] % 26));
        }

        return bytes;
    }

    private string[] PathsOf(FileId id) => Directory.Exists(Path.Combine(site.Folder, "files"))
        ? Directory.GetFiles(Path.Combine(site.Folder, "files"), $"{id}.*", SearchOption.AllDirectories)
        : [];

    /// <summary>Sends what it has, and breaks once some of it arrived: what is only on its way is lost with the line.</summary>
    private sealed class BreakingStream(ReadOnlyMemory<byte> bytes, Func<Task> arrived) : MemoryStream(bytes.ToArray())
    {
        public override long Length => base.Length + 1_000;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                await arrived();
                throw new IOException("The line broke.");
            }

            return read;
        }
    }

    /// <summary>A body whose length isn't told before.</summary>
    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
