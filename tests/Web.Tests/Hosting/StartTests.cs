using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Comparte.Silo;
using Comparte.Web.Hosting;
using Comparte.Web.Tests.Accounts.Oidc;

namespace Comparte.Web.Tests.Hosting;

/// <summary>A start that can't be ends with one sentence that says what to do: the real program, in a process of its
/// own.</summary>
public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("comparte-start-");

    [Fact]
    public async Task A_port_that_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        await IsRefusedAsync(
            "The address is taken by another program", "--urls", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");
    }

    [Theory]
    [InlineData("nonsense", "can't be read")]
    [InlineData("http://192.0.2.1:5080", "is not one of this machine")]
    public Task An_address_that_is_none(string url, string sentence) => IsRefusedAsync(sentence, "--urls", url);

    [Fact]
    public async Task A_folder_that_another_process_holds()
    {
        using var held = DataFolder.Open(_folder.FullName);

        await IsRefusedAsync("folder", "--urls", "http://127.0.0.1:0");
    }

    [Fact]
    public async Task A_folder_that_is_none()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");

        await IsRefusedAsync("folder", "--urls", "http://127.0.0.1:0", "--data", Path.Combine(file, "data"));
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:5099")]
    [InlineData("--Kestrel:Endpoints:Web:Url", "http://0.0.0.0:5099")]
    public async Task A_demonstration_for_others_to_reach_leaves_the_folder_as_it_was(string option, string url)
    {
        await IsRefusedAsync("listens on this machine only", "--demo", option, url);

        using var folder = DataFolder.Open(_folder.FullName);
        Assert.False(folder.IsDemonstration);
    }

    [Theory]
    [InlineData("http://[::]:5080", "http://localhost:5080")]
    [InlineData("http://0.0.0.0:5080/", "http://localhost:5080")]
    [InlineData("http://*:80", "http://localhost:80")]
    [InlineData("https://comparte.example", "https://comparte.example")]
    public void Links_lead_where_somebody_can_follow(string listening, string site)
    {
        Assert.Equal(site, SiteAddress.Of(null, [listening]));
        Assert.Equal("https://elsewhere.example", SiteAddress.Of("https://elsewhere.example/", [listening]));
    }

    [Theory]
    [InlineData("Key", "Con Espacio", "SignIn:Oidc:0:Key is a short name")]
    [InlineData("Key", "", "SignIn:Oidc:0:Key is a short name")]
    [InlineData("Name", "", "SignIn:Oidc:0:Name is what people know")]
    [InlineData("Authority", "http://login.example.org", "SignIn:Oidc:0:Authority is the provider's address")]
    [InlineData("Authority", "login.example.org", "SignIn:Oidc:0:Authority is the provider's address")]
    [InlineData("ClientId", "", "SignIn:Oidc:0:ClientId is missing")]
    [InlineData("ClientSecret", "", "SignIn:Oidc:0:ClientSecret is missing")]
    public Task An_identity_provider_that_is_set_up_wrong(string setting, string value, string sentence)
    {
        var settings = IdentityProvider.Settings(0, "unizar", "Universidad", "https://login.example.org");
        settings[$"SignIn:Oidc:0:{setting}"] = value;
        return IsRefusedAsync(
            sentence, [.. settings.SelectMany(pair => new[] { $"--{pair.Key}", pair.Value }), "--urls", "http://127.0.0.1:0"]);
    }

    [Fact]
    public Task Two_identity_providers_of_one_key() => IsRefusedAsync(
        "Two of SignIn:Oidc have the key unizar",
        [
            .. IdentityProvider.Settings(0, "unizar", "Una", "https://one.example.org")
                .Concat(IdentityProvider.Settings(1, "unizar", "Otra", "https://other.example.org"))
                .SelectMany(pair => new[] { $"--{pair.Key}", pair.Value }),
            "--urls", "http://127.0.0.1:0",
        ]);

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task IsRefusedAsync(string sentence, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])
            [typeof(Program).Assembly.Location, "--data", _folder.FullName, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await output;

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Single(said.Trim().Split('\n'));
    }
}
