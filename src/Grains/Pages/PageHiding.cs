using System.Collections.Immutable;
using Comparte.Hiding;
using Comparte.Reports;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Pages;

/// <summary>Hides what a page says: its title leaves the entry, and each of its versions is read by whoever wrote it alone. They keep its
/// words, so nothing else has to. Each command has the turn of the versions.</summary>
internal sealed class PageHiding(PageDesk desk, IGrainFactory grains)
{
    /// <summary>Tells the case what happened, even when the process is killed right after.</summary>
    public Follower Follower => new()
    {
        Name = "hiding",
        Concerns = entry => entry is PageAbout { Hidden: not null } or PageAbout { Shown: not null },
        Durable = true,
        FromNow = true,
        TellAsync = entries => Task.WhenAll(entries.OfType<PageAbout>().Select(about => grains.TellAsync(new HidingNote
        {
            About = TopicId.Of(desk.Id),
            Authors = PageRules.AuthorsOf(about),
            Group = about.Group,
            Hidden = about.Hidden,
            Shown = about.Shown,
        }))),
    };

    /// <summary>See <see cref="IHidingGrain.HideAsync"/>.</summary>
    public async Task<Refusal?> HideAsync(MemberId actor, NewHiding hiding, bool asAdministrator)
    {
        var rights = await desk.RightsAsync(actor);
        if (!(await PlaceAsync(actor, rights, asAdministrator)).TryGet(out var place, out var refusal))
        {
            return refusal;
        }

        if (HidingRules.Check(hiding) is { } invalid)
        {
            return invalid;
        }

        using var turn = await desk.Versions.EnterAsync();
        var command = PageDesk.Command(actor, hiding.RequestId, Fingerprint.Of("hide", hiding), rights);
        return (await desk.Topic.OnceAsync(command, () => desk.About switch
        {
            null => Refusal.NotFound,
            { Hidden: not null } => HidingRules.IsHidden,
            { } about => ImmutableArray.Create<Entry>(
                [PageRules.Hidden(about, HidingRules.Of(actor, hiding, place, desk.Now)), .. desk.WithoutPen()]),
        })).Refusal;
    }

    /// <summary>See <see cref="IHidingGrain.ShowAsync"/>.</summary>
    public async Task<Refusal?> ShowAsync(MemberId actor, NewShowing showing, bool asAdministrator)
    {
        var rights = await desk.RightsAsync(actor);
        var place = await PlaceAsync(actor, rights, asAdministrator);
        if ((place.Refusal ?? InputRules.Request(showing.RequestId)) is { } refusal)
        {
            return refusal;
        }

        using var turn = await desk.Versions.EnterAsync();
        var title = (await NewestAsync())?.Version.Title;
        var command = PageDesk.Command(actor, showing.RequestId, Fingerprint.Of("show", showing), rights);
        return (await desk.Topic.OnceAsync(command, () => desk.About is null ? Refusal.NotFound : Back(actor, title))).Refusal;
    }

    /// <summary>See <see cref="IHidingGrain.HiddenAsync"/>.</summary>
    public async Task<Outcome<HiddenView>> ViewAsync(MemberId actor, bool asAdministrator)
    {
        var rights = await desk.RightsAsync(actor);
        if (desk.Committed is not { Hidden: { } hidden } about)
        {
            return Refusal.NotFound;
        }

        var isOwn = PageRules.AuthorsOf(about).Contains(actor);
        if (!rights.Reads && !isOwn)
        {
            return Refusal.NotFound;
        }

        var moderates = (await PlaceAsync(actor, rights, asAdministrator)).Refusal is null;
        return new HiddenView
        {
            Hidden = hidden,
            Words = (moderates || isOwn) && await NewestAsync() is { } words
                ? new HiddenWords { Title = words.Version.Title, Source = words.Source }
                : null,
            Case = about.SavedBy == actor
                ? await grains.GetGrain<IReportsGrain>(hidden.Place).CaseAsync(actor, TopicId.Of(desk.Id), null)
                : null,
            MayShow = moderates,
        };
    }

    /// <summary>See <see cref="IHidingGrain.ShowAppealedAsync"/>.</summary>
    public async Task ShowAppealedAsync(GrantedAppeal appeal)
    {
        using var turn = await desk.Versions.EnterAsync();
        var title = (await NewestAsync())?.Version.Title;
        await (desk.About?.Hidden?.At == appeal.HiddenAt
            ? desk.Topic.Enqueue(new TopicCommand { Actor = appeal.By, Changes = Back(appeal.By, title) })
            : desk.Topic.SettledAsync());
    }

    private ImmutableArray<Entry> Back(MemberId actor, string? title) => desk.About is { Hidden: { } hidden } about
        ? [PageRules.Shown(about, title ?? "", HidingRules.Back(hidden, actor, desk.Now))]
        : [];

    /// <summary>What it says; nobody writes another version while it is hidden.</summary>
    private async Task<VersionRecord?> NewestAsync() =>
        desk.About is { } about ? await desk.Versions.FindAsync(PageRules.Text, about.Version) : null;

    /// <summary>Where it is moderated, for whoever does. Others that can't read it don't learn of it.</summary>
    private async Task<Outcome<string>> PlaceAsync(MemberId actor, PlaceRights rights, bool asAdministrator)
    {
        if (desk.About is not { } about)
        {
            return Refusal.NotFound;
        }

        var place = await grains.PlaceAsync(actor, asAdministrator, PageRules.AuthorsOf(about), about.Group);
        return place.Refusal is null || rights.Reads ? place : Refusal.NotFound;
    }
}
