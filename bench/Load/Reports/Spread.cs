using System.Globalization;

namespace Comparte.Bench.Load.Reports;

/// <summary>The median of some runs, with the least and the greatest.</summary>
internal readonly record struct Spread(double Median, double Least, double Greatest)
{
    /// <summary>Of one number each.</summary>
    public static Spread Of<T>(IEnumerable<T> samples, Func<T, double> value)
    {
        var sorted = samples.Select(value).Order().ToArray();
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    /// <summary><c>median (least–greatest)</c> with about three digits.</summary>
    public override string ToString() => $"{Short(Median)} ({Short(Least)}–{Short(Greatest)})";

    /// <summary>A number with about three digits.</summary>
    public static string Short(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", _ => "0.##" }, CultureInfo.InvariantCulture);
}
