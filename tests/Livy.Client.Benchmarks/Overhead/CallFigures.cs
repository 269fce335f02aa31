namespace Livy.Client.Benchmarks;

/// <summary>The figures of one call, rounded to what they are good for.</summary>
internal sealed record CallFigures(double RawUs, double RawBytes, double ApiExtraUs, double ApiExtraBytes, double GivenExtraUs, double GivenExtraBytes, double HandleExtraUs, double HandleExtraBytes, double RefitExtraUs, double RefitExtraBytes)
{
    public static CallFigures Of(Comparison comparison) => new(
        Math.Round(comparison.ByHand.Microseconds, 3),
        Math.Round(comparison.ByHand.Bytes),
        Math.Round(comparison.ApiExtraMicroseconds, 3),
        Math.Round(comparison.ApiExtraBytes),
        Math.Round(comparison.GivenExtraMicroseconds, 3),
        Math.Round(comparison.GivenExtraBytes),
        Math.Round(comparison.HandleExtraMicroseconds, 3),
        Math.Round(comparison.HandleExtraBytes),
        Math.Round(comparison.RefitExtraMicroseconds, 3),
        Math.Round(comparison.RefitExtraBytes));
}
