using Comparte.Web.Http;
using Comparte.Web.Security;
using Comparte.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Webhooks;

/// <summary>Which sites and programs are told what happens in the network.</summary>
internal static class WebhookEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapApi("/api/admin/webhooks", "Administration").ByCookieOnly();
        webhooks.MapGet("", ListAsync);
        webhooks.MapPost("", AddAsync);
        webhooks.MapPut("/{no:long}", ChangeAsync);
        webhooks.MapDelete("/{no:long}", DeleteAsync);
        webhooks.MapPut("/{no:long}/on", TurnAsync);
        webhooks.MapPost("/{no:long}/secret", RenewAsync);
        webhooks.MapPost("/{no:long}/ping", PingAsync);
        webhooks.MapGet("/{no:long}/deliveries", DeliveriesAsync);
        webhooks.MapPost("/{no:long}/deliveries/{id}", AgainAsync);
    }

    private static async Task<Results<Ok<Items<WebhookView>>, ProblemHttpResult>> ListAsync(
        Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetWebhooks().ListAsync(actor.Id)).TryGet(out var all, out var refusal)
            ? TypedResults.Ok(new Items<WebhookView>(all))
            : Problems.Of(context, refusal);

    /// <summary>Adds one. The answer alone says its secret.</summary>
    private static async Task<Results<Ok<WebhookSecret>, ProblemHttpResult>> AddAsync(
        WebhookChange body, Actor actor, HttpContext context, IGrainFactory grains, WebhookSecrets secrets) =>
        AnswerOf(await grains.GetWebhooks().AddAsync(actor.Id, body, secrets.New()), context, secrets);

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        long no, WebhookChange body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetWebhooks().ChangeAsync(actor.Id, no, body)).Answer(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        long no, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetWebhooks().DeleteAsync(actor.Id, no, requestId)).Answer(context);

    /// <summary>Pauses one, or turns it on again.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> TurnAsync(
        long no, WebhookTurn body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetWebhooks().TurnAsync(actor.Id, no, body.On, body.RequestId)).Answer(context);

    /// <summary>Gives one another secret. The answer alone says it; for a day the former one signs as well.</summary>
    private static async Task<Results<Ok<WebhookSecret>, ProblemHttpResult>> RenewAsync(
        long no, RequestBody body, Actor actor, HttpContext context, IGrainFactory grains, WebhookSecrets secrets) =>
        AnswerOf(await grains.GetWebhooks().RenewAsync(actor.Id, no, secrets.New(), body.RequestId), context, secrets);

    /// <summary>Tells one something that says nothing, to see whether it answers.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> PingAsync(
        long no, RequestBody body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetWebhooks().PingAsync(actor.Id, no, body.RequestId)).Answer(context);

    /// <summary>What it was told last, and is to be, the newest first.</summary>
    private static async Task<Results<Ok<Items<WebhookDelivery>>, ProblemHttpResult>> DeliveriesAsync(
        long no, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetWebhook(no).DeliveriesAsync(actor.Id)).TryGet(out var all, out var refusal)
            ? TypedResults.Ok(new Items<WebhookDelivery>(all))
            : Problems.Of(context, refusal);

    /// <summary>Tells one of them again.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> AgainAsync(
        long no, string id, RequestBody body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetWebhook(no).AgainAsync(actor.Id, id, body.RequestId)).Answer(context);

    private static Results<Ok<WebhookSecret>, ProblemHttpResult> AnswerOf(
        Outcome<Webhook> outcome, HttpContext context, WebhookSecrets secrets) =>
        outcome.TryGet(out var webhook, out var refusal)
            ? TypedResults.Ok(new WebhookSecret(webhook.No, secrets.Open(webhook.Secret)))
            : Problems.Of(context, refusal);
}

/// <summary>The secret of a receiver, which is said once.</summary>
/// <param name="No">The receiver's number.</param>
/// <param name="Secret">The secret: <c>whsec_</c> and base64.</param>
public sealed record WebhookSecret(long No, string Secret);

/// <summary>Whether a receiver is told anything.</summary>
/// <param name="RequestId">Made by the client; a UUIDv7.</param>
/// <param name="On">Whether it is.</param>
public sealed record WebhookTurn(Guid RequestId, bool On);
