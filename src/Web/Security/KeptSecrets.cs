using System.Collections.Concurrent;
using Comparte.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Comparte.Web.Security;

/// <summary>Secrets of the network's own, each made once: sealed as what is in cookies, and kept by a grain beside the keys that
/// seal.</summary>
internal sealed class KeptSecrets(IGrainFactory grains, IDataProtectionProvider protection)
{
    private readonly ConcurrentDictionary<string, string> _known = new();

    /// <summary>The secret of a name; <paramref name="make"/> makes the first one.</summary>
    public async Task<string> OfAsync(string name, Func<string> make)
    {
        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        // Of two hosts that make one at the same time both take the first.
        var protector = protection.CreateProtector($"kept.{name}");
        var kept = grains.GetGrain<IKeysGrain>(name);
        if ((await kept.ListAsync()).IsEmpty)
        {
            await kept.AddAsync(protector.Protect(make()));
        }

        return _known[name] = protector.Unprotect((await kept.ListAsync())[0]);
    }
}
