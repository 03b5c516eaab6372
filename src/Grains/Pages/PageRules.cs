using System.Collections.Immutable;
using Comparte.Hiding;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Pages;

/// <summary>What a page may hold, and who may do what with it.</summary>
internal static class PageRules
{
    /// <summary>The id of entry 1.</summary>
    public const string AboutId = "about";

    /// <summary>The name of its text among its records.</summary>
    public const string Text = "body";

    private const int MaxNote = 200;

    /// <summary>Why a page can't begin like this, or null.</summary>
    public static Refusal? Check(NewPage page) =>
        InputRules.Request(page.RequestId)
        ?? TextRules.CheckTitle(page.Title, required: true)
        ?? TextRules.CheckBody(page.Body);

    /// <summary>Why a version can't be like this, or null.</summary>
    public static Refusal? Check(PageSaving saving) =>
        InputRules.Request(saving.RequestId)
        ?? InputRules.Line(saving.Note, MaxNote, "note")
        ?? (saving.Restores is null
            ? TextRules.CheckTitle(saving.Title, required: true) ?? TextRules.CheckBody(saving.Body)
            : null);

    /// <summary>Why these rights don't let a member write the page, or null.</summary>
    public static Refusal? RefuseWriting(PageAbout? about, PlaceRights rights) =>
        about is null ? Refusal.NotFound
        : ThreadRules.RefuseWriting(rights)
            ?? (about.Hidden is not null ? HidingRules.IsHidden : null)
            ?? (about.ArchivedAt is not null ? Refusal.Conflict("page_archived") : null)
            ?? (about.Locked && !rights.Leads ? Refusal.Forbidden("page_locked") : null);

    /// <summary>Why a version can't be saved now, or null.</summary>
    public static Refusal? RefuseSaving(
        PageAbout? about, PagePen? pen, MemberId actor, PageSaving saving, PlaceRights rights, DateTimeOffset now) =>
        RefuseWriting(about, rights)
        ?? (PenRules.IsHeld(pen, now) && !PenRules.Holds(pen, actor, saving.Hand) ? PenRules.Taken : null)
        ?? (saving.Base == about!.Version ? null : Refusal.Conflict("text_changed"));

    /// <summary>Why a member may not change this, or null.</summary>
    public static Refusal? RefuseChange(PageAbout? about, MemberId actor, PageChange change, PlaceRights rights) =>
        about is null ? Refusal.NotFound
        : ThreadRules.RefuseWriting(rights)
            ?? (change.Pinned is not null || change.Locked is not null ? ThreadRules.RefuseLeading(rights) : null)
            ?? RefuseOwning(about, actor, rights);

    /// <summary>Why a member may not delete the page, or null.</summary>
    public static Refusal? RefuseDeleting(PageAbout? about, MemberId actor, PlaceRights rights) =>
        about is null ? Refusal.NotFound
        : ThreadRules.RefuseWriting(rights)
            ?? RefuseOwning(about, actor, rights)
            ?? (about.ArchivedAt is null ? Refusal.Conflict("page_not_archived") : null);

    /// <summary>Entry 1 of a new page; the page has been checked.</summary>
    public static PageAbout New(MemberId actor, GroupId group, NewPage page, DateTimeOffset now) => With(
        new PageAbout { Id = AboutId, Group = group, By = actor, At = now },
        new TextVersion { Version = 1, Title = TextRules.CleanTitle(page.Title), By = actor, At = now });

    /// <summary>Its newest version.</summary>
    public static TextVersion VersionOf(PageAbout about) =>
        new() { Version = about.Version, Title = about.Title, At = about.SavedAt, By = about.SavedBy };

    /// <summary>Whose it is: who wrote what it says now, and who made it.</summary>
    public static ImmutableArray<MemberId> AuthorsOf(PageAbout about) =>
        about.By == about.SavedBy ? [about.By] : [about.SavedBy, about.By];

    /// <summary>The page with another version.</summary>
    public static PageAbout With(PageAbout about, TextVersion version) => about with
    {
        Title = version.Title,
        Version = version.Version,
        SavedBy = version.By,
        SavedAt = version.At,
    };

    /// <summary>The page with the change.</summary>
    public static PageAbout Apply(PageAbout about, PageChange change, DateTimeOffset now) => about with
    {
        Pinned = change.Pinned ?? about.Pinned,
        Locked = change.Locked ?? about.Locked,
        ArchivedAt = change.Archived is not { } archived ? about.ArchivedAt : archived ? about.ArchivedAt ?? now : null,
    };

    /// <summary>The page without its title, and why.</summary>
    public static PageAbout Hidden(PageAbout about, Hidden hidden) => about with { Title = "", Hidden = hidden, Shown = null };

    /// <summary>A hidden page with its title back.</summary>
    public static PageAbout Shown(PageAbout about, string title, Shown shown) =>
        about with { Title = title, Hidden = null, Shown = shown };

    /// <summary>What is left of a page that is deleted.</summary>
    public static PageAbout End(PageAbout about) =>
        new() { Id = AboutId, No = about.No, Group = about.Group, Deleted = true };

    /// <summary>Its card in the group, or that there is none any more.</summary>
    public static Entry Card(PageId id, PageAbout about) => about.Deleted
        ? new Tombstone { Id = id.Value, ToldRev = about.Rev }
        : new GroupPage
        {
            Id = id.Value,
            Title = about.Title,
            By = about.SavedBy,
            At = about.SavedAt,
            Version = about.Version,
            Pinned = about.Pinned,
            Archived = about.ArchivedAt is not null,
            ToldRev = about.Rev,
        };

    private static Refusal? RefuseOwning(PageAbout about, MemberId actor, PlaceRights rights) =>
        about.By == actor || rights.Leads ? null : Refusal.NotAllowed;
}
