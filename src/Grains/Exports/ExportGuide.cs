namespace Comparte.Exports;

/// <summary>What is where in the file, in the order in which it came in.</summary>
internal sealed class ExportGuide
{
    private readonly List<(string Section, string Title, string Path)> _all = [];

    /// <summary>Whether every place could be read.</summary>
    public bool IsWhole { get; set; } = true;

    /// <summary>The sections with what they hold.</summary>
    public IEnumerable<IGrouping<string, (string Section, string Title, string Path)>> Sections =>
        _all.GroupBy(one => one.Section);

    /// <summary>Notes something that came in.</summary>
    public void Add(string section, string title, string path) => _all.Add((section, title, path));
}
