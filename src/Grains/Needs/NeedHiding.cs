using System.Collections.Immutable;
using Comparte.Hiding;
using Comparte.Reports;
using Comparte.Topics;

namespace Comparte.Needs;

/// <summary>Hides what a need or an offer says. It is the network's, and so it is moderated by those who administer that; never by
/// whoever stated it, or speaks for those in whose name.</summary>
internal sealed class NeedHiding(NeedId id, Topic topic, HiddenStore store, IGrainFactory grains, TimeProvider clock)
{
    private readonly Turns _turns = new();

    private NeedAbout? Drafted => topic.Find(NeedRules.AboutId) as NeedAbout;

    /// <summary>Tells the case what happened, even when the process is killed right after.</summary>
    public Follower Follower => new()
    {
        Name = "hiding",
        Concerns = entry => entry is NeedAbout { Hidden: not null } or NeedAbout { Shown: not null },
        Durable = true,
        FromNow = true,
        TellAsync = entries => Task.WhenAll(entries.OfType<NeedAbout>().Select(async about => await grains.TellAsync(new HidingNote
        {
            About = TopicId.Of(id),
            Authors = await AuthorsAsync(about),
            Hidden = about.Hidden,
            Shown = about.Shown,
        }))),
    };

    /// <summary>See <see cref="IHidingGrain.HideAsync"/>.</summary>
    public async Task<Refusal?> HideAsync(MemberId actor, NewHiding hiding, bool asAdministrator)
    {
        var place = await PlaceAsync(actor, asAdministrator);
        if ((place.Refusal ?? HidingRules.Check(hiding)) is { } refusal)
        {
            return refusal;
        }

        using var turn = await _turns.EnterAsync();
        var command = TopicCommand.Of(actor, hiding.RequestId, Fingerprint.Of("hide", hiding));
        Outcome<Committed> hidden;
        bool isOther;
        do
        {
            // What is changed while the record is written isn't in it: it is written anew.
            isOther = false;
            var kept = await KeepAsync(command);
            hidden = await topic.OnceAsync(command, () => Drafted switch
            {
                null => Refusal.NotFound,
                { Hidden: not null } => HidingRules.IsHidden,
                { } present when (isOther = present.Rev != kept) => ImmutableArray<Entry>.Empty,
                { } present => Changed(NeedRules.Hidden(present, HidingRules.Of(actor, hiding, place.Value!, clock.GetUtcNow()))),
            });
        }
        while (isOther);
        return hidden.Refusal;
    }

    /// <summary>See <see cref="IHidingGrain.ShowAsync"/>.</summary>
    public async Task<Refusal?> ShowAsync(MemberId actor, NewShowing showing, bool asAdministrator)
    {
        if (((await PlaceAsync(actor, asAdministrator)).Refusal ?? InputRules.Request(showing.RequestId)) is { } refusal)
        {
            return refusal;
        }

        using var turn = await _turns.EnterAsync();
        var command = TopicCommand.Of(actor, showing.RequestId, Fingerprint.Of("show", showing));
        var words = await WordsAsync();
        var shown = await topic.OnceAsync(command, () => Back(actor, words));
        await ForgetAsync(words);
        return shown.Refusal;
    }

    /// <summary>See <see cref="IHidingGrain.HiddenAsync"/>.</summary>
    public async Task<Outcome<HiddenView>> ViewAsync(MemberId actor, bool asAdministrator)
    {
        if (topic.FindCommitted(NeedRules.AboutId) is not NeedAbout { Hidden: { } hidden } about)
        {
            return Refusal.NotFound;
        }

        var place = await PlaceAsync(actor, asAdministrator);
        var isOwn = place.Refusal?.Code == HidingRules.IsOwn.Code;
        var words = isOwn || place.Refusal is null ? await WordsAsync() : null;
        return new HiddenView
        {
            Hidden = hidden,
            Words = words is null ? null : new HiddenWords { Title = words.Title, Source = words.Text },
            Case = about.By == actor
                ? await grains.GetGrain<IReportsGrain>(hidden.Place).CaseAsync(actor, TopicId.Of(id), null)
                : null,
            MayShow = place.Refusal is null,
        };
    }

    /// <summary>See <see cref="IHidingGrain.ShowAppealedAsync"/>.</summary>
    public async Task ShowAppealedAsync(GrantedAppeal appeal)
    {
        using var turn = await _turns.EnterAsync();
        var words = await WordsAsync();
        await (Drafted?.Hidden?.At == appeal.HiddenAt
            ? topic.Enqueue(new TopicCommand { Actor = appeal.By, Changes = Back(appeal.By, words) })
            : topic.SettledAsync());
        await ForgetAsync(words);
    }

    /// <summary>Whoever stated it, and all who speak for those in whose name.</summary>
    public async Task<ImmutableArray<MemberId>> AuthorsAsync(NeedAbout about)
    {
        var people = await NeedPeople.AskAsync(grains, about.By, about.Organization, about.Initiative);
        return [about.By, .. people?.Members.Remove(about.By) ?? []];
    }

    /// <summary>Nothing stays of what was hidden of a need that is removed.</summary>
    public Task ClearAsync() => Drafted is { } about ? store.ClearAsync(about.No) : Task.CompletedTask;

    /// <summary>Keeps what it says, and answers its revision.</summary>
    private async Task<long?> KeepAsync(TopicCommand command)
    {
        if (await topic.IsRepeatedAsync(command) || Drafted is not { Hidden: null } about)
        {
            return null;
        }

        await store.KeepAsync(about);
        return about.Rev;
    }

    private static ImmutableArray<Entry> Changed(NeedAbout about) => [about];

    private ImmutableArray<Entry> Back(MemberId actor, NeedAbout? words) => Drafted is { Hidden: { } hidden } about
        ? Changed(NeedRules.Shown(about, words, HidingRules.Back(hidden, actor, clock.GetUtcNow())))
        : [];

    private async Task<NeedAbout?> WordsAsync() => Drafted is { } about ? await store.FindAsync(about.No) as NeedAbout : null;

    private Task ForgetAsync(NeedAbout? words) =>
        words is not null && Drafted?.Hidden is null ? store.ClearAsync(words.No) : Task.CompletedTask;

    private async Task<Outcome<string>> PlaceAsync(MemberId actor, bool asAdministrator)
    {
        if (Drafted is not { } about)
        {
            return Refusal.NotFound;
        }

        return await grains.PlaceAsync(actor, asAdministrator, await AuthorsAsync(about), null);
    }
}
