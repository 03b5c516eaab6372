using Comparte.Client;
using Comparte.Client.Models;
using Comparte.Example;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

// Who one is, what was said last in a conversation, something said there, and how it comes back live.
if (args is not [var site, var token, var thread, var text])
{
    Console.Error.WriteLine("dotnet run --project examples/csharp -- ADDRESS TOKEN CONVERSATION WORDS");
    return 1;
}

using var adapter = new HttpClientRequestAdapter(
    new BaseBearerTokenAuthenticationProvider(new KeptToken(token, new Uri(site).Host)))
{
    BaseUrl = site,
};
var comparte = new ComparteClient(adapter);

var me = await comparte.Api.Me.GetAsync();
Console.WriteLine($"{me?.Member?.Name}");

// A topic is read as far as it goes; where one stands is its epoch and revision.
var page = await comparte.Api.Topics["thread"][thread].Entries.GetAsync();
foreach (var post in (page?.Entries ?? []).Select(entry => entry.EntryPost).Where(post => post?.Kind == EntryPost_kind.Post))
{
    Console.WriteLine($"{post?.At:u} {post?.Source}");
}

// From there on the socket tells.
var request = Guid.CreateVersion7();
var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

// The server says something each 30 s at least; the library would give up after as many.
await using var socket = new HubConnectionBuilder().WithServerTimeout(TimeSpan.FromSeconds(60)).WithUrl(new Uri(new Uri(site), "/live"), HttpTransportType.WebSockets, options =>
{
    options.SkipNegotiation = true;
    options.AccessTokenProvider = () => Task.FromResult<string?>(token);
}).Build();
socket.On<Changes>("Changes", changes =>
{
    if (changes.Entries.Any(entry => entry.RequestId == request))
    {
        heard.TrySetResult();
    }
});
await socket.StartAsync();
await socket.InvokeAsync("Open", new[] { new { topic = $"thread/{thread}", epoch = page?.Epoch, rev = page?.To } });

// The same request sent again is the same post: whoever gets no answer just repeats it.
await comparte.Api.Threads[thread].Posts.PostAsync(new NewPost { RequestId = request, Body = text });
await heard.Task.WaitAsync(TimeSpan.FromSeconds(30));
Console.WriteLine($"live: {text}");
return 0;
