using System.Text.RegularExpressions;
using Comparte.Web.Http;

namespace Comparte.Web.Tests.Http;

public sealed partial class RefusalTextTests
{
    [Fact]
    public void Every_refusal_has_its_sentence_in_every_language()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories);
        var codes = sources.SelectMany(file => Code().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value).Distinct().ToList();

        Assert.Contains("sign_in_failed", codes);
        Assert.Contains("not_found", codes);
        var silent = codes.Where(code => !Texts.Has($"refusal.{code}")).ToList();
        Assert.Equal([], silent);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Comparte.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }

    // Made by Refusal's own functions, by its initializer, or as a problem.
    [GeneratedRegex("""(Refusal\.(Invalid|Conflict|Forbidden|Expired)\(\s*|Code = |OfStatus\([^"\n]*)"(?<code>[a-z_]+)["]""")]
    private static partial Regex Code();
}
