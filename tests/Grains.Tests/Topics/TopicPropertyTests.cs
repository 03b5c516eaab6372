using Comparte.Topics;
using CsCheck;

namespace Comparte.Grains.Tests.Topics;

public sealed class TopicPropertyTests
{
    private static readonly Gen<Step[]> Steps =
        Gen.Select(Gen.Int[0, 22], Gen.Int[0, 1000], Gen.Int[0, 1000], (kind, a, b) => new Step(kind, a, b))
            .Array[1, 150];

    [Theory]
    [InlineData(TopicShape.Window)]
    [InlineData(TopicShape.Whole)]
    internal void Nothing_is_lost_doubled_or_torn_whatever_fails(TopicShape shape) =>
        Steps.Sample(
            steps =>
            {
                var world = new World(shape);
                foreach (var step in steps)
                {
                    world.Do(step);
                }

                world.Check();
            },
            threads: 1,
            print: steps => string.Join(", ", steps.Select(step => $"new({step.Kind}, {step.A}, {step.B})")));
}
