namespace Livy.Client.Attacks;

/// <summary>The chances of one case: the same for the same seed and index, on every machine.</summary>
internal sealed class Dice
{
    private const ulong Odd = 0x9E3779B97F4A7C15;
    private readonly Random _random;

    public Dice(int seed, int index)
    {
        // Mixed, for neighbouring seeds of Random give similar beginnings.
        var mixed = ((ulong)(uint)seed << 32 | (uint)index) * Odd;
        mixed = (mixed ^ (mixed >> 29)) * Odd;
        _random = new Random((int)(mixed >> 33));
    }

    /// <summary>From 0 to <paramref name="limit"/> without it; 0 if there is nothing to choose.</summary>
    public int Below(int limit) => limit <= 1 ? 0 : _random.Next(limit);

    public bool OneIn(int number) => Below(number) == 0;

    /// <summary>From 0 to just below 1.</summary>
    public double Share() => _random.NextDouble();

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>From 1 to <paramref name="limit"/>, small numbers as likely as large ones of any length.</summary>
    public int Size(int limit) => Math.Clamp((int)Math.Pow(limit, _random.NextDouble()), 1, limit);

    public void Fill(Span<byte> bytes) => _random.NextBytes(bytes);
}
