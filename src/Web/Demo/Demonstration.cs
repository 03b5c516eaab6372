using System.Diagnostics;
using System.Globalization;
using System.Net;
using Comparte.Accounts;
using Comparte.Silo;

namespace Comparte.Web.Demo;

/// <summary>The start with <c>--demo</c>: an empty folder becomes a demonstration for good; any other is left alone.
/// </summary>
internal static class Demonstration
{
    /// <summary>Decides, before anything runs, whether the folder is or becomes a demonstration. One has known passwords,
    /// so it listens on this machine only.</summary>
    /// <exception cref="StartRefusedException">It was told to listen elsewhere.</exception>
    public static void Decide(DataFolder folder, IConfiguration configuration, TextWriter output)
    {
        var asked = configuration.GetValue<bool>("demo");
        var becomes = asked && !folder.HoldsData;

        // Before the folder is marked: a start that is refused leaves it as it was.
        if ((becomes || folder.IsDemonstration) && !Urls(configuration).All(IsLoopback))
        {
            throw new StartRefusedException(
                "A demonstration listens on this machine only: leave out --urls, or give it a localhost address.");
        }

        if (becomes)
        {
            folder.MarkAsDemonstration();
        }
        else if (asked && !folder.IsDemonstration)
        {
            output.WriteLine("The folder holds a community already: it is left alone.");
        }
    }

    /// <summary>Fills a new demonstration, and prints its sign-ins.</summary>
    /// <exception cref="StartRefusedException">Filling it was interrupted before.</exception>
    public static async Task PrepareAsync(IServiceProvider services, TextWriter output)
    {
        if (!services.GetRequiredService<DataFolder>().IsDemonstration)
        {
            return;
        }

        var grains = services.GetRequiredService<IGrainFactory>();
        switch (await grains.GetNetwork().ReadAsync())
        {
            case { Demonstration: false }:
                await FillAsync(grains, services.GetRequiredService<TimeProvider>(), output);
                break;
            case { WelcomeGroup: null }:
                throw new StartRefusedException(
                    "The folder holds half a demonstration, since filling it was interrupted: delete it and start again.");
        }

        await output.WriteLineAsync("Everybody in this community is invented. Sign in as one of");
        foreach (var key in DemoSignIns.Keys)
        {
            await output.WriteLineAsync($"  {DemoSignIns.AddressOf(key),-20} {DemoSignIns.Password}");
        }
    }

    private static async Task FillAsync(IGrainFactory grains, TimeProvider clock, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        await output.WriteAsync("Filling the folder with the demonstration community:");
        await grains.GetNetwork().ChangeAsync(null, null, demonstration: true);
        var importer = new DemoImporter(grains, clock, done => output.Write($" {done},"));
        var welcome = await importer.ImportAsync();
        await DemoSignIns.AddAsync(grains, importer);
        await grains.GetNetwork().ChangeAsync(null, welcome, null);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $" in {watch.Elapsed.TotalSeconds:0.0} s."));
    }

    /// <summary>Everything that Kestrel may listen on: its own section wins over the addresses.</summary>
    private static IEnumerable<string> Urls(IConfiguration configuration) =>
        (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""))
        .Concat(Ports(configuration, WebHostDefaults.HttpPortsKey))
        .Concat(Ports(configuration, WebHostDefaults.HttpsPortsKey));

    private static IEnumerable<string> Ports(IConfiguration configuration, string key) =>
        string.IsNullOrEmpty(configuration[WebHostDefaults.ServerUrlsKey]) && configuration[key] is { Length: > 0 }
            ? ["http://*"]
            : [];

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host.Trim('[', ']');
        return host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
