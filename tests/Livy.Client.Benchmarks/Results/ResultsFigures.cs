namespace Livy.Client.Benchmarks;

/// <summary>The line for machines.</summary>
/// <param name="Rows">How many rows were read.</param>
/// <param name="RowsPerSecond">Of the client.</param>
/// <param name="JsonRowsPerSecond">Of the serializer.</param>
/// <param name="Ratio">How many times as fast the client is.</param>
/// <param name="PeakMegabytes">The most managed memory that the client held, the answers not counted.</param>
/// <param name="JsonPeakMegabytes">The same of the serializer.</param>
/// <param name="TargetsMet">Whether both targets are met.</param>
internal sealed record ResultsFigures(int Rows, double RowsPerSecond, double JsonRowsPerSecond, double Ratio, double PeakMegabytes, double JsonPeakMegabytes, bool TargetsMet);
