using System.Globalization;

namespace Comparte.Web.Blog;

/// <summary>On a screen the bar grows in its line; in a file each tenth is a line.</summary>
internal sealed class ProgressBar(TextWriter output)
{
    private const int Length = 30;

    private int _shown = -1;

    /// <summary>Shows how much is done.</summary>
    public void Show(int done, int total)
    {
        var percent = total == 0 ? 100 : Math.Min(100, done * 100 / total);
        var step = Console.IsOutputRedirected ? percent / 10 : percent;
        if (step > _shown)
        {
            var full = percent * Length / 100;
            output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"[{new string('#', full)}{new string('.', Length - full)}] {percent,3} %  {done} of {total}"));
            output.Write(Console.IsOutputRedirected || percent == 100 ? Environment.NewLine : "\r");
            _shown = step;
        }
    }
}
