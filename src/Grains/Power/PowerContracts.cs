using System.Text.Json.Serialization;
using Comparte.Topics;

namespace Comparte.Power;

/// <summary>What somebody did by a power that others don't have.</summary>
[GenerateSerializer]
public enum ActType
{
    /// <summary>Made a member of a group one who facilitates it.</summary>
    Facilitates,

    /// <summary>Took that back, or gave it up.</summary>
    NoLongerFacilitates,

    /// <summary>Took somebody out of a group.</summary>
    MemberRemoved,

    /// <summary>Changed how one comes into a group.</summary>
    AccessChanged,

    /// <summary>Changed who knows of a group.</summary>
    VisibilityChanged,

    /// <summary>Archived a group.</summary>
    Archived,

    /// <summary>Brought an archived group back.</summary>
    Reopened,

    /// <summary>Let somebody speak for an organization.</summary>
    Represents,

    /// <summary>Took that back.</summary>
    NoLongerRepresents,

    /// <summary>Took somebody out of an organization.</summary>
    PersonRemoved,

    /// <summary>Said that the network knows an organization.</summary>
    Verified,

    /// <summary>Took that back.</summary>
    NoLongerVerified,

    /// <summary>Confirmed an axis that was proposed.</summary>
    AxisConfirmed,

    /// <summary>Merged an axis into another.</summary>
    AxisMerged,

    /// <summary>Took a merged axis out again.</summary>
    AxisApart,

    /// <summary>Deleted what somebody else wrote.</summary>
    PostDeleted,

    /// <summary>Changed what somebody else wrote.</summary>
    PostEdited,

    /// <summary>Gave somebody a code by which to come in again.</summary>
    AccessRestored,

    /// <summary>Made somebody an administrator.</summary>
    AdministratorAppointed,

    /// <summary>Answered that something which was reported may stay as it is.</summary>
    ReportDismissed,

    /// <summary>Did something else about it.</summary>
    ReportHandled,

    /// <summary>Warned whoever wrote something that was reported.</summary>
    Warned,

    /// <summary>Published what the network says to whoever joins; <see cref="PowerAct.To"/> is the version's number.</summary>
    TermsPublished,

    /// <summary>Hid something, with a reason that stands in its place.</summary>
    Hidden,

    /// <summary>Took that back.</summary>
    ShownAgain,

    /// <summary>Decided for whoever appealed.</summary>
    AppealGranted,

    /// <summary>Decided against.</summary>
    AppealRejected,

    /// <summary>Changed what a group agreed on.</summary>
    AgreementsChanged,

    /// <summary>Took from somebody what makes an administrator.</summary>
    AdministratorDismissed,

    /// <summary>Suspended somebody's access.</summary>
    AccessSuspended,

    /// <summary>Took that back before its time.</summary>
    SuspensionLifted,

    /// <summary>Changed the network's look or words.</summary>
    NetworkChanged,

    /// <summary>Said that what is said in a group leaves no trace elsewhere.</summary>
    Sensitive,

    /// <summary>Took that back.</summary>
    NoLongerSensitive,

    /// <summary>Changed after how many days a group's messages are deleted: <see cref="PowerAct.From"/> and <see cref="PowerAct.To"/>
    /// are days.</summary>
    KeepDaysChanged,

    /// <summary>Told what is new on the platform, said it in other words or deleted it.</summary>
    NewsChanged,

    /// <summary>Entered a group from outside in an emergency, to read it.</summary>
    EmergencyEntered,

    /// <summary>Had a site or program told what happens; <see cref="PowerAct.To"/> is its host.</summary>
    WebhookAdded,

    /// <summary>Changed what of, or to where: <see cref="PowerAct.From"/> and <see cref="PowerAct.To"/> are hosts.</summary>
    WebhookChanged,

    /// <summary>Has it told no more; <see cref="PowerAct.From"/> is its host.</summary>
    WebhookRemoved,

    /// <summary>Allowed that a group or an organization is taken along into another network.</summary>
    ExtractAllowed,

    /// <summary>Took that back.</summary>
    ExtractDenied,
}

/// <summary>
/// One act of power. It names people, groups and things by id alone and holds no word that anybody wrote, so that whoever leaves the
/// network is no name in it. It stands twice: in the topic where the act happened, written in the very commit that did it, until the
/// log was told; and in the log, for good.
/// </summary>
[GenerateSerializer, Immutable, Alias("power-act")]
public sealed record PowerAct : Entry
{
    /// <summary>What was done.</summary>
    [Id(0)]
    public ActType Type { get; init; }

    /// <summary>Who did it; null: the network itself, by the link that its first start gives.</summary>
    [Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemberId? By { get; init; }

    /// <summary>Whom it concerns.</summary>
    [Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemberId? Member { get; init; }

    /// <summary>What it is about: a group, an organization, a thread, something shared.</summary>
    [Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TopicId? About { get; init; }

    /// <summary>The number of the post in the thread.</summary>
    [Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Post { get; init; }

    /// <summary>What it was before: a name of <c>GroupAccess</c> or <c>GroupVisibility</c>, or the key of an axis.</summary>
    [Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? From { get; init; }

    /// <summary>What it is now, likewise.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? To { get; init; }

    /// <summary>When.</summary>
    [Id(7)]
    public DateTimeOffset At { get; init; }

    /// <summary>In the log of a group: whether the network's log says it as well, as far as outsiders may know it.</summary>
    [Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Listed { get; init; }
}
