namespace Livy.Client.Benchmarks;

/// <summary>The cost of a step for one session among few and among many: a ratio near 1 is a cost that does not grow with their number.</summary>
internal sealed record ScaleFigures(ScaleStep Step, double FewMicroseconds, double ManyMicroseconds)
{
    public double Ratio => Math.Round(ManyMicroseconds / FewMicroseconds, 2);
}
