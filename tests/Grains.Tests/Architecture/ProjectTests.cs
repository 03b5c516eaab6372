using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Comparte.Grains.Tests.Architecture;

/// <summary>Which parts may know which.</summary>
public sealed class ProjectTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void Grains_know_neither_the_web_nor_a_storage_product()
    {
        string[] forbidden =
            ["Microsoft.AspNetCore", "Microsoft.Data", "System.Data", "Azure", "Comparte.Silo", "Comparte.Web"];
        var known = typeof(GrainServices).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);
        Assert.DoesNotContain(
            known, name => forbidden.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Grains")]
    [InlineData("Silo", "Grains")]
    [InlineData("Web", "Silo", "Grains")]
    public void A_project_refers_only_to_those_below_it(string project, params string[] below)
    {
        var references = XDocument.Load(Path.Combine(Root, "src", project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
        Assert.Subset(below.ToHashSet(), references.ToHashSet());
    }

    /// <summary>What is shared by interleaving commands is changed in one place: a topic's members that change it can't
    /// be reached from outside their folder.</summary>
    [Fact]
    public void Nothing_but_topics_changes_what_a_topic_shares()
    {
        string[] inner =
        [
            "Tail", "ClosedSegments", "SegmentLog", "ChangeRing", "Draft", "RequestIndex", "TopicStorage", "Watchers",
            "Followers",
        ];
        var topics = $"{Path.DirectorySeparatorChar}Topics{Path.DirectorySeparatorChar}";
        var grains = Path.Combine(Root, "src", "Grains");
        var offenders = Directory.EnumerateFiles(grains, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains(topics, StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Select(line => (File: Path.GetFileName(file), Line: line)))
            .Where(each => inner.Any(name =>
                each.Line.Contains($"new {name}(", StringComparison.Ordinal)
                || each.Line.Contains($"Topic.{name}", StringComparison.OrdinalIgnoreCase)
                || each.Line.Contains("Topic.Cursors", StringComparison.OrdinalIgnoreCase)));
        Assert.Empty(offenders);
    }

    private static string FindRoot([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
