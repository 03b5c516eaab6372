using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Comparte.Web.Http;

namespace Comparte.Web.Tests;

/// <summary>Every refusal says what is wrong in every language.</summary>
public sealed partial class RefusalTextsTests
{
    [Fact]
    public void Every_refusal_has_a_sentence_in_every_language()
    {
        var codes = Directory.EnumerateFiles(SourceFolder(), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Codes().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value + match.Groups[2].Value)
            .ToHashSet();

        Assert.Contains("not_found", codes);
        Assert.DoesNotContain(codes, code => !Texts.Has($"refusal.{code}"));
    }

    private static string SourceFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../src"));

    [GeneratedRegex("""Refusal\.(?:Invalid|Conflict|Forbidden|Expired)\(\s*"([a-z_]+)"|\bCode = "([a-z_]+)", Kind""")]
    private static partial Regex Codes();
}
