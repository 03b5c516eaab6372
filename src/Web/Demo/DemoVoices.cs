namespace Comparte.Web.Demo;

/// <summary>Somebody who shares something: in whose name, and what of theirs it is about.</summary>
/// <param name="Person">Who.</param>
/// <param name="Organization">The person's organization.</param>
/// <param name="Initiative">The initiative in whose name, of which the person is; null: the organization.</param>
/// <param name="Made">The initiative that makes what it is about.</param>
internal sealed record DemoVoice(
    DemoPerson Person, DemoOrganization Organization, DemoInitiative? Initiative, DemoInitiative? Made);

/// <summary>Finds who shares what: everybody about as often as others, in the own language, and rather about one's own axes.
/// </summary>
internal sealed class DemoVoices
{
    private const int Again = 10;
    private const int OtherAxes = 6;
    private const int OtherName = 8;
    private const int InInitiatives = 35;
    private const int Chance = 5;
    private readonly DemoContent _content;
    private readonly List<DemoVoice> _voices;
    private readonly Dictionary<string, int> _uses = [];

    public DemoVoices(DemoContent content)
    {
        _content = content;
        _voices = [.. content.People.SelectMany(VoicesOf)];
    }

    /// <summary>Finds whoever hasn't shared much yet, and whose title is another than all before.</summary>
    public DemoVoice? Next(DemoTemplate template, string key, Func<DemoVoice, bool> isNew)
    {
        var found = _voices
            .Where(voice => Suits(voice, template) && isNew(voice))
            .MinBy(voice => Cost(voice, template, key));
        if (found is not null)
        {
            Use(found.Person.Key, 1);
            Use(found.Organization.Key, 1);
        }

        return found;
    }

    /// <summary>How those are called in a text in whose name it is.</summary>
    public string NameOf(DemoVoice voice) => voice.Initiative?.Name ?? _content.Words.Names[voice.Organization.Key];

    /// <summary>A template in a language, filled in; null where what it is about has no name in that language.</summary>
    public DemoText? Fill(DemoTemplate template, string language, DemoVoice voice)
    {
        var text = template.Texts[language];
        var product = voice.Made is { } made ? _content.Words.Products[made.Key].GetValueOrDefault(language) : null;
        return text.Sells && product is null ? null : text.Fill(NameOf(voice), voice.Organization.Territory, product);
    }

    /// <summary>For oneself and one's organization, for initiatives of which one is, and about what either makes.</summary>
    private IEnumerable<DemoVoice> VoicesOf(DemoPerson person)
    {
        var organization = _content.Organizations.Single(one => one.Key == person.Organization);
        yield return new DemoVoice(person, organization, null, null);
        foreach (var initiative in _content.Initiatives.Where(one => one.Organization == organization.Key))
        {
            var isIts = initiative.People?.Any(one => one.Person == person.Key) == true;
            var makes = _content.Words.Products.ContainsKey(initiative.Key);
            if (isIts || makes)
            {
                yield return new DemoVoice(person, organization, isIts ? initiative : null, makes ? initiative : null);
            }
        }
    }

    private static bool Suits(DemoVoice voice, DemoTemplate template) =>
        template.Texts.TryGetValue(voice.Person.Languages[0], out var text)
        && (voice.Made is not null || !text.Sells)
        && (voice.Initiative is not null || voice.Made is null || text.Sells)
        && (template.By is not { } some || some.Contains(voice.Organization.Key) || some.Contains(voice.Initiative?.Key));

    private double Cost(DemoVoice voice, DemoTemplate template, string key)
    {
        var axes = voice.Person.Axes.Concat(voice.Initiative?.Axes ?? []);
        return (_uses.GetValueOrDefault(voice.Person.Key) * Again)
            + _uses.GetValueOrDefault(voice.Organization.Key)
            + (axes.Intersect(template.Axes).Any() ? 0 : OtherAxes)
            + ((voice.Initiative is null) == DemoChance.Happens($"{key}/initiative", InInitiatives) ? OtherName : 0)
            + (DemoChance.Part($"{key}/{voice.Person.Key}/{voice.Made?.Key}") * Chance);
    }

    private void Use(string key, int times) => _uses[key] = _uses.GetValueOrDefault(key) + times;
}
