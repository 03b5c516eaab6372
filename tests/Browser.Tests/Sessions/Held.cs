using Microsoft.Playwright;

namespace Comparte.Browser.Tests.Sessions;

/// <summary>What a browser holds of a member.</summary>
internal static class Held
{
    private const string Records = """
        const records = async (table) => {
          const [one] = await indexedDB.databases();
          if (!one) return [];
          const db = await new Promise((done) => {
            const asked = indexedDB.open(one.name);
            asked.onsuccess = () => done(asked.result);
          });
          const all = await new Promise((done) => {
            const asked = db.transaction(table).objectStore(table).getAll();
            asked.onsuccess = () => done(asked.result);
          });
          db.close();
          return all;
        };
        """;

    /// <summary>The names of the databases.</summary>
    public static Task<string[]> DatabasesAsync(IPage page) =>
        page.EvaluateAsync<string[]>("async () => (await indexedDB.databases()).map((one) => one.name)");

    /// <summary>Waits until topics are kept: a page shows what arrives before it is written down.</summary>
    public static Task TopicsAsync(IPage page, params string[] topics) => Until.TrueAsync(
        page,
        $$"""
        async (topics) => {
          {{Records}}
          const kept = (await records('topics')).map((one) => one.topic);
          return topics.every((topic) => kept.includes(topic));
        }
        """,
        topics);

    /// <summary>Waits until neither the topics nor any record with these words are kept.</summary>
    public static Task WithoutAsync(IPage page, string words, params string[] topics) => Until.TrueAsync(
        page,
        $$"""
        async ([words, ...topics]) => {
          {{Records}}
          const kept = (await records('topics')).map((one) => one.topic);
          return !topics.some((topic) => kept.includes(topic))
            && !JSON.stringify(await records('entries')).includes(words);
        }
        """,
        new[] { words }.Concat(topics));

    /// <summary>Waits until no record, cached answer or remembered value of this browser has these words.</summary>
    public static Task NowhereAsync(IPage page, params string[] words) => Until.TrueAsync(
        page,
        $$"""
        async (words) => {
          {{Records}}
          const found = [{ ...localStorage }, { ...sessionStorage }];
          for (const table of ['topics', 'entries', 'outbox', 'values']) found.push(await records(table));
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const one of await cache.keys()) found.push(one.url, await (await cache.match(one)).text());
          }
          const all = JSON.stringify(found);
          return !words.some((word) => all.includes(word));
        }
        """,
        words);

    /// <summary>Waits until nothing is kept: no record, no answer or page, no session.</summary>
    public static Task NothingAsync(IPage page) => Until.TrueAsync(
        page,
        """
        async () => (await indexedDB.databases()).length === 0
          && (await caches.keys()).length === 0
          && localStorage.getItem('comparte.session') === null
          && sessionStorage.length === 0
        """);
}
