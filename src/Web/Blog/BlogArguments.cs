using Comparte.Publications;
using Comparte.Silo;
using Comparte.Web.Http;

namespace Comparte.Web.Blog;

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

        return Texts.Languages.Contains(options.Language)
            ? (options, values.GetValueOrDefault("--data") ?? DataFolder.DefaultPath)
            : throw new StartRefusedException($"The language is one of {string.Join(", ", Texts.Languages)}.");
    }

    private static (Dictionary<string, string> Values, List<string> Files) Split(string[] args)
    {
        var (values, files) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        for (var at = 0; at < args.Length; at++)
        {
            var isOption = args[at].StartsWith("--", StringComparison.Ordinal);
            var (name, value) = isOption && args[at].Split('=', 2) is [var left, var right]
                ? (left, right)
                : (args[at], null);
            if (Flags.Contains(name) && value is null)
            {
                values[name] = "";
            }
            else if (Named.Contains(name))
            {
                values[name] = value ?? (at + 1 < args.Length
                    ? args[++at]
                    : throw new StartRefusedException($"{name} needs a value."));
            }
            else if (isOption)
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
        Enum.TryParse<PublicationType>(kind, ignoreCase: true, out var type) && Enum.IsDefined(type)
        && type != PublicationType.Event && !char.IsAsciiDigit(kind[0])
            ? type
            : throw new StartRefusedException("The kind is one of article, action, information, method.");

    private static string? Existing(string? path, Func<string, bool> exists) => path is null || exists(path)
        ? path
        : throw new StartRefusedException($"There is no {path}.");
}
