using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Members;
using Microsoft.AspNetCore.Identity;

namespace Comparte.Web.Demo;

/// <summary>Who can sign in to the demonstration. Everybody else in it is only there to talk with.</summary>
internal static class DemoSignIns
{
    /// <summary>The password of all of them.</summary>
    public const string Password = "comparte-demo";

    /// <summary>Keys of people, who sign in with <c>{key}@demo.example</c>.</summary>
    public static readonly IReadOnlyList<string> Keys = ["admin", "ana", "joao"];

    /// <summary>The key of the administrator.</summary>
    public const string Administrator = "admin";

    /// <summary>The address of one of them.</summary>
    public static string AddressOf(string key) => $"{key}@demo.example";

    /// <summary>Makes their accounts.</summary>
    public static async Task AddAsync(IGrainFactory grains, DemoImporter importer)
    {
        var hash = new PasswordHasher<object>().HashPassword(new object(), Password);
        foreach (var key in Keys)
        {
            await AddAsync(grains, importer.MemberOf(key), key, hash);
        }
    }

    /// <summary>Those that are there, for the page on which one signs in.</summary>
    public static async Task<ImmutableArray<DemoSignIn>> ReadAsync(IGrainFactory grains)
    {
        var found = await Task.WhenAll(Keys.Select(key => FindAsync(grains, key)));
        return [.. found.OfType<DemoSignIn>()];
    }

    private static async Task<DemoSignIn?> FindAsync(IGrainFactory grains, string key)
    {
        if (await grains.GetGrain<IClaimGrain>(ClaimKey.Name(key).Value).HolderAsync() is not { } member)
        {
            return null;
        }

        var profile = (await grains.GetGrain<IMemberGrain>(member.Value).ProfileAsync()).Value;
        var role = key == Administrator ? Roles.Administrator : "member";
        return profile is null ? null : new DemoSignIn(profile.Name, AddressOf(key), role, Password);
    }

    private static async Task AddAsync(IGrainFactory grains, MemberId member, string key, string hash)
    {
        var account = new Credentials
        {
            SignInName = key,
            Email = AddressOf(key),
            EmailConfirmed = true,
            PasswordHash = hash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        ClaimKey[] claims = [ClaimKey.Name(key), ClaimKey.Email(AddressOf(key))];
        await Task.WhenAll(claims.Select(claim => Claim(claim).ReserveAsync(member)));
        await grains.GetGrain<IAccountGrain>(member.Value).CreateAsync(new NewAccount
        {
            Credentials = account,
            Roles = key == Administrator ? [Roles.Administrator] : [],
        });
        await Task.WhenAll(claims.Select(claim => Claim(claim).ConfirmAsync(member)));

        IClaimGrain Claim(ClaimKey claim) => grains.GetGrain<IClaimGrain>(claim.Value);
    }
}
