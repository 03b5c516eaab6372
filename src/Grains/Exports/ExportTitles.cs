using System.Collections.Immutable;
using Comparte.Axes;
using Comparte.Directories;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Initiatives;
using Comparte.Members;
using Comparte.Needs;
using Comparte.Organizations;
using Comparte.Pages;
using Comparte.Projects;
using Comparte.Publications;
using Comparte.Search;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Exports;

/// <summary>What things are called, as the member may read it now: each owner is asked whether it may, and of what it may
/// not no word comes in.</summary>
internal sealed class ExportTitles(MemberId member, IGrainFactory grains, SearchSources sources)
{
    private readonly Dictionary<TopicId, (bool Reads, bool Sensitive)> _reads = [];
    private readonly Dictionary<TopicId, string?> _titles = [];
    private readonly Dictionary<string, string> _names = [];
    private Dictionary<string, Axis>? _axes;

    /// <summary>Whether the member may open a topic now, and may take along what stands there.</summary>
    public async Task<bool> ReadsAsync(TopicId topic) => await AskAsync(topic) is (true, false);

    /// <summary>Whether a topic is of a sensitive group, of which nothing comes in.</summary>
    public async Task<bool> IsSensitiveAsync(TopicId topic) => (await AskAsync(topic)).Sensitive;

    /// <summary>The member's own entries but those that say that it has to do with a sensitive group.</summary>
    public async Task<ImmutableArray<Entry>> WithoutSensitiveAsync(ImmutableArray<Entry> mine)
    {
        var rest = ImmutableArray.CreateBuilder<Entry>();
        foreach (var entry in mine.Where(entry => entry is not Membership { Sensitive: true }))
        {
            if (PlaceOf(entry) is not { } place || !await IsSensitiveAsync(place))
            {
                rest.Add(entry);
            }
        }

        return rest.ToImmutable();
    }

    private static TopicId? PlaceOf(Entry entry) => entry switch
    {
        Membership or ReadPosition => TopicOf(entry.Id),
        ChosenLevel => TopicOf(entry.Id[MemberNotices.Prefix.Length..]),
        _ => null,
    };

    private static TopicId? TopicOf(string id) =>
        EntityId.IsWellFormed(id, ThreadId.Prefix) ? TopicId.Of(ThreadId.Of(id)) : TopicId.OfEntity(id);

    private async Task<(bool Reads, bool Sensitive)> AskAsync(TopicId topic)
    {
        if (!_reads.TryGetValue(topic, out var answer))
        {
            var admitted = await grains.GetTopic(topic).AdmitAsync([new Admission { Member = member }]);
            _reads[topic] = answer = (admitted.Statuses is [not OpenStatus.Gone], admitted.Sensitive);
        }

        return answer;
    }

    /// <summary>The title of something; null where the member may not read it.</summary>
    public async Task<string?> OfAsync(TopicId topic)
    {
        if (!_titles.TryGetValue(topic, out var title))
        {
            _titles[topic] = title = await ReadsAsync(topic) ? await TitleAsync(topic) : null;
        }

        return title;
    }

    /// <summary>What people are called who are in the network; others by nothing.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(IEnumerable<MemberId> members)
    {
        var wanted = members.Select(one => one.Value).ToImmutableArray();
        var missing = wanted.Where(id => !_names.ContainsKey(id)).Distinct().ToImmutableArray();
        if (!missing.IsEmpty)
        {
            var cards = await grains.GetGrain<IDirectoryGrain>(DirectoryRules.Members).FindAsync(missing);
            foreach (var id in missing)
            {
                _names[id] = cards.OfType<MemberCard>().FirstOrDefault(card => card.Id == id)?.Name ?? "";
            }
        }

        return [.. wanted.Select(id => _names[id]).Where(name => name.Length > 0)];
    }

    /// <summary>What axes are called by their keys: in the member's language, else as people called them first.</summary>
    public async Task<Func<string, string>> AxesAsync(ExportWords words)
    {
        var axes = _axes ??= (await grains.GetGrain<IAxesGrain>(IAxesGrain.Key).ListAsync()).ToDictionary(axis => axis.Id);
        return key => axes.GetValueOrDefault(key)?.Labels.GetValueOrDefault(words.Language)
            ?? words.Find($"axis.{key}")
            ?? axes.GetValueOrDefault(key)?.Labels.Values.FirstOrDefault()
            ?? key;
    }

    private async Task<string?> TitleAsync(TopicId topic) => topic.Kind switch
    {
        TopicKinds.Publication => TitleOf((await sources.EntriesAsync(topic)).OfType<PublicationText>()),
        TopicKinds.Helps => await OfAsync(TopicId.Of(NeedId.Of(topic.Id))),
        _ => await FirstAsync(topic) switch
        {
            GroupAbout about => about.Name,
            OrganizationAbout about => about.Name,
            InitiativeAbout about => about.Name,
            ProjectAbout about => about.Name,
            NeedAbout about => about.Title,
            PageAbout { Title.Length: > 0 } about => about.Title,
            ThreadAbout { Place: { } place } => await OfAsync(place),
            ThreadAbout { Title.Length: > 0 } about => about.Title,
            _ => null,
        },
    };

    private static string? TitleOf(IEnumerable<PublicationText> texts) =>
        texts.OrderBy(text => text.No).Select(text => text.Title).FirstOrDefault(title => title.Length > 0);

    private async Task<Entry?> FirstAsync(TopicId topic) =>
        (await grains.GetTopic(topic).ReadAsync(new TopicQuery { Before = 2, Limit = 1 })).Entries.FirstOrDefault();
}
