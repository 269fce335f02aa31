namespace Livy.Client.Attacks;

/// <summary>The golden replies by route.</summary>
internal sealed class Examples
{
    /// <summary>Routes whose answer is read are the larger part of the risk.</summary>
    private const int ResultShare = 4;

    /// <summary>Outputs of statements have the most shapes, and are read last.</summary>
    private const int OutputShare = 12;

    /// <summary>One in so many picks may be a large one.</summary>
    private const int LargeShare = 250;

    /// <summary>One in so many picks may be a refusal: a client reads them all in the same way.</summary>
    private const int RefusalShare = 5;

    private readonly Example[][] _byRoute;
    private readonly Example[][] _draws;

    public Examples(IEnumerable<GoldenReply> replies)
    {
        _byRoute =
        [
            .. replies.Select(ExampleOf).OfType<Example>()
                .GroupBy(example => example.Route.Name, StringComparer.Ordinal)
                .OrderBy(route => route.Key, StringComparer.Ordinal)
                .Select(route => route.ToArray()),
        ];
        _draws = [.. _byRoute.SelectMany(examples => Enumerable.Repeat(examples, ShareOf(examples[0].Route)))];
    }

    public int Routes => _byRoute.Length;

    /// <summary>Any route, then any of its replies.</summary>
    public Example Pick(Dice dice)
    {
        var mayBeLarge = dice.OneIn(LargeShare);
        var mayBeRefusal = dice.OneIn(RefusalShare);
        var examples = dice.Pick(_draws);
        var start = dice.Below(examples.Length);
        for (var step = 0; step < examples.Length; step++)
        {
            var example = examples[(start + step) % examples.Length];
            if ((mayBeLarge || !example.IsLarge) && (mayBeRefusal || !example.IsRefusal))
            {
                return example;
            }
        }

        return examples[start];
    }

    private static int ShareOf(ApiRoute route) => !route.HasResult ? 1 : route.HasOutput ? OutputShare : ResultShare;

    private static Example? ExampleOf(GoldenReply golden)
    {
        foreach (var route in ApiRoutes.All)
        {
            if (route.Match(golden) is { } holes)
            {
                return new Example(golden, route, holes);
            }
        }

        return null;
    }
}
