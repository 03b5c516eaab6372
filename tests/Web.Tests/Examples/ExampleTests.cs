using System.Diagnostics;
using System.Text.Json;

namespace Comparte.Web.Tests.Examples;

/// <summary>The programs in <c>examples</c> are built from the checked-in description and do what they say.</summary>
[Collection(SiteCollection.Name)]
public sealed class ExampleTests(Site site)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static string Root => Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..");

    [Fact]
    public Task In_csharp_a_program_reads_writes_and_hears_with_a_token() => TalkAsync(
        "dotnet", Path.Combine(AppContext.BaseDirectory.Replace("Web.Tests", "Example", StringComparison.Ordinal), "Comparte.Example.dll"));

    [Fact]
    public async Task In_typescript_a_program_reads_writes_and_hears_with_a_token()
    {
        var folder = Path.Combine(Root, "examples", "typescript");
        await RunAsync("npm", folder, "ci", "--no-audit", "--no-fund", "--loglevel=error");
        await RunAsync("npm", folder, "run", "--silent", "build");

        await TalkAsync("node", Path.Combine(folder, "dist", "example.js"));
    }

    private async Task TalkAsync(string runtime, string program)
    {
        using var ana = await site.SignedInAsync("Ana Lucía");
        var thread = await ana.NewThreadAsync(await ana.NewGroupAsync());
        var made = await ana.PostAsync<JsonElement>(
            "/api/tokens", new { requestId = Talk.NewRequest(), name = "ejemplo", scope = "write", days = 1 });

        var said = await RunAsync(
            runtime, Root, program, $"{site.Address}", made.GetProperty("token").GetString()!, thread.Value, "Desde un programa.");

        Assert.Equal(["Ana Lucía", "Hola.", "live: Desde un programa."], said.Split('\n').Select(line => line.Split("Z ")[^1]));
    }

    private static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, $"{await output}\n{await errors}");
        return (await output).Trim();
    }
}
