using System.Net;
using System.Text.Json;
using Comparte.Web.Accounts;

namespace Comparte.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class PasskeyTests(Site site) : IDisposable
{
    // A passkey belongs to a name, never to a bare address: browsers resolve localhost themselves.
    private readonly Uri _address = new($"http://localhost:{site.Address.Port}");

    private SoftwareAuthenticator? _device;

    private SoftwareAuthenticator Device => _device ??= new SoftwareAuthenticator(_address);

    public void Dispose() => _device?.Dispose();

    [Fact]
    public async Task A_passkey_signs_in_without_name_and_password()
    {
        using var member = await SignedInAsync();
        var added = await AddAsync(member);
        Assert.Equal("Mi teléfono", added.Name);
        using var phone = new Browser(_address);

        var me = await EnterAsync(phone);
        await EnterAsync(phone);

        Assert.Equal(member.Member, me.Member.Id);
        Assert.Equal(added.Id, Assert.Single(me.Passkeys).Id);
        Assert.Equal(HttpStatusCode.OK, (await phone.Http.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task A_passkey_signs_in_on_a_shared_device()
    {
        using var member = await SignedInAsync();
        await AddAsync(member);
        using var library = new Browser(_address);
        var options = await library.PostAsync<JsonElement>("/api/session/passkey/options", new { });

        await SharedDeviceTests.EnterAsync(
            library, "/api/session/passkey", new { credential = Device.Get(options), shared = true });
    }

    [Fact]
    public async Task A_removed_passkey_signs_nobody_in()
    {
        using var member = await SignedInAsync();
        var added = await AddAsync(member);

        Assert.Equal(HttpStatusCode.NoContent, (await member.Http.DeleteAsync($"/api/me/passkeys/{added.Id}")).StatusCode);

        using var phone = new Browser(_address);
        var options = await phone.PostAsync<JsonElement>("/api/session/passkey/options", new { });
        var answer = await phone.TryPostAsync("/api/session/passkey", new { credential = Device.Get(options) });
        Assert.Equal((403, "passkey_refused"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task An_answer_to_another_browsers_challenge_is_refused()
    {
        using var member = await SignedInAsync();
        await AddAsync(member);
        using var phone = new Browser(_address);
        using var thief = new Browser(_address);
        var options = await phone.PostAsync<JsonElement>("/api/session/passkey/options", new { });

        var answer = await thief.TryPostAsync("/api/session/passkey", new { credential = Device.Get(options) });

        Assert.Equal((403, "passkey_refused"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task One_passkey_belongs_to_one_account()
    {
        using var member = await SignedInAsync();
        await AddAsync(member);
        using var other = await SignedInAsync();
        var options = await other.PostAsync<JsonElement>("/api/me/passkeys/options", new { });

        var answer = await other.TryPostAsync(
            "/api/me/passkeys", new { credential = Device.Create(options), name = "La misma" });

        Assert.Equal((403, "passkey_refused"), await Browser.RefusalAsync(answer));
    }

    private async Task<Browser> SignedInAsync()
    {
        using var there = await site.SignedInAsync();
        var here = new Browser(_address) { Member = there.Member, SignInName = there.SignInName };
        Assert.Equal(HttpStatusCode.OK, (await here.SignInAsync(here.SignInName)).StatusCode);
        return here;
    }

    private async Task<PasskeyView> AddAsync(Browser member)
    {
        var options = await member.PostAsync<JsonElement>("/api/me/passkeys/options", new { });
        return await member.PostAsync<PasskeyView>(
            "/api/me/passkeys", new { credential = Device.Create(options), name = "Mi teléfono" });
    }

    private async Task<Me> EnterAsync(Browser phone)
    {
        var options = await phone.PostAsync<JsonElement>("/api/session/passkey/options", new { });
        return await phone.PostAsync<Me>("/api/session/passkey", new { credential = Device.Get(options) });
    }
}
