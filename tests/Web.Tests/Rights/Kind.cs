namespace Comparte.Web.Tests.Rights;

/// <summary>What there is to read.</summary>
public enum Kind
{
    /// <summary>A hidden group itself.</summary>
    HiddenGroup,

    /// <summary>A hidden group to which a project is linked.</summary>
    LinkedGroup,

    /// <summary>What everybody sees of a group that is listed.</summary>
    ListedGroup,

    /// <summary>A sensitive group.</summary>
    SensitiveGroup,

    /// <summary>A message in a sensitive group.</summary>
    SensitivePost,

    /// <summary>A thread of the hidden group with its posts, and what one of them said before.</summary>
    HiddenPost,

    /// <summary>A thread of the listed group with its posts.</summary>
    ListedPost,

    /// <summary>Files of a post in the hidden group.</summary>
    PostFile,

    /// <summary>A task of the hidden group.</summary>
    Task,

    /// <summary>A page of the hidden group.</summary>
    Page,

    /// <summary>An event in the hidden group's calendar.</summary>
    GroupEvent,

    /// <summary>A method that was shared with the hidden group, and what somebody tells of trying it.</summary>
    GroupPublication,

    /// <summary>A comment on it.</summary>
    GroupComment,

    /// <summary>A draft in the name of an organization.</summary>
    Draft,

    /// <summary>Files of that draft, its cover among them.</summary>
    DraftFile,

    /// <summary>An article that was shared with the network.</summary>
    NetworkPublication,

    /// <summary>What its author goes on writing and has not shared.</summary>
    Unshared,

    /// <summary>A comment on the article.</summary>
    NetworkComment,

    /// <summary>An event in the network's calendar.</summary>
    NetworkEvent,

    /// <summary>An event that was shared with the network and withdrawn.</summary>
    Withdrawn,

    /// <summary>A need.</summary>
    Need,

    /// <summary>What somebody who can help wrote to who needs it.</summary>
    Help,

    /// <summary>What somebody wrote to the author alone.</summary>
    Talk,

    /// <summary>A project with goals, updates and an indicator.</summary>
    Project,

    /// <summary>An initiative as everybody sees it.</summary>
    Initiative,

    /// <summary>A note in its log.</summary>
    Log,

    /// <summary>Its exact place, to which it never consented.</summary>
    Place,

    /// <summary>The exact place of an initiative that took its consent back.</summary>
    PlaceTakenBack,

    /// <summary>The exact place of an initiative that consents.</summary>
    PlaceShown,

    /// <summary>A notice that somebody named the author in the hidden group.</summary>
    Notice,

    /// <summary>What a member reported of what the facilitator wrote, to the author, who facilitates that group as well.</summary>
    Report,

    /// <summary>What the author asked those who administer the network, with their answer.</summary>
    Question,

    /// <summary>A post in the hidden group that a facilitator hid.</summary>
    HiddenAway,

    /// <summary>The file of that post.</summary>
    HiddenFile,

    /// <summary>Something shared with everybody that an administrator hid.</summary>
    HiddenShared,

    /// <summary>A need that an administrator hid.</summary>
    HiddenNeed,

    /// <summary>What the linked group agreed on.</summary>
    Agreements,

    /// <summary>In the hidden group's log of power, that a facilitator deleted what somebody else wrote.</summary>
    Act,
}
