using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Projects;

/// <summary>Whom a project tells of its changes: the directory, its people, those who are asked for what they represent;
/// and once it is deleted, itself of what is still to be erased.</summary>
internal sealed class ProjectTelling(ProjectId id, Topic topic, ProjectVoices voices, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Everybody.</summary>
    public ImmutableArray<Follower> Followers =>
    [
        new() { Name = "directory", Concerns = Concerns, Durable = true, TellAsync = TellDirectoryAsync },
        new() { Name = "people", Concerns = Concerns, Durable = true, TellAsync = TellPeopleAsync },
        new()
        {
            Name = "rest",
            Concerns = entry => entry is Tombstone { Id: ProjectRules.AboutId },
            Durable = true,
            TellAsync = _ => EraseAsync(),
        },
    ];

    private ProjectAbout? About => topic.FindCommitted(ProjectRules.AboutId) as ProjectAbout;

    private static bool Concerns(Entry entry) => entry is ProjectAbout or ProjectActor or ProjectPerson
        || (entry is Tombstone && (entry.Id == ProjectRules.AboutId || IsMember(entry.Id) || ProjectRules.IsActor(entry.Id)));

    private static bool IsMember(string id) => EntityId.IsWellFormed(id, MemberId.Prefix);

    private IEnumerable<T> All<T>() where T : Entry =>
        topic.Rows.Select(row => row.Entry).OfType<T>().OrderBy(entry => entry.No);

    private Task TellDirectoryAsync(ImmutableArray<Entry> entries)
    {
        Entry card = About is { } about
            ? ProjectRules.Card(id, about, All<ProjectActor>(), All<ProjectPerson>(), topic.Head)
            : new Tombstone { Id = id.Value, ToldRev = topic.Head };
        return grains.GetGrain<IDirectoryGrain>(DirectoryRules.Projects).TellAsync(card);
    }

    /// <summary>The name stands in each person's own topic, so that everybody hears when it may have changed.</summary>
    private async Task TellPeopleAsync(ImmutableArray<Entry> entries)
    {
        var (rev, about) = (topic.Head, About);
        var waiting = All<ProjectActor>().Where(ProjectActorRules.Waits).Select(actor => actor.Id).ToList();
        var changed = entries.Select(entry => entry.Id).ToList();
        if (changed.Contains(ProjectRules.AboutId))
        {
            changed.AddRange(All<ProjectPerson>().Select(person => person.Id).Concat(waiting));
        }

        var actors = changed.Where(ProjectRules.IsActor).Union(waiting).ToList();
        var rolls = await Task.WhenAll(actors.Select(voices.RollAsync));
        var speakers = actors.Zip(rolls).ToDictionary(each => each.First, each => each.Second?.Speakers ?? []);
        var members = changed.Where(IsMember)
            .Concat(changed.Where(ProjectRules.IsActor).SelectMany(actor => speakers[actor]).Select(each => each.Value))
            .Distinct();
        await Task.WhenAll(members.Select(member =>
        {
            var asks = waiting.Where(actor => speakers[actor].Contains(MemberId.Of(member))).ToImmutableArray();
            var place = ProjectRules.PlaceOf(about, topic.FindCommitted(member), asks, rev);
            return grains.GetGrain<IMemberGrain>(member).TellProjectAsync(id, place, rev);
        }));
    }

    private async Task EraseAsync()
    {
        foreach (var some in ProjectItemRules.Erasing(topic.Entries.ToList(), clock.GetUtcNow()))
        {
            await topic.Enqueue(new TopicCommand { Changes = some });
        }
    }
}
