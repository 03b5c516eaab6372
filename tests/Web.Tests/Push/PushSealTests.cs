using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Comparte.Web.Tests.Push;

/// <summary>What opens pushes in these tests is held against the examples of the RFCs.</summary>
public sealed class PushSealTests
{
    private const string Sealed =
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95b"
        + "Qpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    private const string Token =
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0"
        + "bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA";

    private const string Key = "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";

    [Fact]
    public void The_example_of_RFC_8291_is_opened()
    {
        using var browser = PushSeal.Pair(
            "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        var secret = Base64Url.DecodeFromChars("BTBZMqHH6r4Tts7J_aSIgg");
        var body = Base64Url.DecodeFromChars(Sealed);

        Assert.Equal("When I grow up, I want to be a watermelon", PushSeal.Open(body, browser, secret));

        body[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => PushSeal.Open(body, browser, secret));
    }

    [Fact]
    public void The_example_of_RFC_8292_is_signed()
    {
        Assert.Contains("push.example.net", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Token.Split('.')[1])), StringComparison.Ordinal);
        Assert.True(PushSeal.IsSigned(Token, Key));
        Assert.False(PushSeal.IsSigned(Token[..^2] + "oQ", Key));
    }
}
