using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Publications;

namespace Comparte.Web.Demo;

/// <summary>Something that is shared in the demonstration.</summary>
/// <param name="Key">Unlike all others.</param>
/// <param name="Template">What was written.</param>
/// <param name="Voice">Who shares it.</param>
/// <param name="Texts">The original first, then its versions in other languages.</param>
/// <param name="Others">Other authors.</param>
/// <param name="Group">The group that reads it; null: the network.</param>
/// <param name="InOwnName">Whether it is in nobody else's name.</param>
/// <param name="SharedAt">When it was shared.</param>
/// <param name="When">When it takes place.</param>
internal sealed record DemoShared(
    string Key, DemoTemplate Template, DemoVoice Voice, ImmutableArray<DemoVersion> Texts, ImmutableArray<DemoPerson> Others,
    DemoGroup? Group, bool InOwnName, DateTimeOffset SharedAt, Occasion? When)
{
    /// <summary>The language in which it was written.</summary>
    public string Language => Texts[0].Language;

    /// <summary>All its authors, the first one first.</summary>
    public IEnumerable<DemoPerson> Authors => Others.Prepend(Voice.Person);
}

/// <summary>A text in a language; <paramref name="By"/> wrote it, or translated it.</summary>
internal sealed record DemoVersion(string Language, DemoText Text, DemoPerson By);

/// <summary>Makes of the templates what everybody shares, always the same: as many of each type as a network of this size has in
/// a year, and no two with the same title.</summary>
internal sealed class DemoPlan(DemoContent content, DateTimeOffset now)
{
    /// <summary>How many of each type there are.</summary>
    public static readonly IReadOnlyDictionary<PublicationType, int> Counts = new Dictionary<PublicationType, int>
    {
        [PublicationType.Article] = 72,
        [PublicationType.Action] = 62,
        [PublicationType.Event] = 39,
        [PublicationType.Information] = 35,
        [PublicationType.Method] = 20,
    };

    private const int OfGroup = 14;
    private const int InOwnName = 12;
    private const int WithOthers = 30;
    private const int FromElsewhere = 35;
    private readonly DemoVoices _voices = new(content);
    private readonly DemoCalendar _calendar = new(now);
    private readonly HashSet<string> _titles = [];

    /// <summary>Everything, the oldest first.</summary>
    public ImmutableArray<DemoShared> Make()
    {
        var made = Counts.SelectMany(type => OfType(type.Key, type.Value)).OrderBy(one => one.Position).ToList();
        var (events, others) = (
            made.Where(one => one.Shared.Template.Type == PublicationType.Event).ToList(),
            made.Where(one => one.Shared.Template.Type != PublicationType.Event).ToList());
        var dated = others.Select((one, rank) => one.Shared with
        {
            SharedAt = _calendar.SharedAt(one.Shared.Key, rank, others.Count),
        });
        return [.. events.Select((one, rank) => Dated(one.Shared, rank, events.Count)).Concat(dated).OrderBy(one => one.SharedAt)];
    }

    private DemoShared Dated(DemoShared shared, int rank, int count)
    {
        var (sharedAt, when) = _calendar.Event(shared.Key, shared.Voice.Organization, rank, count);
        return shared with { SharedAt = sharedAt, When = when };
    }

    /// <summary>Each template in turn, whose repetitions lie far from each other.</summary>
    private List<(double Position, DemoShared Shared)> OfType(PublicationType type, int count)
    {
        var templates = content.Publications.Where(template => template.Type == type).ToList();
        var rounds = (count + templates.Count - 1) / templates.Count;
        var made = new List<(double, DemoShared)>();
        for (var round = 0; made.Count < count; round++)
        {
            if (round > count)
            {
                throw new InvalidOperationException($"The demonstration has too few titles of type {type}.");
            }

            foreach (var (template, at) in templates.Select((template, at) => (template, at)))
            {
                var key = $"{type}/{at}/{round}";
                if (made.Count < count && Make(template, key) is { } shared)
                {
                    made.Add(((round + DemoChance.Part(key)) / rounds, shared));
                }
            }
        }

        return made;
    }

    private DemoShared? Make(DemoTemplate template, string key)
    {
        var voice = _voices.Next(template, key, voice =>
            _voices.Fill(template, voice.Person.Languages[0], voice) is { } text && !_titles.Contains(text.Title));
        if (voice is null)
        {
            return null;
        }

        var language = voice.Person.Languages[0];
        var original = _voices.Fill(template, language, voice)!;
        _titles.Add(original.Title);
        var group = GroupOf(template, voice.Person, key);
        return new DemoShared(
            key, template, voice, [new DemoVersion(language, original, voice.Person), .. Versions(template, voice, key)],
            [.. OthersOf(template, voice.Person, group, key)], group,
            !template.Texts[language].Names && DemoChance.Happens($"{key}/own", InOwnName), default, null);
    }

    private IEnumerable<DemoVersion> Versions(DemoTemplate template, DemoVoice voice, string key)
    {
        var original = voice.Person.Languages[0];
        foreach (var language in template.Texts.Keys.Where(language => language != original))
        {
            if (!DemoChance.Happens($"{key}/{language}", Share(original, language))
                || _voices.Fill(template, language, voice) is not { } text
                || TranslatorOf(voice.Person, original, language, key) is not { } translator
                || !_titles.Add(text.Title))
            {
                continue;
            }

            yield return new DemoVersion(language, text, translator);
        }
    }

    /// <summary>What isn't written in Spanish is mostly to be read in it too.</summary>
    private static int Share(string original, string language) =>
        original != "es" && language == "es" ? 80 : language == "en" ? 60 : 35;

    private DemoPerson? TranslatorOf(DemoPerson author, string from, string to, string key) => content.People
        .Where(person => person != author && person.Languages.Contains(from) && person.Languages.Contains(to))
        .Shuffled($"{key}/{to}", person => person.Key)
        .FirstOrDefault();

    private DemoGroup? GroupOf(DemoTemplate template, DemoPerson person, string key) =>
        DemoChance.Happens($"{key}/group", OfGroup)
            ? content.Groups
                .Where(group => !group.Welcome && group.Visibility == GroupVisibility.Listed
                    && group.Language == person.Languages[0] && group.Members.Contains(person.Key)
                    && group.Axes.Intersect(template.Axes).Any())
                .Shuffled(key, group => group.Key)
                .FirstOrDefault()
            : null;

    /// <summary>Mostly from the same organization; else whoever cares about the same and speaks the language.</summary>
    private IEnumerable<DemoPerson> OthersOf(DemoTemplate template, DemoPerson person, DemoGroup? group, string key)
    {
        if (!DemoChance.Happens($"{key}/others", WithOthers))
        {
            return [];
        }

        var elsewhere = DemoChance.Happens($"{key}/elsewhere", FromElsewhere);
        return content.People
            .Where(other => other != person && other.Languages.Contains(person.Languages[0])
                && (other.Organization == person.Organization) != elsewhere
                && (!elsewhere || other.Axes.Intersect(template.Axes).Any())
                && group?.Members.Contains(other.Key) != false)
            .Shuffled($"{key}/others", other => other.Key)
            .Take(1 + DemoChance.Of($"{key}/many", 2));
    }
}
