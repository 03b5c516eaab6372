using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.SignalR;

namespace Comparte.Bench.Peer;

/// <summary>Takes posts and sends them to the thread's SignalR group.</summary>
internal static class PostEndpoints
{
    private const int LongestBody = 16 * 1024;

    /// <summary>Maps <c>POST /api/threads/{id}/posts</c>.</summary>
    public static void MapPosts(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/threads/{id}/posts", PublishAsync).RequireAuthorization();

    private static async Task<Results<Created<Post>, BadRequest<string>>> PublishAsync(
        string id, NewPost body, ClaimsPrincipal user, Rooms rooms, IHubContext<RoomHub> hub, TimeProvider clock)
    {
        if (body.RequestId.Version != 7 || string.IsNullOrWhiteSpace(body.Body) || body.Body.Length > LongestBody)
        {
            return TypedResults.BadRequest("invalid");
        }

        var topic = $"thread/{id}";
        var no = rooms.Next(topic);
        var post = new Post(
            "post", $"{no}", no, no, user.FindFirstValue(ClaimTypes.NameIdentifier)!, clock.GetUtcNow(),
            body.Body, $"<p>{HtmlEncoder.Default.Encode(body.Body)}</p>", body.RequestId);
        await hub.Clients.Group(topic).SendAsync("Changes", new Changes(topic, "peer", no - 1, no, [post]));
        return TypedResults.Created($"/api/threads/{id}/posts/{no}", post);
    }
}

/// <summary>The body of a post.</summary>
internal sealed record NewPost(Guid RequestId, string Body);

/// <summary>A post with the fields that Comparte's posts have, so that both send about the same bytes.</summary>
internal sealed record Post(
    string Kind, string Id, long No, long Rev, string By, DateTimeOffset At, string Source, string Html,
    Guid RequestId);

/// <summary>What reaches the group.</summary>
internal sealed record Changes(string Topic, string Epoch, long From, long To, Post[] Entries);
