using System.Collections.Frozen;
using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Publications;
using Comparte.Relations;
using Comparte.Requests;
using Comparte.Topics;

namespace Comparte.Members;

/// <summary>What a profile and settings may hold, and how a change applies.</summary>
internal static class MemberRules
{
    /// <summary>The id of the member's <see cref="OwnProfile"/>.</summary>
    public const string ProfileId = "profile";

    /// <summary>The id of the member's <see cref="AccountState"/>.</summary>
    public const string AccountId = "account";

    /// <summary>What the id of a <see cref="Helping"/> begins with.</summary>
    public const string HelpingPrefix = "helping-";

    /// <summary>The id of a <see cref="Helping"/>: the thread's own is that of its <see cref="ReadPosition"/>.</summary>
    public static string HelpingId(ThreadId thread) => HelpingPrefix + thread;

    /// <summary>The id of an <see cref="OwnTasks"/>: the group's own is that of its <see cref="Membership"/>.</summary>
    public static string TasksId(GroupId group) => $"tasks-{group}";

    /// <summary>What the id of an <see cref="Answering"/> begins with.</summary>
    public const string AnsweringPrefix = "answer-";

    /// <summary>The id of an <see cref="Answering"/>: the publication's own is that of an <see cref="Authorship"/>.</summary>
    public static string AnsweringId(PublicationId publication) => AnsweringPrefix + publication;

    /// <summary>Whether a project waits for the member's word, or that of somebody for whom the member speaks.</summary>
    public static bool Waits(ProjectPlace? place) => place is { Unconfirmed: true } or { Asks.IsEmpty: false };

    /// <summary>The id of a <see cref="JoinAnswered"/>: that of what was asked is the membership's.</summary>
    public static string AnswerId(string asked) => $"asked-{asked}";

    /// <summary>The copy of a membership; null where there is nothing of one. Notes when the role became another.</summary>
    public static Membership? Copy(Membership? present, Membership told, DateTimeOffset now) =>
        told is { Role: null, Invited: false, Requested: false, VisitsUntil: null } ? null : told with
        {
            Answer = null,
            RoleChangedAt = present?.Role is null || told.Role is null ? null
                : present.Role == told.Role ? present.RoleChangedAt
                : now,
        };

    /// <summary>The answer to what a member asked, where it is a new one.</summary>
    public static ImmutableArray<Entry> Heard(Entry? present, string asked, JoinAnswer? answer) =>
        answer is null || answer.At <= (present as JoinAnswered)?.At ? [] :
        [
            new JoinAnswered
            {
                Id = AnswerId(asked),
                No = present?.No ?? 0,
                Accepted = answer.Accepted,
                At = answer.At,
            },
        ];

    private const int MaxPlaces = 20;
    private const int MaxAuthorships = 200;
    private const int MaxAnswers = 200;
    private const int MaxNumber = 18;

    // More than there can be sessions and tokens of one member at a time.
    private const int MaxEndedSessions = 128;

    /// <summary>Each setting with its values, the first one being what holds until the member chooses.</summary>
    public static readonly FrozenDictionary<string, ImmutableArray<string>> Settings =
        new Dictionary<string, ImmutableArray<string>>
        {
            [MemberSettings.Language] = ["es", "pt", "eu", "en"],
            [MemberSettings.Theme] = ["system", "light", "dark"],
            [MemberSettings.Presence] = ["off", "on"],
            [MemberSettings.DataSaver] = ["off", "on"],
            [MemberSettings.FirstSteps] = ["todo", "done"],
            [MemberSettings.Relations] = ["on", "off"],
            [MemberSettings.Messages] = ["everyone", "known", "linked"],
            [MemberSettings.Interactions] = ["on", "off"],
            [MemberSettings.PublicProfile] = ["off", "on"],
            [MemberSettings.Welcome] = ["new", "seen"],
        }.ToFrozenDictionary();

    /// <summary>What a member begins with who agreed to the terms: nothing that wants a yes of its own.</summary>
    public static ImmutableArray<Entry> Agreed(int terms, DateTimeOffset now) =>
    [
        Yes(MemberConsents.Terms, terms, now),
        new Setting { Id = MemberSettings.Interactions, Value = "off" },
    ];

    /// <summary>What a member agreed to, in the version that was read.</summary>
    public static Consent Yes(string consent, int version, DateTimeOffset now) =>
        new() { Id = consent, Given = true, At = now, Version = version };

    /// <summary>What a member answered to the product's own words.</summary>
    public static Consent Answered(string consent, bool given, DateTimeOffset now) =>
        Yes(consent, MemberConsents.Words, now) with { Given = given };

    /// <summary>Why a change can't be taken, or null.</summary>
    public static Refusal? Check(MemberChange change) =>
        (change.Name is null ? null : InputRules.Line(change.Name, 80, "name", required: true))
        ?? InputRules.Country(change.Country, "country")
        ?? InputRules.Line(change.Territory, 80, "territory")
        ?? InputRules.Languages(change.Languages, "languages")
        ?? InputRules.Axes(change.Axes, "axes")
        ?? InputRules.Lines(change.About, 600, "about")
        ?? CheckSettings(change.Settings);

    /// <summary>Why a member can't be made from this, or null.</summary>
    public static Refusal? Check(MemberProfile profile, string language) =>
        InputRules.Line(profile.Name, 80, "name", required: true)
        ?? Check(ChangeTo(profile))
        ?? (Settings[MemberSettings.Language].Contains(language)
            ? null
            : Refusal.Invalid("language_unknown", "language"));

    /// <summary>The profile of a new member: nothing an organization has to confirm.</summary>
    public static MemberProfile New(MemberProfile profile) =>
        Apply(new MemberProfile { Id = profile.Id }, ChangeTo(profile));

    /// <summary>The profile with the change; the change has been checked.</summary>
    public static MemberProfile Apply(MemberProfile profile, MemberChange change) => profile with
    {
        Name = change.Name is null ? profile.Name : InputRules.Clean(change.Name),
        Country = change.Country ?? profile.Country,
        Territory = change.Territory is null ? profile.Territory : InputRules.Clean(change.Territory),
        Languages = change.Languages ?? profile.Languages,
        Axes = change.Axes ?? profile.Axes,
        About = change.About is null ? profile.About : InputRules.Clean(change.About),
    };

    /// <summary>The part of a profile to which a member says yes or no by itself.</summary>
    public static PublicProfile Public(MemberProfile profile) =>
        new() { Name = profile.Name, Country = profile.Country, Organization = profile.Organization };

    /// <summary>The profile after an organization told of the member's place in it; the same when that is old news.
    /// The member goes on in the name of the organization it has, and takes the newest other one when it leaves that.
    /// </summary>
    public static OwnProfile Place(
        OwnProfile own, OrganizationId organization, string? role, bool unconfirmed, long rev)
    {
        var before = own.Places.FirstOrDefault(place => place.Organization == organization);
        if (before is null ? role is null : before.ToldRev >= rev)
        {
            return own;
        }

        var told = new OrganizationPlace
        {
            Organization = organization,
            Role = role,
            Unconfirmed = unconfirmed,
            ToldRev = rev,
        };
        var places = own.Places.RemoveAll(place => place.Organization == organization).Add(told);
        places = places.Length > MaxPlaces ? places.Remove(Oldest(places, own.Profile.Organization)) : places;
        var present = places.Where(place => place is { Role: not null, Unconfirmed: false }).ToList();
        var now = present.Find(place => place.Organization == own.Profile.Organization) ?? present.LastOrDefault();
        return own with
        {
            Places = places,
            Profile = own.Profile with { Organization = now?.Organization, Role = now?.Role ?? "" },
        };
    }

    /// <summary>The place to forget: one that was given up, or else that nobody confirmed; never the one that the
    /// profile shows.</summary>
    private static OrganizationPlace Oldest(ImmutableArray<OrganizationPlace> places, OrganizationId? shown) => places
        .Where(place => place.Organization != shown)
        .OrderBy(place => place.Role is not null)
        .ThenBy(place => !place.Unconfirmed)
        .First();

    /// <summary>What a member has written longest ago, where there is no room for more; else null.</summary>
    public static Authorship? Surplus(IEnumerable<Authorship> written)
    {
        var all = written.ToList();
        return all.Count < MaxAuthorships ? null
            : all.OrderBy(one => one is not { Stage: PublicationStage.Shared, State: AuthorState.Author })
                .ThenBy(one => one.ChangedAt).First();
    }

    /// <summary>The oldest answer where one more would be too many.</summary>
    public static Answering? Surplus(IEnumerable<Answering> answers)
    {
        var all = answers.ToList();
        return all.Count < MaxAnswers ? null : all.MinBy(one => one.At);
    }

    /// <summary>The account's state with sessions that ended, the newest kept.</summary>
    public static AccountState End(AccountState state, ImmutableArray<string> sessions, bool blocked)
    {
        var ended = state.EndedSessions.Except(sessions).Concat(sessions).ToImmutableArray();
        return state with
        {
            Id = AccountId,
            Blocked = blocked,
            EndedSessions = ended[Math.Max(0, ended.Length - MaxEndedSessions)..],
        };
    }

    /// <summary>Whether there is a member; of one who left the topic takes nothing any more and is there for nobody.</summary>
    public static bool IsThere(Topic topic) => topic.Exists && topic.Find<AccountState>(AccountId) is not { Erased: true };

    /// <summary>The member's card in the directory; of one who left there is none.</summary>
    public static Entry Card(MemberId member, Entry own) =>
        own is OwnProfile profile ? Card(profile) : new Tombstone { Id = member.Value, ToldRev = own.Rev };

    /// <summary>The changes after which nothing of a member is left, but that the account is none, and with whom there were links,
    /// which those may still have to be told.</summary>
    public static IEnumerable<Entry> Erased(IReadOnlyCollection<Entry> entries)
    {
        var account = entries.OfType<AccountState>().FirstOrDefault() ?? new AccountState { Id = AccountId };
        return entries.Where(entry => entry is not (AccountState or Tombstone))
            .Select(entry => entry is Link link
                ? link with { Word = "", Theirs = link.Theirs with { Word = "" } }
                : (Entry)new Tombstone { Id = entry.Id, No = entry.No })
            .Prepend(account with { Erased = true });
    }

    private static MemberCard Card(OwnProfile own) => new()
    {
        Id = own.Profile.Id.Value,
        Name = own.Profile.Name,
        Organization = own.Profile.Organization,
        Country = own.Profile.Country,
        Languages = own.Profile.Languages,
        Axes = own.Profile.Axes,
        ToldRev = own.Rev,
    };

    private static Refusal? CheckSettings(ImmutableSortedDictionary<string, string>? settings) =>
        settings is null || settings.All(pair => pair.Key == MemberSettings.News
            ? pair.Value is { Length: > 0 and <= MaxNumber } && pair.Value.All(char.IsAsciiDigit)
            : Settings.TryGetValue(pair.Key, out var values) && values.Contains(pair.Value))
            ? null
            : Refusal.Invalid("setting_unknown", "settings");

    private static MemberChange ChangeTo(MemberProfile profile) => new()
    {
        Name = profile.Name,
        Country = profile.Country,
        Territory = profile.Territory,
        Languages = profile.Languages,
        Axes = profile.Axes,
        About = profile.About,
    };
}
