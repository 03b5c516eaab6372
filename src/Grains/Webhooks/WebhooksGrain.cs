using System.Collections.Immutable;
using Comparte.Administration;
using Comparte.Erasure;
using Comparte.Inbox;
using Comparte.Power;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Webhooks;

/// <summary>Owns who is told what happens; see <see cref="IWebhooksGrain"/>. It asks the administration who may. Where there is nobody to
/// be told, what happened costs one call.</summary>
[GrainType(TopicKinds.Webhooks), Reentrant]
internal sealed class WebhooksGrain : TopicGrain, IWebhooksGrain
{
    private const int AtOnce = 32;
    private readonly PowerNotes _power;
    private readonly WebhookHosts _hosts;

    public WebhooksGrain(TopicServices services, WebhookHosts hosts)
        : base(services, TopicShape.Whole)
    {
        _power = new PowerNotes(IPowerGrain.Network, command => PowerRules.OfWebhooks(Topic.Find, command, Clock.GetUtcNow()));
        _hosts = hosts;
    }

    /// <inheritdoc />
    protected override PowerNotes? Power => _power;

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy =>
    [
        new()
        {
            Name = "receivers",
            Concerns = entry => entry is Webhook or Tombstone,
            Durable = true,
            TellAsync = told => Task.WhenAll(told.Select(entry => entry is Webhook webhook
                ? GrainFactory.GetWebhook(webhook.No).TellAsync(webhook, [])
                : GrainFactory.GetWebhook(entry.No).EraseAsync())),
        },
        new() { Name = "administrators", Concerns = WebhookRules.TurnedItselfOff, Durable = true, TellAsync = TellAdministratorsAsync },
    ];

    private IEnumerable<Webhook> Committed => Topic.Rows.Select(row => row.Entry).OfType<Webhook>().OrderBy(webhook => webhook.No);

    /// <inheritdoc />
    public async Task<Outcome<ImmutableArray<WebhookView>>> ListAsync(MemberId actor)
    {
        if (await GrainFactory.GetAdministration().RefusesAsync(actor) is { } refusal)
        {
            return refusal;
        }

        var all = Committed.ToList();
        var standings = await Task.WhenAll(all.Select(webhook => GrainFactory.GetWebhook(webhook.No).StandingAsync()));
        return all.Zip(standings).Select(each => WebhookRules.ViewOf(each.First, each.Second, Clock.GetUtcNow())).ToImmutableArray();
    }

    /// <inheritdoc />
    public async Task<Outcome<Webhook>> AddAsync(MemberId actor, WebhookChange change, string secret)
    {
        if ((await GrainFactory.GetAdministration().RefusesAsync(actor) ?? WebhookRules.Check(change, _hosts)) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, change.RequestId, Fingerprint.Of("add", change));
        var added = await Topic.OnceAsync(command, () => WebhookRules.Add(
            Topic.Entries.OfType<Webhook>().Count(), change, secret, Clock.GetUtcNow()));
        return added.Select(SecretOf);
    }

    /// <inheritdoc />
    public async Task<Refusal?> ChangeAsync(MemberId actor, long no, WebhookChange change) =>
        await GrainFactory.GetAdministration().RefusesAsync(actor) ?? WebhookRules.Check(change, _hosts)
            ?? (await ReplaceAsync(
                actor, no, change.RequestId, Fingerprint.Of($"change {no}", change), webhook => WebhookRules.Change(webhook, change))).Refusal;

    /// <inheritdoc />
    public async Task<Refusal?> TurnAsync(MemberId actor, long no, bool on, Guid requestId) =>
        await GrainFactory.GetAdministration().RefusesAsync(actor) ?? InputRules.Request(requestId)
            ?? (await ReplaceAsync(
                actor, no, requestId, $"turn {no} {on}", webhook => WebhookRules.Turn(webhook, on, Clock.GetUtcNow()))).Refusal;

    /// <inheritdoc />
    public async Task<Outcome<Webhook>> RenewAsync(MemberId actor, long no, string secret, Guid requestId)
    {
        if ((await GrainFactory.GetAdministration().RefusesAsync(actor) ?? InputRules.Request(requestId)) is { } refusal)
        {
            return refusal;
        }

        var renewed = await ReplaceAsync(
            actor, no, requestId, $"renew {no}", webhook => WebhookRules.Renew(webhook, secret, Clock.GetUtcNow()));
        return renewed.Select(SecretOf);
    }

    /// <inheritdoc />
    public async Task<Refusal?> DeleteAsync(MemberId actor, long no, Guid requestId)
    {
        if ((await GrainFactory.GetAdministration().RefusesAsync(actor) ?? InputRules.Request(requestId)) is { } refusal)
        {
            return refusal;
        }

        return (await Topic.OnceAsync(TopicCommand.Of(actor, requestId, $"delete {no}"), () => Find(no) is { } webhook
            ? ImmutableArray.Create<Entry>(new Tombstone { Id = webhook.Id, No = webhook.No })
            : (Outcome<ImmutableArray<Entry>>)Refusal.NotFound)).Refusal;
    }

    /// <inheritdoc />
    public async Task<Refusal?> PingAsync(MemberId actor, long no, Guid requestId)
    {
        if ((await GrainFactory.GetAdministration().RefusesAsync(actor) ?? InputRules.Request(requestId)) is { } refusal)
        {
            return refusal;
        }

        if (Committed.FirstOrDefault(webhook => webhook.No == no) is not { } receiver)
        {
            return Refusal.NotFound;
        }

        if (receiver.Off is not null)
        {
            return WebhookRules.IsOff;
        }

        var ping = new Happening { Type = HappeningType.Ping, About = $"{requestId:n}", At = Clock.GetUtcNow() };
        await GrainFactory.GetWebhook(no).TellAsync(receiver, [ping]);
        return null;
    }

    /// <inheritdoc />
    public Task TurnOffAsync(long no, WebhookOff off) => Find(no) is { Off: null } webhook
        ? Topic.Enqueue(new TopicCommand { Changes = [webhook with { Off = off }] })
        : Topic.SettledAsync();

    /// <inheritdoc />
    public Task TakeAsync(ImmutableArray<Happening> happenings) => Task.WhenAll(Committed
        .Where(webhook => webhook.Off is null && happenings.Any(one => webhook.Happenings.Contains(one.Type)))
        .Select(webhook => GrainFactory.GetWebhook(webhook.No).TellAsync(webhook, happenings)));

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, false));

    private Webhook? Find(long no) => Topic.Entries.OfType<Webhook>().FirstOrDefault(webhook => webhook.No == no);

    private Task<Outcome<Committed>> ReplaceAsync(
        MemberId actor, long no, Guid requestId, string fingerprint, Func<Webhook, Webhook> next) =>
        Topic.OnceAsync(TopicCommand.Of(actor, requestId, fingerprint), () => Find(no) is not { } webhook
            ? (Outcome<ImmutableArray<Entry>>)Refusal.NotFound
            : next(webhook) is var changed && changed == webhook ? ImmutableArray<Entry>.Empty : [changed]);

    /// <summary>What a command left that gave a secret: also when it is repeated after another one.</summary>
    private static Outcome<Webhook> SecretOf(Committed left) =>
        left.Entries.OfType<Webhook>().FirstOrDefault() is { } webhook ? webhook : Refusal.NotFound;

    private async Task TellAdministratorsAsync(ImmutableArray<Entry> told)
    {
        ImmutableArray<NoticeTelling> tellings = [.. told.OfType<Webhook>().Select(WebhookRules.Off)];
        var administrators = await new Administrators(GrainFactory).AllAsync().ToListAsync();
        foreach (var some in administrators.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(one => GrainFactory.GetGrain<INotifiedGrain>(one.Value).NotifyAsync(tellings)));
        }
    }
}
