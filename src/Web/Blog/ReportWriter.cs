using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Comparte.Web.Blog;

/// <summary>Writes a report: its numbers to be read, and all of it as two files beside the export.</summary>
internal static class ReportWriter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>For whoever runs the command.</summary>
    public static void Print(BlogReport report, BlogInfo blog, BlogOptions options, TextWriter output)
    {
        output.WriteLine($"{blog.Title} ({blog.Address})");
        foreach (var (what, count) in report.Counts)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count,7}  {what}"));
        }

        foreach (var author in report.Lines.Where(line => line.What == ReportWords.Author))
        {
            output.WriteLine($"  {author.Title}: {author.Note}");
        }

        if (options.DryRun)
        {
            output.WriteLine("This was a dry run: nothing was changed.");
        }
    }

    /// <summary>The two files; answers their names.</summary>
    public static (string Csv, string Json) Write(BlogReport report, BlogInfo blog, BlogOptions options)
    {
        var (csv, json) = (options.File + ".report.csv", options.File + ".report.json");
        File.WriteAllText(csv, Csv(report), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        File.WriteAllText(json, JsonSerializer.Serialize(
            new { blog = blog.Address, title = blog.Title, options.DryRun, options.Share, report.Counts, report.Lines }, Json));
        return (csv, json);
    }

    private static string Csv(BlogReport report)
    {
        var csv = new StringBuilder("what,address,title,to,note\r\n");
        foreach (var line in report.Lines)
        {
            csv.AppendJoin(',', new[] { line.What, line.Address, line.Title, line.To, line.Note }.Select(Cell)).Append("\r\n");
        }

        return csv.ToString();
    }

    /// <summary>What a title says is no formula for whoever opens the table.</summary>
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\n\r") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
