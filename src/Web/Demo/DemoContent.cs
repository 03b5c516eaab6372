using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Comparte.Groups;
using Comparte.Initiatives;
using Comparte.Needs;
using Comparte.Organizations;
using Comparte.Projects;
using Comparte.Reports;
using Comparte.Threads;

namespace Comparte.Web.Demo;

/// <summary>The demonstration community as it was written: everybody and everything in it is invented.</summary>
internal sealed record DemoContent(
    DemoOrganization[] Organizations, DemoPerson[] People, DemoInitiative[] Initiatives, DemoProject[] Projects,
    DemoNeed[] Needs, DemoMessageTalk[] Talks, DemoGroup[] Groups, DemoPage[] Pages, DemoTask[] Tasks, DemoReport[] Reports,
    IReadOnlyDictionary<string, DemoThread[]> Threads, DemoTemplate[] Publications, DemoWords Words,
    IReadOnlyDictionary<string, string[]> Introductions)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Reads it from the assembly.</summary>
    public static DemoContent Read()
    {
        var groups = Read<DemoGroup[]>("groups");
        return new DemoContent(
            Read<DemoOrganization[]>("organizations"), Read<DemoPerson[]>("people"),
            Read<DemoInitiative[]>("initiatives"), Read<DemoProject[]>("projects"), Read<DemoNeed[]>("needs"),
            Read<DemoMessageTalk[]>("talks"), groups,
            Read<DemoPage[]>("pages"),
            Read<DemoTask[]>("tasks"),
            Read<DemoReport[]>("reports"),
            groups.ToDictionary(group => group.Key, group => Read<DemoThread[]>($"threads/{group.Key}")),
            Read<DemoTemplate[]>("publications"),
            Read<DemoWords>("publication-words"),
            Read<Dictionary<string, string[]>>("introductions"));
    }

    /// <summary>The person who made an organization, as its first representative.</summary>
    public string Representative(string organization) =>
        People.First(person => person.Organization == organization && person.IsRepresentative).Key;

    private static T Read<T>(string name)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"demo/{name}.json")
            ?? throw new InvalidOperationException($"The demonstration's {name}.json is not in the assembly.");
        return JsonSerializer.Deserialize<T>(file, Options)!;
    }
}

/// <summary>One organization; others name it by its key.</summary>
internal sealed record DemoOrganization(
    string Key, string Name, OrganizationKind Kind, string Country, string Territory, string? Site,
    string[] Languages, string About);

/// <summary>One person; the first language is the person's own.</summary>
internal sealed record DemoPerson(
    string Key, string Name, string Organization, string Role, bool IsRepresentative, string Country, string Territory,
    string[] Languages, string[] Axes, string About);

/// <summary>One initiative; where it is says its organization. What was counted was counted so many days before the
/// import.</summary>
internal sealed record DemoInitiative(
    string Key, string Name, string Organization, InitiativeKind[] Kinds, string[] Products, int? Families, int? Women,
    double CountedDaysAgo, string? Source, string[]? Languages, string[] Axes, string About, DemoRole[]? People,
    ExactPlace? Place, DemoNote[]? Log);

/// <summary>One of an initiative's people.</summary>
internal sealed record DemoRole(string Person, string Role, bool Represents);

/// <summary>One note of a log, about a day so many days before the import, or after it.</summary>
internal sealed record DemoNote(LogNoteKind Type, double DaysAgo, string By, string Text, bool Done);

/// <summary>One project. Whoever made it comes first among its people; each actor is named by the key of an organization or
/// of an initiative. Days count from the import.</summary>
internal sealed record DemoProject(
    string Key, string Name, string Purpose, ProjectStage Stage, double? StartsDaysAgo, double? EndsInDays,
    string[] Axes, string Country, string[] Territories, string[] Languages, DemoProjectActor[] Actors,
    string[]? Asked, DemoRole[] People, DemoGoal[] Goals, DemoUpdate[] Updates, DemoIndicator[] Indicators,
    string? Group);

/// <summary>An organization or initiative that takes part.</summary>
internal sealed record DemoProjectActor(string Key, ProjectRole Role);

/// <summary>Something that a group has to do; everybody in it is a member of the group.</summary>
internal sealed record DemoTask(string Group, string Title, string? Text, string By, string? Owner, int? DueInDays, bool Done);

/// <summary>What somebody reported of a post, counted from 0, and what the first who facilitates answers.</summary>
internal sealed record DemoReport(
    string Group, string Thread, int Post, string Person, ReportReason Reason, string Text, string? Answer);

/// <summary>Something that a project wants to reach.</summary>
internal sealed record DemoGoal(string Text, bool Done);

/// <summary>How it went so many days before the import.</summary>
internal sealed record DemoUpdate(string By, double DaysAgo, string Text, string? Actor);

/// <summary>Something that a project counts.</summary>
internal sealed record DemoIndicator(
    string Name, string Unit, double? Target, double? DueInDays, string Source, IndicatorDirection Direction,
    DemoValue[] Values);

/// <summary>What it was so many days before the import.</summary>
internal sealed record DemoValue(double DaysAgo, double Value);

/// <summary>One need or offer, stated so many days before the import; its place is that of whoever stated it. In the name of
/// the person's organization, of an initiative, or in the own one.</summary>
internal sealed record DemoNeed(
    NeedKind Type, string By, string? InNameOf, string Title, string Text, string[] Axes, string[] Languages, double DaysAgo,
    int? UntilInDays, double? AnsweredDaysAgo, string[]? AnsweredBy, string? Thanks, DemoHelp[]? Helps);

/// <summary>Somebody who said "I can help", and what was said then.</summary>
internal sealed record DemoHelp(string By, double DaysAgo, DemoPost[] Posts);

/// <summary>One group; its members include those who facilitate.</summary>
internal sealed record DemoGroup(
    string Key, string Name, string Purpose, string[] Axes, GroupAccess Access, GroupVisibility Visibility,
    bool Welcome, string Language, string[] Facilitators, string[] Members, DemoRequest[]? Requests);

/// <summary>Somebody who asks to join.</summary>
internal sealed record DemoRequest(string Person, string Text, double DaysAgo);

/// <summary>One conversation, opened so many days before the import.</summary>
internal sealed record DemoThread(
    string Title, ThreadKind Kind, string[] Axes, double DaysAgo, bool Pinned, bool Closed, DemoPost[] Posts);

/// <summary>One post, so many hours after the one before. Mentions are written <c>@{key}</c>.</summary>
internal sealed record DemoPost(
    string By, double HoursAfter, string Text, int? ReplyTo, IReadOnlyDictionary<string, string[]>? Reactions);

/// <summary>One page of a group, begun so many days before the import.</summary>
internal sealed record DemoPage(
    string Group, string By, double DaysAgo, bool Pinned, bool Locked, DemoPageVersion[] Versions);

/// <summary>What a page said, so many days after it was begun.</summary>
internal sealed record DemoPageVersion(string By, double DaysAfter, string Title, string Text);
