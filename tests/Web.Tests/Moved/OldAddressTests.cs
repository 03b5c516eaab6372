using Comparte.Web.Moved;
using CsCheck;

namespace Comparte.Web.Tests.Moved;

/// <summary>The several addresses of a page come to one.</summary>
public sealed class OldAddressTests
{
    [Theory]
    [InlineData("https://blog.example.org/2019/05/Semillas/", "/2019/05/semillas")]
    [InlineData("http://www.blog.example.org/2019//05/semillas", "/2019/05/semillas")]
    [InlineData("https://blog.example.org/2019/05/semillas/feed/", "/2019/05/semillas")]
    [InlineData("https://blog.example.org/2019/05/semillas/feed/atom/", "/2019/05/semillas")]
    [InlineData("https://blog.example.org/index.php/2019/05/semillas/?utm_source=x#top", "/2019/05/semillas")]
    [InlineData("https://blog.example.org/a%C3%B1o/caf%c3%a9/", "/año/café")]
    [InlineData("https://blog.example.org/an%CC%83o/", "/año")]
    [InlineData("https://blog.example.org/a%25C3%25B1o/", "/año")]
    [InlineData("https://blog.example.org/?p=123", "?p=123")]
    [InlineData("https://blog.example.org/index.php?page_id=123&x=1", "?p=123")]
    [InlineData("https://example.org/blog/?p=5", "/blog?p=5")]
    [InlineData("https://blog.example.org/", null)]
    [InlineData("https://blog.example.org/?p=-1", null)]
    [InlineData("https://blog.example.org/app/x", null)]
    [InlineData("https://blog.example.org/api", null)]
    [InlineData("ftp://blog.example.org/x", null)]
    [InlineData("/x", null)]
    [InlineData("", null)]
    public void A_page_has_one_name(string url, string? name) => Assert.Equal(name, OldAddress.Of(url));

    [Fact]
    public void Whatever_is_asked_for_has_a_name_or_none() => Gen.Select(Gen.String, Gen.String).Sample(
        (path, query) => OldAddress.Read("/" + path, "?" + query).All(name => name.Length > 0), iter: 2000);
}
