namespace Livy.Client.Benchmarks;

/// <summary>What was measured of one call.</summary>
internal sealed record Comparison(ComparedCall Call, int Rounds, Cost ByHand, Cost ThroughApi, Cost ThroughGiven, Cost ThroughHandle, Cost ThroughRefit)
{
    public double ApiExtraMicroseconds => ThroughApi.Microseconds - ByHand.Microseconds;

    public double ApiExtraBytes => ThroughApi.Bytes - ByHand.Bytes;

    public double GivenExtraMicroseconds => ThroughGiven.Microseconds - ByHand.Microseconds;

    public double GivenExtraBytes => ThroughGiven.Bytes - ByHand.Bytes;

    public double HandleExtraMicroseconds => ThroughHandle.Microseconds - ByHand.Microseconds;

    public double HandleExtraBytes => ThroughHandle.Bytes - ByHand.Bytes;

    public double RefitExtraMicroseconds => ThroughRefit.Microseconds - ByHand.Microseconds;

    public double RefitExtraBytes => ThroughRefit.Bytes - ByHand.Bytes;

    public double ApiTimeRatio => ThroughApi.Microseconds / ByHand.Microseconds;

    public double HandleTimeRatio => ThroughHandle.Microseconds / ByHand.Microseconds;

    public static Comparison Of(ComparedCall call, InterleavedRun run)
    {
        var costs = run.Costs();
        return new Comparison(call, run.Rounds, costs[0], costs[1], costs[2], costs[3], costs[4]);
    }
}
