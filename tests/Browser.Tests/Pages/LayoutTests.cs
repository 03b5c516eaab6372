using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Pages;

/// <summary>Nothing on a page is cut off, covered or pushed out, whatever the screen and the letters.</summary>
public sealed class LayoutTests(Site site) : PageTest(site)
{
    internal static readonly Screen Narrow = new(320, 640);

    /// <summary>A wide screen at a zoom of 200 %.</summary>
    private static readonly Screen Zoomed = new(640, 400);

    /// <summary>What WCAG 1.4.12 lets a reader choose.</summary>
    private const string Spaced = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
          document.adoptedStyleSheets.push(sheet);
        }
        """;

    /// <summary>What reaches beyond the right edge, however little; a part that scrolls by itself may.</summary>
    private const string Beyond = """
        () => {
          const scrolls = (one) => one && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
          const wide = document.documentElement.scrollWidth - innerWidth;
          const found = [...document.body.querySelectorAll('*')].filter((one) => {
            const box = one.getBoundingClientRect();
            return box.width > 0 && box.right > innerWidth + 1 && !scrolls(one.parentElement)
              && getComputedStyle(one).visibility !== 'hidden' && !one.closest('.sr, .skip');
          });
          return wide > 0 ? [`${wide} px`, ...found.map((one) => one.outerHTML.slice(0, 160))] : [];
        }
        """;

    /// <summary>Text that its own box hides without saying so by an ellipsis.</summary>
    private const string CutOff = """
        () => [...document.body.querySelectorAll('*')].filter((one) => {
          const style = getComputedStyle(one);
          if (!/hidden|clip/.test(style.overflow) || one.closest('.sr, .skip, svg') || !one.textContent.trim()) return false;
          const says = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
          const box = one.getBoundingClientRect();
          return box.width > 0 && !says && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2);
        }).map((one) => one.outerHTML.slice(0, 160))
        """;

    /// <summary>Buttons, links and fields on the screen whose middle belongs to somebody else.</summary>
    private const string Covered = """
        () => {
          const scrolledAway = (within, x, y) => {
            if (!within) return false;
            const box = within.getBoundingClientRect();
            const away = /auto|scroll/.test(getComputedStyle(within).overflow)
              && (x < box.left || x > box.right || y < box.top || y > box.bottom);
            return away || scrolledAway(within.parentElement, x, y);
          };
          return [...document.querySelectorAll('button, a[href], input, select, textarea')].flatMap((one) => {
            const box = one.getClientRects()[0];
            if (!box || box.width < 2 || one.closest('.sr, .skip') || !one.checkVisibility()) return [];
            const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
            const bars = [...document.querySelectorAll('.header, .tabs, .share-fab, .share-bar, .thread-head, .thread-foot')]
              .filter((bar) => !bar.contains(one)).map((bar) => bar.getBoundingClientRect());
            const under = bars.some((bar) => bar.height > 0 && y > bar.top - 1 && y < bar.bottom + 1);
            if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight || under || scrolledAway(one.parentElement, x, y)) return [];
            const top = document.elementFromPoint(x, y);
            if (!top || one.contains(top) || top.closest('label')?.contains(one)) return [];
            return [`${one.outerHTML.slice(0, 120)} is under ${top.outerHTML.slice(0, 120)}`];
          });
        }
        """;

    /// <summary>Goes to the top and waits until all on the screen is drawn: what comes on it lies under its own frame until
    /// then, and what is drawn moves what comes after it onto the screen.</summary>
    private const string Drawn = """
        async () => {
          scrollTo(0, 0);
          const waits = (one) => {
            const box = one.getBoundingClientRect();
            return box.top < innerHeight && box.bottom > 0
              && one.checkVisibility() && !one.checkVisibility({ contentVisibilityAuto: true });
          };
          for (let frames = 0; frames < 2 || (frames < 600 && [...document.querySelectorAll('a[href], button')].some(waits)); frames++) {
            await new Promise(requestAnimationFrame);
          }
        }
        """;

    /// <summary>What scrolls sideways, is cut off or covered on a page, however narrow the screen and wide the letters, which stay
    /// wide.</summary>
    internal static async Task<IEnumerable<string>> FaultsAsync(IPage page)
    {
        var found = new List<string>();
        foreach (var screen in new[] { Narrow, Screen.Phone, Zoomed, Screen.Wide })
        {
            found.AddRange(await FaultsAsync(page, screen, $"{screen.Width}"));
        }

        await page.EvaluateAsync(Spaced);
        foreach (var screen in new[] { Narrow, Screen.Wide })
        {
            found.AddRange(await FaultsAsync(page, screen, $"{screen.Width}, spaced"));
        }

        return found;
    }

    [Theory]
    [InlineData("es")]
    [InlineData("eu")]
    public async Task The_head_of_a_narrow_phone_has_room_for_whatever_is_said_of_the_line(string language)
    {
        var visitor = await OpenAsync("home", Narrow, language: language);
        string[] said = ["line.live", "line.connecting", "line.slow.short", "line.waiting.short", "line.signedOut"];
        foreach (var words in said.Select(key => Words.In(language, key)))
        {
            await visitor.Page.Locator(".header .line > span:not(.line-mark)").First
                .EvaluateAsync("(span, words) => { span.textContent = words; }", words);
            Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(Beyond));
            Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(CutOff));
        }

        // What waits to be sent is said beside it, in the same line.
        var head = visitor.Page.Locator(".header");
        var before = await head.EvaluateAsync<double>("(head) => head.scrollHeight");
        await visitor.Page.Locator(".header .line").EvaluateAsync(
            "(line, words) => line.append(Object.assign(document.createElement('span'), { textContent: `· ${words}` }))",
            Words.In(language, "line.kept.other"));
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(Beyond));
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(CutOff));
        Assert.Equal(before, await head.EvaluateAsync<double>("(head) => head.scrollHeight"));
    }

    [Theory]
    [InlineData("home")]
    [InlineData("groups")]
    [InlineData("group")]
    [InlineData("groupMembers")]
    [InlineData("thread")]
    [InlineData("people")]
    public async Task No_quarter_of_a_wide_screen_is_without_content(string name)
    {
        var visitor = await OpenAsync(name, Screen.Wide);
        await Expect(visitor.Page.Locator(".side .box").First).ToBeVisibleAsync();
        Assert.InRange(await visitor.Page.EvaluateAsync<double>(LargestEmptyPart), 0, 0.25);
    }

    [Fact]
    public async Task Without_colors_of_its_own_a_page_still_shows_where_a_button_ends()
    {
        var ana = await OpenAsync("home", Screen.Phone);
        await ana.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        Assert.Empty(await ana.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.button:not(.button-quiet), .chip, .tab .badge, input, select')]
              .filter((one) => one.getClientRects().length > 0)
              .filter((one) => getComputedStyle(one).borderStyle === 'none' || getComputedStyle(one).borderWidth === '0px')
              .map((one) => one.outerHTML.slice(0, 120))
            """));
    }

    /// <summary>The largest rectangle, in parts of the screen, in which nothing is written or drawn.</summary>
    private const string LargestEmptyPart = """
        () => {
          const size = 20, columns = innerWidth / size, rows = innerHeight / size;
          const full = Array.from({ length: rows }, () => new Array(columns).fill(false));
          const mark = (box) => {
            for (let y = Math.max(0, Math.floor(box.top / size)); y < Math.min(rows, box.bottom / size); y++)
              for (let x = Math.max(0, Math.floor(box.left / size)); x < Math.min(columns, box.right / size); x++) full[y][x] = true;
          };
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (words.nextNode()) {
            if (!words.currentNode.data.trim()) continue;
            const range = document.createRange();
            range.selectNodeContents(words.currentNode);
            for (const box of range.getClientRects()) mark(box);
          }
          for (const one of document.querySelectorAll('svg, img, input, textarea, select, button')) mark(one.getBoundingClientRect());
          let most = 0;
          const heights = new Array(columns).fill(0);
          for (let y = 0; y < rows; y++) {
            for (let x = 0; x < columns; x++) heights[x] = full[y][x] ? 0 : heights[x] + 1;
            for (let x = 0; x < columns; x++)
              for (let to = x, low = heights[x]; to < columns && low > 0; to++) {
                low = Math.min(low, heights[to]);
                most = Math.max(most, low * (to - x + 1));
              }
          }
          return most / (rows * columns);
        }
        """;

    private static async Task<IEnumerable<string>> FaultsAsync(IPage page, Screen screen, string when)
    {
        await page.SetViewportSizeAsync(screen.Width, screen.Height);

        // In one go: a row that comes in between isn't drawn yet.
        var faults = await page.EvaluateAsync<string[]>(
            $$"""
            async () => {
              await ({{Drawn}})();
              return Object.entries({ 'beyond': {{Beyond}}, 'cut off': {{CutOff}}, 'covered': {{Covered}} })
                .flatMap(([what, find]) => find().map((fault) => `${what}: ${fault}`));
            }
            """);
        return faults.Select(fault => $"{when}: {fault}");
    }
}
