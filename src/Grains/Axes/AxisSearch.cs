using System.Collections.Immutable;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Axes;

/// <summary>Axes are found by their labels in all languages. One that was merged is no hit of its own, yet leads to the
/// other.</summary>
internal sealed class AxisSearch : ISearchable
{
    /// <inheritdoc />
    public string Topics => TopicKinds.Axes;

    /// <inheritdoc />
    public bool Concerns(Entry entry) => entry is Axis;

    /// <inheritdoc />
    public IEnumerable<SearchDocument> Documents(
        string id, ImmutableArray<Entry> changed, Func<string, Entry?> find) => changed.OfType<Axis>().Select(Of);

    /// <inheritdoc />
    public Task<IReadOnlyCollection<string>> ListAsync(SearchSources sources) =>
        Task.FromResult<IReadOnlyCollection<string>>([IAxesGrain.Key]);

    private static SearchDocument Of(Axis axis)
    {
        var labels = axis.Labels.Values.Distinct().ToImmutableArray();
        var isMerged = axis.State == AxisState.Merged;
        return new SearchDocument
        {
            Kind = SearchKinds.Axis,
            Id = axis.Id,
            Rev = axis.Rev,
            Audience = isMerged ? SearchDocument.Nobody : SearchDocument.Network,
            Title = labels.FirstOrDefault() ?? axis.Id,
            OtherTitles = [.. labels.Skip(1)],
            Text = axis.About,
            Axes = [.. new[] { axis.Parent, isMerged ? axis.MergedInto : null }.OfType<string>()],
        };
    }
}
