using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Silo;
using Comparte.Threads;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Comparte.Bench.Load.Servers;

/// <summary>
/// Fills a data folder with the layout, through grains, on a silo in this process. Over HTTP, three thousand sign-ups
/// would hash three thousand passwords. Writers get a password, watchers an access token.
/// </summary>
internal sealed class CommunitySeed(IGrainFactory grains, Layout layout, TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();
    private readonly string _passwordHash = new PasswordHasher<object>().HashPassword(layout, Layout.Password);

    /// <summary>Fills the folder.</summary>
    public static async Task FillAsync(string folder, Layout layout)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        using var data = DataFolder.Open(folder);
        builder.AddComparteSilo(data);
        using var host = builder.Build();
        await host.StartAsync();
        var seed = new CommunitySeed(
            host.Services.GetRequiredService<IGrainFactory>(), layout,
            host.Services.GetRequiredService<TimeProvider>());
        await seed.FillAsync();
        await host.StopAsync();
    }

    private async Task FillAsync()
    {
        await EachAsync(layout.Writers, AddWriterAsync);
        await EachAsync(layout.Members, AddWatcherAsync);
        await AddPlaceAsync(layout.Hall, "Asamblea", Enumerable.Range(0, Layout.HallWatchers));
        await EachAsync(layout.RoomPlaces, (place, at) => AddPlaceAsync(place, $"Mesa {at}", Layout.MembersOfRoom(at)));
        await EachAsync(layout.Circles, (place, at) => AddPlaceAsync(
            place, $"Comarca {at}", Enumerable.Range(at * Layout.CircleMembers, Layout.CircleMembers)));
    }

    private static async Task EachAsync<T>(T[] items, Func<T, int, Task> add)
    {
        foreach (var some in items.Select((item, at) => (item, at)).Chunk(128))
        {
            await Task.WhenAll(some.Select(each => add(each.item, each.at)));
        }
    }

    private async Task AddWriterAsync(MemberId id, int at)
    {
        var address = Layout.AddressOf(at);
        await AddMemberAsync(id, $"Escritora {at}");
        await ClaimAsync(ClaimKey.Name($"writer{at}"), id, () =>
            ClaimAsync(ClaimKey.Email(address), id, () => AddAccountAsync(id, $"writer{at}", address)));
    }

    private async Task AddWatcherAsync(MemberId id, int at)
    {
        var hash = Secrets.Hash(Layout.TokenOf(at));
        await AddMemberAsync(id, $"Lectora {at}");
        await AddAccountAsync(id, $"watcher{at}", null);
        await ClaimAsync(ClaimKey.Token(hash), id, () => grains.GetGrain<IAccountGrain>(id.Value).AddTokenAsync(
            new NewToken
            {
                RequestId = Guid.CreateVersion7(_now),
                Name = "bench",
                Scope = TokenScope.Read,
                Hash = hash,
                Days = 30,
            }));
    }

    private async Task AddMemberAsync(MemberId id, string name)
    {
        var refusal = await grains.GetGrain<IMemberGrain>(id.Value).CreateAsync(
            new MemberProfile { Id = id, Name = name, Country = "ES" }, "es");
        if (refusal is not null)
        {
            throw new InvalidOperationException($"A member was refused: {refusal.Code} {refusal.Field}.");
        }
    }

    private Task<bool> AddAccountAsync(MemberId id, string name, string? address) =>
        grains.GetGrain<IAccountGrain>(id.Value).CreateAsync(new NewAccount
        {
            Credentials = new Credentials
            {
                SignInName = name,
                Email = address,
                EmailConfirmed = address is not null,
                PasswordHash = _passwordHash,
                SecurityStamp = Guid.CreateVersion7(_now).ToString("N"),
            },
        });

    private async Task ClaimAsync(ClaimKey key, MemberId holder, Func<Task> use)
    {
        var claim = grains.GetGrain<IClaimGrain>(key.Value);
        await claim.ReserveAsync(holder);
        await use();
        await claim.ConfirmAsync(holder);
    }

    private async Task AddPlaceAsync(Place place, string name, IEnumerable<int> watchers)
    {
        var members = layout.Writers.Concat(watchers.Select(at => layout.Members[at]));
        await grains.GetGrain<IGroupImportGrain>(place.Group.Value).ImportAsync(new GroupImport
        {
            About = new GroupAbout
            {
                Name = name,
                Purpose = "Medir",
                Access = GroupAccess.ByInvitation,
                Visibility = GroupVisibility.Hidden,
                At = _now,
                By = layout.Writers[0],
            },
            Members = [.. members.Select((id, at) => new GroupMember
            {
                Id = id.Value,
                Role = at == 0 ? GroupRole.Facilitator : GroupRole.Member,
                Since = _now,
            })],
        });
        await grains.GetGrain<IThreadImportGrain>(place.Thread.Value).ImportAsync(new ThreadImport
        {
            About = new ThreadAbout { Group = place.Group, Title = name, By = layout.Writers[0], At = _now },
            Posts =
            [
                new Post
                {
                    By = layout.Writers[0],
                    At = _now,
                    Source = "Empezamos.",
                    RequestId = Guid.CreateVersion7(_now),
                },
            ],
        });
    }
}
