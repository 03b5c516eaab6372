using System.Globalization;
using Comparte.Publications;
using Comparte.Silo;

namespace Comparte.Web.Blog;

/// <summary>
/// The command that brings a blog. Comparte must not run meanwhile; a dry run needs no data and may run beside it.
/// <code>
/// import-blog FILE --by MEMBER [--data DIR] [--media DIR] [--authors CSV] [--kind article] [--language es] [--share] [--dry-run]
/// </code>
/// </summary>
internal static class ImportBlog
{
    private const int BarLength = 30;

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
            await (options.DryRun ? ImportAsync(options, null, TimeProvider.System, output) : ImportIntoAsync(options, data, output));
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
    public static async Task<BlogReport> ImportAsync(BlogOptions options, BlogStore? store, TimeProvider clock, TextWriter output)
    {
        var bar = new Bar(output);
        var import = new BlogImport(options, store, clock, bar.Show);
        await import.RunAsync();
        ReportWriter.Print(import.Report, import.Blog, options, output);
        var (csv, json) = ReportWriter.Write(import.Report, import.Blog, options);
        await output.WriteLineAsync($"All of it stands in {csv} and {json}");
        return import.Report;
    }

    private static async Task ImportIntoAsync(BlogOptions options, string data, TextWriter output)
    {
        if (!Directory.Exists(data))
        {
            throw new StartRefusedException($"There is no data in {data}: name the data folder with --data DIR.");
        }

        using var folder = DataFolder.Open(data);

        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
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

    /// <summary>On a screen the bar grows in its line; in a file each tenth is a line.</summary>
    private sealed class Bar(TextWriter output)
    {
        private int _shown = -1;

        public void Show(int done, int total)
        {
            var percent = total == 0 ? 100 : Math.Min(100, done * 100 / total);
            var step = Console.IsOutputRedirected ? percent / 10 : percent;
            if (step > _shown)
            {
                var full = percent * BarLength / 100;
                output.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"[{new string('#', full)}{new string('.', BarLength - full)}] {percent,3} %  {done} of {total}"));
                output.Write(Console.IsOutputRedirected || percent == 100 ? Environment.NewLine : "\r");
                _shown = step;
            }
        }
    }
}

/// <summary>Reads the arguments of the command.</summary>
internal static class BlogArguments
{
    private static readonly string[] Flags = ["--dry-run", "--share"];
    private static readonly string[] Named = ["--data", "--media", "--authors", "--kind", "--language", "--by"];

    /// <summary>What was asked for, and the data folder.</summary>
    /// <exception cref="StartRefusedException">That can't be done.</exception>
    public static (BlogOptions Options, string Data) Read(string[] args)
    {
        var (values, files) = Split(args);
        if (files is not [var file])
        {
            throw new StartRefusedException("Name one export: import-blog FILE --by MEMBER --data DIR.");
        }

        var options = new BlogOptions
        {
            File = Existing(file, File.Exists)!,
            Media = Existing(values.GetValueOrDefault("--media"), Directory.Exists),
            Authors = Existing(values.GetValueOrDefault("--authors"), File.Exists),
            By = values.GetValueOrDefault("--by") ?? "",
            Type = TypeOf(values.GetValueOrDefault("--kind") ?? "article"),
            Language = values.GetValueOrDefault("--language") ?? "es",
            DryRun = values.ContainsKey("--dry-run"),
            Share = values.ContainsKey("--share"),
        };
        if (options is { DryRun: false, By.Length: 0 })
        {
            throw new StartRefusedException("Say with --by which member brings the blog, by id, address or sign-in name.");
        }

        return Http.Texts.Languages.Contains(options.Language)
            ? (options, values.GetValueOrDefault("--data") ?? DataFolder.DefaultPath)
            : throw new StartRefusedException($"The language is one of {string.Join(", ", Http.Texts.Languages)}.");
    }

    private static (Dictionary<string, string> Values, List<string> Files) Split(string[] args)
    {
        var (values, files) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        for (var at = 0; at < args.Length; at++)
        {
            var (name, value) = args[at].Split('=', 2) is [var left, var right] && args[at].StartsWith("--", StringComparison.Ordinal)
                ? (left, right)
                : (args[at], null);
            if (Flags.Contains(name) && value is null)
            {
                values[name] = "";
            }
            else if (Named.Contains(name))
            {
                values[name] = value ?? (at + 1 < args.Length ? args[++at] : throw new StartRefusedException($"{name} needs a value."));
            }
            else if (name.StartsWith("--", StringComparison.Ordinal))
            {
                throw new StartRefusedException($"import-blog doesn't know {name}.");
            }
            else
            {
                files.Add(args[at]);
            }
        }

        return (values, files);
    }

    /// <summary>An event needs a date, which a post doesn't have.</summary>
    private static PublicationType TypeOf(string kind) =>
        Enum.TryParse<PublicationType>(kind, ignoreCase: true, out var type) && Enum.IsDefined(type) && type != PublicationType.Event
        && !char.IsAsciiDigit(kind[0])
            ? type
            : throw new StartRefusedException("The kind is one of article, action, information, method.");

    private static string? Existing(string? path, Func<string, bool> exists) => path is null || exists(path)
        ? path
        : throw new StartRefusedException($"There is no {path}.");
}
