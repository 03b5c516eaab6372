using System.Globalization;
using System.Text.Json;
using Comparte.Axes;
using Comparte.Extracts;
using Comparte.Groups;
using Comparte.Looks;
using Comparte.News;
using Comparte.Organizations;
using Comparte.Topics;
using Comparte.Webhooks;

namespace Comparte.Power;

/// <summary>What a log of power holds of an act.</summary>
internal static class PowerRules
{
    /// <summary>What the network reads of an act in a group that is listed: what was done there, by whom, and who may lead by it. Who
    /// is a member and what is written there stays in the group's own log.</summary>
    public static PowerAct ForNetwork(GroupId group, PowerAct act) => act with
    {
        Id = $"{TopicId.Power(group)}/{act.No}",
        About = TopicId.Of(group),
        Member = act.Type is ActType.Facilitates or ActType.NoLongerFacilitates ? act.Member : null,
        Post = null,
        Listed = false,
    };

    /// <summary>The acts in a group of a command, by what it changes.</summary>
    public static IEnumerable<PowerAct> InGroup(GroupId id, GroupRoll roll, TopicCommand command, DateTimeOffset now)
    {
        var act = new PowerAct { By = command.Actor, About = TopicId.Of(id), At = now };
        if (command.Changes.Any(change => change is GroupAgreed))
        {
            yield return act with { Type = ActType.AgreementsChanged };
        }

        foreach (var entry in command.Changes.OfType<EmergencyEntry>())
        {
            if (entry.Open is { } visit)
            {
                yield return act with { Type = ActType.EmergencyEntered, At = visit.At };
            }
        }

        foreach (var change in command.Changes.Where(change => change.No > 0))
        {
            if (change is GroupMember member && roll.RoleOf(MemberId.Of(member.Id)) is { } role && role != member.Role)
            {
                yield return act with
                {
                    Type = member.Role == GroupRole.Facilitator ? ActType.Facilitates : ActType.NoLongerFacilitates,
                    Member = MemberId.Of(member.Id),
                };
            }

            if (change is Tombstone && change.Id != command.Actor.Value && roll.RoleOf(MemberId.Of(change.Id)) is not null)
            {
                yield return act with { Type = ActType.MemberRemoved, Member = MemberId.Of(change.Id) };
            }

            foreach (var changed in change is GroupAbout about ? OfAbout(act, roll.About!, about) : [])
            {
                yield return changed;
            }
        }
    }

    /// <summary>The acts in an organization of a command: who speaks for it, and whether the network knows it. Whoever gives the own
    /// place up takes nothing from anybody.</summary>
    public static IEnumerable<PowerAct> InOrganization(
        OrganizationId id, Func<string, Entry?> find, TopicCommand command, DateTimeOffset now)
    {
        var act = new PowerAct { By = command.Actor, About = TopicId.Of(id), At = now };
        foreach (var change in command.Changes.Where(_ => find(OrganizationRules.AboutId) is not null))
        {
            var before = find(change.Id);
            var spoke = before is OrganizationPerson { Represents: true };
            ActType? type = change switch
            {
                OrganizationPerson person when person.Represents != spoke =>
                    person.Represents ? ActType.Represents : ActType.NoLongerRepresents,
                Tombstone when before is OrganizationPerson && change.Id != command.Actor.Value => ActType.PersonRemoved,
                OrganizationAbout about when before is OrganizationAbout known && about.Verified is null != known.Verified is null =>
                    about.Verified is null ? ActType.NoLongerVerified : ActType.Verified,
                OrganizationAbout about when before is OrganizationAbout known => OfExtract(known.Extract, about.Extract),
                _ => null,
            };
            if (type is { } done)
            {
                yield return act with { Type = done, Member = change is OrganizationAbout ? null : MemberId.Of(change.Id) };
            }
        }
    }

    /// <summary>The acts on axes of a command; what the network began with is nobody's.</summary>
    public static IEnumerable<PowerAct> OfAxes(Func<string, Entry?> find, TopicCommand command, DateTimeOffset now)
    {
        foreach (var axis in command.Changes.OfType<Axis>().Where(axis => axis.By is not null || axis.No > 0))
        {
            var before = find(axis.Id) as Axis;
            ActType? type = (before?.State ?? AxisState.Proposed, axis.State) switch
            {
                (AxisState.Proposed, AxisState.Confirmed) => ActType.AxisConfirmed,
                (AxisState.Merged, AxisState.Confirmed) => ActType.AxisApart,
                (_, AxisState.Merged) when before?.MergedInto != axis.MergedInto => ActType.AxisMerged,
                _ => null,
            };
            if (type is { } done)
            {
                yield return new PowerAct
                {
                    Type = done,
                    By = command.Actor,
                    About = new TopicId(TopicKinds.Axes, IAxesGrain.Key),
                    From = axis.Id,
                    To = axis.MergedInto,
                    At = now,
                };
            }
        }
    }

    /// <summary>What somebody did with the account of a member.</summary>
    public static PowerAct OfAccount(ActType type, MemberId? actor, MemberId member, DateTimeOffset now) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{type}/{member}/{now.UtcTicks}"),
        Type = type,
        By = actor,
        Member = member,
        At = now,
    };

    /// <summary>Somebody published what whoever joins is told.</summary>
    public static PowerAct OfTerms(MemberId actor, int no, Guid requestId, DateTimeOffset now) => new()
    {
        Id = $"{ActType.TermsPublished}/{requestId:n}",
        Type = ActType.TermsPublished,
        By = actor,
        To = no.ToString(CultureInfo.InvariantCulture),
        At = now,
    };

    /// <summary>Somebody changed how the network looks or what it says to whoever comes.</summary>
    public static IEnumerable<PowerAct> OfLook(TopicCommand command, DateTimeOffset now) =>
        command.Changes.OfType<NetworkLook>()
            .Select(_ => new PowerAct { Type = ActType.NetworkChanged, By = command.Actor, At = now });

    /// <summary>Somebody told what is new on the platform, said it in other words or deleted it.</summary>
    public static IEnumerable<PowerAct> OfNews(TopicCommand command, DateTimeOffset now) =>
        command.Changes.Any(change => change is NewsItem or Tombstone)
            ? [new PowerAct { Type = ActType.NewsChanged, By = command.Actor, At = now }]
            : [];

    /// <summary>Somebody had a site or program told what happens, otherwise, or no more. Of its address the host alone is said. What
    /// turns itself off is nobody's act.</summary>
    public static IEnumerable<PowerAct> OfWebhooks(Func<string, Entry?> find, TopicCommand command, DateTimeOffset now)
    {
        foreach (var change in string.IsNullOrEmpty(command.Actor.Value) ? [] : command.Changes)
        {
            var (from, to) = (find(change.Id) as Webhook, change as Webhook);
            if (from is not null || to is not null)
            {
                yield return new PowerAct
                {
                    Type = from is null ? ActType.WebhookAdded : to is null ? ActType.WebhookRemoved : ActType.WebhookChanged,
                    By = command.Actor,
                    From = WebhookRules.HostOf(from),
                    To = WebhookRules.HostOf(to),
                    At = now,
                };
            }
        }
    }

    private static IEnumerable<PowerAct> OfAbout(PowerAct act, GroupAbout before, GroupAbout after)
    {
        if (before.Access != after.Access)
        {
            yield return act with { Type = ActType.AccessChanged, From = NameOf(before.Access), To = NameOf(after.Access) };
        }

        if (before.Visibility != after.Visibility)
        {
            yield return act with { Type = ActType.VisibilityChanged, From = NameOf(before.Visibility), To = NameOf(after.Visibility) };
        }

        if (before.Sensitive != after.Sensitive)
        {
            yield return act with { Type = after.Sensitive ? ActType.Sensitive : ActType.NoLongerSensitive };
        }

        if (before.KeepDays != after.KeepDays)
        {
            yield return act with
            {
                Type = ActType.KeepDaysChanged,
                From = before.KeepDays.ToString(CultureInfo.InvariantCulture),
                To = after.KeepDays.ToString(CultureInfo.InvariantCulture),
            };
        }

        if (OfExtract(before.Extract, after.Extract) is { } extract)
        {
            yield return act with { Type = extract };
        }

        if (before.Archived != after.Archived)
        {
            yield return act with { Type = after.Archived ? ActType.Archived : ActType.Reopened };
        }
    }

    private static ActType? OfExtract(ExtractPermit? before, ExtractPermit? after) =>
        before == after ? null : after is null ? ActType.ExtractDenied : ActType.ExtractAllowed;

    /// <summary>A name as browsers write it.</summary>
    private static string NameOf<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName($"{value}");
}
