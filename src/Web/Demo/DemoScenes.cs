namespace Comparte.Web.Demo;

/// <summary>A scene for each axis: flat shapes, no more.</summary>
internal static class DemoScenes
{
    /// <summary>Pixels.</summary>
    public const int Width = 640;

    /// <summary>Pixels.</summary>
    public const int Height = 400;

    private static readonly Dictionary<string, Action<DemoBrush>> Scenes = new()
    {
        ["agroecology"] = Furrows,
        ["solidarity-economy"] = Circles,
        ["gender-equity"] = Halves,
        ["participatory-guarantees"] = Rings,
        ["responsible-consumption"] = Stalls,
        ["food-sovereignty"] = Seeds,
        ["learning"] = Leaves,
        ["territory"] = Hills,
        ["solidarity-finance"] = Grains,
        ["advocacy"] = Waves,
    };

    /// <summary>The scene of an axis.</summary>
    public static Action<DemoBrush> Of(string axis) => Scenes[axis];

    private static void Furrows(DemoBrush brush)
    {
        brush.Ground();
        brush.In(2).Circle(brush.Between(150, 490), 120, brush.Between(54, 72));
        brush.In(1).Hill(brush.Between(190, 230), 160, brush.Between(190, 230));
        var top = brush.Between(280, 360);
        for (var row = -5; row <= 5; row++)
        {
            brush.Line(row % 2 == 0 ? 6 : 7, 7).Curve(top + (row * 14), 196, top + (row * 55), 280, 320 + (row * 130), 410);
        }
    }

    private static void Circles(DemoBrush brush)
    {
        brush.Ground();
        for (var at = 0; at < 7; at++)
        {
            var (x, y, radius) = (50 + (at * 90), 200 + (at % 2 == 0 ? -55 : 55), brush.Between(62, 84));
            brush.In(at).Circle(x, y, radius);
            brush.In(at + 7).Circle(x, y, radius * 0.42f);
        }
    }

    private static void Halves(DemoBrush brush)
    {
        brush.Ground();
        for (var at = 0; at < 3; at++)
        {
            var (x, turn) = (120 + (at * 200), brush.Between(40, 140));
            brush.In(4).Arc(x, 180, 86, turn, 180, slice: true);
            brush.In(at == 1 ? 2 : 5).Arc(x, 180, 86, turn + 180, 180, slice: true);
        }

        brush.In(1).Box(40, 306, 560, 16, 8);
        brush.In(0).Circle(320, 344, 24);
    }

    private static void Rings(DemoBrush brush)
    {
        brush.Ground();
        for (var at = 0; at < 5; at++)
        {
            brush.Line(at, 24).Circle(90 + (at * 115), 200 + brush.Between(-26, 26), 84);
        }
    }

    private static void Stalls(DemoBrush brush)
    {
        brush.Ground();
        brush.In(5).Box(0, 330, Width, 70);
        for (var stall = 0; stall < 3; stall++)
        {
            var (x, y) = (36 + (stall * 196), 120 + brush.Between(-20, 20));
            for (var stripe = 0; stripe < 6; stripe++)
            {
                brush.In(stripe % 2 == 0 ? stall : 7).Box(x + (stripe * 29), y, 29, 76);
                brush.Arc(x + 14.5f + (stripe * 29), y + 76, 14.5f, 0, 180, slice: true);
            }

            brush.In(0).Box(x + 6, 264, 162, 82, 4);
            for (var fruit = 0; fruit < 5; fruit++)
            {
                brush.In(fruit + stall + 1).Circle(x + 26 + (fruit * 31), 256, 15);
            }
        }
    }

    private static void Seeds(DemoBrush brush)
    {
        brush.Ground();
        for (var row = 0; row < 5; row++)
        {
            for (var column = 0; column < 8; column++)
            {
                brush.In(row + column).Seed(
                    50 + (column * 78), 52 + (row * 76), brush.Between(22, 31), brush.Between(11, 17), brush.Between(0, 180));
            }
        }
    }

    private static void Leaves(DemoBrush brush)
    {
        brush.Ground();
        for (var leaf = 0; leaf < 9; leaf++)
        {
            var degrees = 196 + (leaf * 18.5f);
            var (x, y) = (Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180));
            brush.In(leaf).Seed(320 + (float)(x * 175), 380 + (float)(y * 175), brush.Between(120, 150), 30, degrees);
        }

        brush.In(0).Circle(320, 384, 52);
    }

    private static void Hills(DemoBrush brush)
    {
        brush.Ground();
        brush.In(2).Circle(brush.Between(120, 520), 96, 50);
        brush.In(6).Hill(brush.Between(150, 230), 70, brush.Between(150, 230));
        brush.In(1).Hill(brush.Between(230, 280), 170, brush.Between(200, 260));
        brush.In(5).Hill(brush.Between(260, 330), 270, brush.Between(300, 340));
        brush.Line(3, 22).Curve(brush.Between(240, 400), 262, brush.Between(100, 500), 320, brush.Between(220, 460), 420);
    }

    private static void Grains(DemoBrush brush)
    {
        brush.Ground();
        for (var column = 0; column < 8; column++)
        {
            var grains = 2 + column - (brush.Between(0, 1) > 0.7f ? 1 : 0);
            for (var grain = 0; grain < grains; grain++)
            {
                brush.In(grain % 2 == 0 ? 2 : 5).Seed(76 + (column * 70), 356 - (grain * 34), 24, 13, 0);
            }
        }

        brush.In(0).Box(36, 374, 568, 10, 5);
    }

    private static void Waves(DemoBrush brush)
    {
        brush.Ground();
        var x = brush.Variant % 2 == 0 ? 90 : 550;
        for (var wave = 6; wave >= 1; wave--)
        {
            brush.Line(wave, 20).Arc(x, 220, 40 + (wave * 62), x < Width / 2 ? -55 : 125, 110, slice: false);
        }

        brush.In(0).Circle(x, 220, 46);
    }
}
