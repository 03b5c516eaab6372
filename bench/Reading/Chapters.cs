using System.Globalization;
using System.Runtime.InteropServices;

namespace Comparte.Bench.Reading;

/// <summary>How much the folder holds.</summary>
/// <param name="Posts">Posts in conversations of groups.</param>
/// <param name="Shared">Things shared with the network.</param>
/// <param name="People">Members.</param>
internal sealed record Amounts(int Posts, int Shared, int People);

/// <summary>What the chapters of the results have in common.</summary>
internal static class Chapters
{
    /// <summary>On which machine, and how busy it was; filling the folder is part of that.</summary>
    public static string Machine(string load) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        On {Environment.ProcessorCount} cores with {RuntimeInformation.FrameworkDescription}; load average at the
        beginning {load}, what filled the folder included.
        """);

    /// <summary>The load average of the last minute.</summary>
    public static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    /// <summary>One of some values: the one below which such a part of them is.</summary>
    public static double At(this List<double> values, double part)
    {
        values.Sort();
        return values[(int)(part * (values.Count - 1))];
    }

    /// <summary>Puts a chapter in the place of the one with the same heading, or at the end.</summary>
    public static void Write(string file, string chapter)
    {
        var text = File.ReadAllText(file);
        var heading = chapter[..(chapter.IndexOf('\n', StringComparison.Ordinal) + 1)];
        var begin = text.IndexOf(heading, StringComparison.Ordinal);
        if (begin < 0)
        {
            File.WriteAllText(file, $"{text.TrimEnd()}\n\n{chapter}");
            return;
        }

        var end = text.IndexOf("\n## ", begin, StringComparison.Ordinal);
        File.WriteAllText(file, text[..begin] + chapter + (end < 0 ? "" : text[end..]));
    }
}
