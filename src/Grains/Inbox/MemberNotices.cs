using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Talks;
using Comparte.Topics;

namespace Comparte.Inbox;

/// <summary>What reaches a member's inbox, and how much the member wants to: commands on its own topic.</summary>
internal sealed class MemberNotices(MemberId id, Topic topic, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>For how many groups and conversations a member can choose.</summary>
    internal const int MaxLevels = 500;

    /// <summary>How the ids of what was chosen begin; the id of the group or conversation follows.</summary>
    internal const string Prefix = "level-";

    /// <summary>The inbox hears what changes in the member's own topic and concerns it.</summary>
    public Follower Follower => new()
    {
        Name = "inbox",
        Concerns = OwnNotices.Concerns,
        Durable = true,
        TellAsync = entries => TellAsync(
        [
            .. entries.SelectMany(entry => OwnNotices.Of(id, entry, clock.GetUtcNow()))
                .Where(telling => telling.Notice.Type == NoticeType.Message ? Wants(telling) : !IsFromBlocked(telling.Notice)),
        ]),
    };

    /// <summary>Takes what happened in conversations.</summary>
    public Task NotifyAsync(ImmutableArray<NoticeTelling> tellings) => MemberRules.IsThere(topic)
        ? TellAsync([.. tellings.Where(Wants)])
        : Task.CompletedTask;

    private Task TellAsync(ImmutableArray<NoticeTelling> tellings) => tellings.IsEmpty
        ? Task.CompletedTask
        : grains.GetGrain<IInboxGrain>(id.Value).TakeAsync(tellings);

    /// <summary>Chooses how much of a group or thread is to reach the member.</summary>
    public async Task<Refusal?> ChooseAsync(MemberId actor, TopicId about, NoticeLevel? level)
    {
        if (!MemberRules.IsThere(topic) || actor != id)
        {
            return Refusal.NotFound;
        }

        if (about.Kind is not (TopicKinds.Group or TopicKinds.Thread))
        {
            return Refusal.Invalid("level_of_what", "about");
        }

        if (level is { } named && InputRules.Known(named, "level") is { } unknown)
        {
            return unknown;
        }

        var present = topic.Find(Prefix + about.Id);
        if ((present as ChosenLevel)?.Level == level)
        {
            await topic.SettledAsync();
            return null;
        }

        if (present is not ChosenLevel && topic.Entries.OfType<ChosenLevel>().Count() >= MaxLevels)
        {
            return Refusal.Conflict("too_many_levels");
        }

        Entry chosen = level is { } value ? new ChosenLevel { Level = value } : new Tombstone();
        await topic.Enqueue(new TopicCommand
        {
            Actor = actor,
            Changes = [chosen with { Id = Prefix + about.Id, No = present?.No ?? 0 }],
        });
        return null;
    }

    /// <summary>What comes of reports and questions, and that a group protects its words no longer or is read from outside, reaches everybody, whatever is
    /// silenced and whoever is blocked.</summary>
    private bool Wants(NoticeTelling telling) =>
        telling.Notice.Type is NoticeType.Report or NoticeType.ReportDismissed or NoticeType.ReportHandled or NoticeType.Warned
            or NoticeType.Hidden or NoticeType.ShownAgain or NoticeType.AppealDecided
            or NoticeType.Question or NoticeType.QuestionAnswered or NoticeType.NoLongerSensitive or NoticeType.EmergencyEntry
            or NoticeType.WebhookOff
        || (LevelOf(telling.Notice) != NoticeLevel.None && !IsFromBlocked(telling.Notice));

    /// <summary>Whether nobody is behind it but people whom the member blocks. What a facilitator tells a whole group is for
    /// everybody, and what is taken back is taken back.</summary>
    private bool IsFromBlocked(Notice notice) => notice is { Count: > 0, By.IsEmpty: false }
        && notice.Type != NoticeType.Announcement
        && notice.By.All(member => MemberTalks.Blocks(topic, member));

    private NoticeLevel LevelOf(Notice notice) => Chosen(notice.About) ?? Chosen(notice.Place) ?? NoticeLevel.All;

    private NoticeLevel? Chosen(TopicId? about) =>
        about is { } named ? topic.Find<ChosenLevel>(Prefix + named.Id)?.Level : null;
}
