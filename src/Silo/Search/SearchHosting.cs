using Comparte.Search;
using Comparte.Topics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

namespace Comparte.Silo.Search;

/// <summary>The index of a silo, in its data folder.</summary>
internal static class SearchHosting
{
    public static ISiloBuilder AddSearch(this ISiloBuilder silo, DataFolder folder, IConfiguration configuration)
    {
        silo.Services.AddSingleton(configuration.GetSection("Search").Get<SearchSettings>() ?? new SearchSettings());
        silo.Services.AddSingleton<ISearchIndex>(services => new LuceneSearch(
            folder.Search,
            services.GetRequiredService<StoreIncarnation>().Value,
            services.GetRequiredService<SearchSettings>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<LuceneSearch>>()));

        // An index that is missing or broken is made anew from here on, not only when somebody searches.
        return silo.AddStartupTask((services, _) => services.GetRequiredService<IGrainFactory>()
            .GetGrain<ISearchIndexGrain>(ISearchIndexGrain.Key).ProgressAsync());
    }
}
