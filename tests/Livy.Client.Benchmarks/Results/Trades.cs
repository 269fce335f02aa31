using System.Globalization;
using System.Text.Json;

namespace Livy.Client.Benchmarks;

/// <summary>The rows, always the same ones.</summary>
internal static class Trades
{
    private static readonly string[] Names = ["Müller", "Smith", "García", "Nguyễn", "Okafor", "Kowalski", "Johansson", "Tanaka", "Rossi", "Dubois"];

    public static IReadOnlyList<Trade> Make(int count)
    {
        var dice = new Random(7);
        var epoch = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return
        [
            .. Enumerable.Range(0, count).Select(number =>
            {
                var at = epoch.AddMicroseconds(dice.NextInt64(0, 63_000_000_000_000));
                return new Trade(
                    1_000_000 + number,
                    dice.NextInt64(0, 1_000_000_000),
                    dice.NextDouble() * 1000,
                    string.Create(CultureInfo.InvariantCulture, $"{Names[dice.Next(Names.Length)]} {dice.Next(0, 100_000)}"),
                    new decimal(dice.NextInt64(-10_000_000_000, 10_000_000_000)) / 10_000m,
                    dice.Next(2) == 0,
                    at,
                    DateOnly.FromDateTime(at.UtcDateTime));
            }),
        ];
    }

    /// <summary>An array of objects.</summary>
    public static byte[] Json(IReadOnlyList<Trade> trades) => JsonSerializer.SerializeToUtf8Bytes(trades, TradeJsonContext.Default.IReadOnlyListTrade);
}
