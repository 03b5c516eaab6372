using System.Globalization;

namespace Comparte.Silo.Operations;

/// <summary>How far a command is: on a screen a bar that grows in its line, in a file a line for each tenth.</summary>
internal sealed class ProgressLine(TextWriter output)
{
    private const int BarLength = 30;
    private long _shown = -1;

    /// <summary>Shows it where it has changed.</summary>
    public void Show(long done, long total)
    {
        var percent = total == 0 ? 100 : done * 100 / total;
        var step = Console.IsOutputRedirected ? percent / 10 : percent;
        if (step > _shown)
        {
            var full = (int)(percent * BarLength / 100);
            output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"[{new string('#', full)}{new string('.', BarLength - full)}] {percent,3} %  {done} of {total}"));
            output.Write(Console.IsOutputRedirected || percent == 100 ? Environment.NewLine : "\r");
            _shown = step;
        }
    }
}
