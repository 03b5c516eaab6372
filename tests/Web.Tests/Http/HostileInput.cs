using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Comparte.Topics;

namespace Comparte.Web.Tests.Http;

/// <summary>A request that means no good. Paths and bodies name what is there by <c>{g}</c> for a group, <c>{t}</c> for its
/// conversation, <c>{r}</c> for a fresh request.</summary>
/// <param name="Name">What is tried.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Where.</param>
/// <param name="Body">The bytes sent; null for none.</param>
internal sealed record HostileInput(string Name, string Method, string Path, byte[]? Body = null)
{
    private const string Posts = "/api/threads/{t}/posts";
    private const string Entries = "/api/topics/thread/{t}/entries";

    /// <summary>The type it says that it is.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>A header beside the usual ones.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>All that are tried.</summary>
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        .. Sizes(), .. Encodings(), .. Shapes(), .. Names(), .. Requests(), .. Cursors(), .. Paths(), .. Origins(), .. Files(),
    ];

    private static IEnumerable<HostileInput> Sizes() =>
    [
        Post("a text of a megabyte", new { requestId = "{r}", body = new string('a', 1 << 20) }),
        Post("a text one character too long", new { requestId = "{r}", body = new string('a', 16_001) }),
        Post("ten thousand files", new { requestId = "{r}", body = "x", attachments = Many(10_000, new { id = "x" }) }),
        Post("a hundred files", new { requestId = "{r}", body = "x", attachments = Many(100, new { id = "x" + new string('0', 32) }) }),
        Thread("a title of ten thousand letters", new { requestId = "{r}", title = new string('t', 10_000), body = "x" }),
        Group("a name of ten thousand letters", new { requestId = "{r}", name = new string('n', 10_000) }),
        Text("arrays in arrays, ten thousand deep", Posts, new string('[', 10_000)),
        Text("objects in objects, a thousand deep", Posts, Repeated("{\"a\":", 1_000) + "1" + new string('}', 1_000)),
        Text("a property of a megabyte", Posts, $$"""{"requestId":"{r}","{{new string('p', 1 << 20)}}":1}"""),
        Get("words of ten thousand letters", "/api/search?q=" + new string('q', 4_000)),
        Send("quotes in quotes, a million deep", "POST", "/api/preview", new { body = new string('>', 1_000_000) }),
    ];

    private static IEnumerable<HostileInput> Encodings() =>
    [
        Raw("bytes that are no UTF-8", [.. "{\"requestId\":\"{r}\",\"body\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8]),
        Raw("UTF-16 that says it is UTF-8", Encoding.Unicode.GetBytes("""{"requestId":"{r}","body":"x"}""")),
        Text("half of a letter", Posts, """{"requestId":"{r}","body":"\ud800"}"""),
        Post("a letter without a sign", new { requestId = "{r}", body = "a\0b" }),
        Post("nothing but signs that nobody sees", new { requestId = "{r}", body = "\u200B\u200B\u2060" }),
        Group("a name that runs backwards", new { requestId = "{r}", name = "huerta \u202Egnp.exe" }),
        Group("a name of signs that nobody sees", new { requestId = "{r}", name = "\u200B\u200B" }),
        Group("a name in two lines", new { requestId = "{r}", name = "Huerta\r\nBcc: otra@example.org" }),
        Post("a body that says it is text", new { requestId = "{r}", body = "x" }) with { ContentType = "text/plain" },
        Post("a body that says it is a form", new { requestId = "{r}", body = "x" })
            with { ContentType = "application/x-www-form-urlencoded" },
        Post("a body in an alphabet long gone", new { requestId = "{r}", body = "x" }) with { ContentType = "application/json; charset=utf-7" },
        Raw("a packed body", Packed(10_000_000)) with { Header = ("Content-Encoding", "gzip") },
    ];

    private static IEnumerable<HostileInput> Shapes() =>
    [
        Text("no JSON", Posts, "requestId={r}"),
        Text("nothing", Posts, ""),
        Text("null", Posts, "null"),
        Text("a list for an object", Posts, "[]"),
        Text("a number for words", Posts, """{"requestId":"{r}","body":7}"""),
        Text("an object for words", Posts, """{"requestId":"{r}","body":{"$type":"System.IO.FileInfo, System.Runtime"}}"""),
        Text("a number that is none", Posts, """{"requestId":"{r}","body":"x","replyTo":1e400}"""),
        Text("a number larger than numbers are", Posts, """{"requestId":"{r}","body":"x","replyTo":99999999999999999999}"""),
        Text("an answer to what was never said", Posts, """{"requestId":"{r}","body":"x","replyTo":-1}"""),
        Text("a null among files", Posts, """{"requestId":"{r}","body":"x","attachments":[null]}"""),
        Text("JSON that goes on after its end", Posts, """{"requestId":"{r}","body":"x"}{"body":"y"}"""),
    ];

    private static IEnumerable<HostileInput> Names() =>
    [
        Group("an access that there isn't", new { requestId = "{r}", name = "Huerta", access = "root" }),
        Send("a role that there isn't", "PUT", "/api/groups/{g}/members/{m}", new { requestId = "{r}", role = "owner" }),
        Send("a reaction that there isn't", "PUT", Posts + "/2/reactions/<script>", new { requestId = "{r}" }),
        Send("a language that there isn't", "PATCH", "/api/members/me", new { requestId = "{r}", languages = Many(1, "xx-<b>") }),
        Send("a country that there isn't", "PATCH", "/api/members/me", new { requestId = "{r}", country = "Z%" }),
        Send("pushes to what is within", "PUT", "/api/me/push", new
        {
            endpoint = "https://169.254.169.254/latest", p256dh = new string('A', 87), auth = new string('A', 22),
        }),
        Send("a zone on another planet", "PATCH", "/api/members/me", new { requestId = "{r}", settings = new { zone = "Mars/Phobos" } }),
        Send("a setting that there isn't", "PATCH", "/api/members/me", new { requestId = "{r}", settings = new { administrator = "on" } }),
        Send("a task due on no day", "POST", "/api/groups/{g}/tasks", new { requestId = "{r}", title = "x", due = "2026-13-45" }),
    ];

    private static IEnumerable<HostileInput> Requests() =>
    [
        Post("no request", new { body = "x" }),
        Post("a request of zeros", new { requestId = Guid.Empty, body = "x" }),
        Post("a request of last month", new { requestId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow().AddDays(-30)), body = "x" }),
        Post("a request that is no number", new { requestId = "' OR 1=1 --", body = "x" }),
        Post("a request that was made before, with other words", new { requestId = "{used}", body = "y" }),
    ];

    private static IEnumerable<HostileInput> Cursors() =>
    [
        Get("a position that is no number", Entries + "?since=abc"),
        Get("a position before the first", Entries + "?since=-1"),
        Get("a page before the first", Entries + "?before=-5"),
        Get("a page of less than nothing", Entries + "?before=10&limit=-1"),
        Get("a position larger than numbers are", Entries + "?since=99999999999999999999"),
        Send("to hear of a thousand topics", "POST", "/api/live/wait", Many(1_000, new { topic = "thread/{t}", rev = 0 })),
        Send("to hear of nothing", "POST", "/api/live/wait", new object?[] { null }),
    ];

    private static IEnumerable<HostileInput> Paths() =>
    [
        Get("a way out of the folder", "/api/files/..%2f..%2fetc%2fpasswd/content"),
        Get("a way out, twice written", "/api/files/%252e%252e%252fetc%252fpasswd"),
        Get("a group that is a word longer", "/api/groups/{g}0"),
        Get("a group that is a conversation", "/api/groups/{t}"),
        Get("a group in capitals", "/api/topics/GROUP/{g}/entries"),
        Get("a topic of no kind", "/api/topics/account/{m}/entries"),
        Get("another's own topic", "/api/topics/me/m00000000000000000000000000000001/entries"),
        Get("what a database would do", "/api/topics/thread/t'%20OR%20'1'='1/entries"),
        Send("a method in a header", "GET", "/api/groups/{g}/threads", null) with { Header = ("X-HTTP-Method-Override", "POST") },
    ];

    private static IEnumerable<HostileInput> Origins() =>
    [
        Post("words from another site", new { requestId = "{r}", body = "x" }) with { Header = ("Sec-Fetch-Site", "cross-site") },
        Post("words from a neighbour", new { requestId = "{r}", body = "x" }) with { Header = ("Sec-Fetch-Site", "same-site") },
        Post("words with another's token", new { requestId = "{r}", body = "x" })
            with { Header = ("Authorization", "Bearer " + new string('A', 43)) },
    ];

    private static IEnumerable<HostileInput> Files() =>
    [
        File("a file of less than nothing", new { requestId = "{r}", name = "x.png", size = -1 }),
        File("a file of nothing", new { requestId = "{r}", name = "x.png", size = 0 }),
        File("a file of a hundred gigabytes", new { requestId = "{r}", name = "x.png", size = 100L << 30 }),
        File("a file without a name", new { requestId = "{r}", name = "  ", size = 10 }),
        Send("a piece of no file", "PATCH", "/api/files/x" + new string('0', 32), null) with
        {
            Body = [1, 2, 3], ContentType = "application/octet-stream", Header = ("Upload-Offset", "0"),
        },
        Send("a piece at a place that is none", "PATCH", "/api/files/{f}", null) with
        {
            Body = [1, 2, 3], ContentType = "application/octet-stream", Header = ("Upload-Offset", "-7"),
        },
        Send("a piece larger than the file", "PATCH", "/api/files/{f}", null) with
        {
            Body = new byte[4_096], ContentType = "application/octet-stream", Header = ("Upload-Offset", "0"),
        },
        Post("another's file", new { requestId = "{r}", body = "x", attachments = Many(1, new { id = "x" + new string('1', 32) }) }),
    ];

    /// <summary>The request, with what is there in its path and body.</summary>
    public HttpRequestMessage ToRequest(IReadOnlyDictionary<string, string> there)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), Fill(Path, there));
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Fill(Body, there));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        }

        if (Header is { Name: "Content-Encoding" } encoding)
        {
            request.Content!.Headers.ContentEncoding.Add(encoding.Value);
        }
        else if (Header is { } header)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return request;
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    private static string Fill(string text, IReadOnlyDictionary<string, string> there) =>
        there.Aggregate(text, (filled, one) => filled.Replace("{" + one.Key + "}", one.Value, StringComparison.Ordinal));

    /// <summary>Byte by byte, since not all of it is text.</summary>
    private static byte[] Fill(byte[] bytes, IReadOnlyDictionary<string, string> there) =>
        Encoding.Latin1.GetBytes(Fill(Encoding.Latin1.GetString(bytes), there));

    private static HostileInput Post(string name, object body) => Send(name, "POST", Posts, body);

    private static HostileInput Thread(string name, object body) => Send(name, "POST", "/api/groups/{g}/threads", body);

    private static HostileInput Group(string name, object body) => Send(name, "POST", "/api/groups", body);

    private static HostileInput File(string name, object body) => Send(name, "POST", "/api/files", body);

    private static HostileInput Get(string name, string path) => new(name, "GET", path);

    private static HostileInput Text(string name, string path, string body) =>
        new(name, "POST", path, Encoding.UTF8.GetBytes(body));

    private static HostileInput Raw(string name, byte[] body) => new(name, "POST", Posts, body);

    private static HostileInput Send(string name, string method, string path, object? body) =>
        new(name, method, path, body is null ? null : Encoding.UTF8.GetBytes(Json(body)));

    private static string Json(object body) => JsonSerializer.Serialize(body, TopicJson.Options);

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static T[] Many<T>(int count, T one) => [.. Enumerable.Repeat(one, count)];

    private static byte[] Packed(int size)
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(new byte[size]);
        }

        return packed.ToArray();
    }
}
