using Comparte.Silo;

namespace Comparte.Web.Blog;

/// <summary>
/// The command that brings a blog. Comparte must not run meanwhile; a dry run needs no data and may run beside it.
/// <code>
/// import-blog FILE --by MEMBER [--data DIR] [--media DIR] [--authors CSV] [--kind article] [--language es]
///     [--share] [--dry-run]
/// </code>
/// </summary>
internal static class ImportBlog
{
    /// <summary>Runs the command and answers the exit code; null when the arguments hold another one.</summary>
    public static async Task<int?> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is not ["import-blog", ..])
        {
            return null;
        }

        try
        {
            var (options, data) = BlogArguments.Read(args[1..]);
            await (options.DryRun
                ? ImportAsync(options, null, TimeProvider.System, output)
                : ImportIntoAsync(options, data, output));
            return 0;
        }
        catch (Exception refused) when (refused is StartRefusedException or BlogUnreadableException)
        {
            await error.WriteLineAsync(refused.Message);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"The import ended before its end: {failed.Message} Repeat it, and it goes on.");
        }

        return 1;
    }

    /// <summary>Imports, and writes the report.</summary>
    public static async Task<BlogReport> ImportAsync(
        BlogOptions options, BlogStore? store, TimeProvider clock, TextWriter output)
    {
        var bar = new ProgressBar(output);
        var import = new BlogImport(options, store, clock, bar.Show);
        await import.RunAsync();
        ReportWriter.Print(import.Report, import.Blog, options, output);
        var (csv, json) = ReportWriter.Write(import.Report, import.Blog, options);
        await output.WriteLineAsync($"All of it stands in {csv} and {json}");
        return import.Report;
    }

    private static async Task ImportIntoAsync(BlogOptions options, string data, TextWriter output)
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["data"] = data;
        using var folder = DataFolder.OpenAlone(builder.Configuration);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddComparteSilo(folder);
        using var host = builder.Build();
        await host.StartAsync();
        try
        {
            await ImportAsync(
                options,
                new BlogStore(host.Services.GetRequiredService<IGrainFactory>()),
                host.Services.GetRequiredService<TimeProvider>(),
                output);
        }
        finally
        {
            await host.StopAsync();
        }
    }
}
