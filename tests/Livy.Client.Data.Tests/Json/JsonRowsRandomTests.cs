using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Livy.Client.Data.Tests;

/// <summary>Rows and damage that nobody thought of.</summary>
public sealed class JsonRowsRandomTests(ITestOutputHelper output)
{
    private const int Seed = 20261128;
    private const int Mutations = 100_000;
    private const int MutationsOfAText = 50;
    private const int RealMutations = 2_000;

    private static readonly byte[] Odd = [.. "\0\n\"\\{}[]:,0129aZ;/%.-"u8];

    [Fact]
    public void ReadAsync_AnyRowsOfAnySchema_AreEqual() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), AreEqualAsync).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public async Task ReadAsync_DamagedText_IsReadOrADataException()
    {
        var random = new Random(Seed);
        var (read, refused) = (0, 0);
        var started = TimeProvider.System.GetTimestamp();

        while (read + refused < Mutations)
        {
            var (schema, lines, _) = RowsOf(random, rows: 2);
            var text = Encoding.UTF8.GetBytes(lines);
            for (var mutation = 0; mutation < MutationsOfAText; mutation++)
            {
                var isRead = await IsReadAsync(Damaged(text, random), schema);
                read += isRead ? 1 : 0;
                refused += isRead ? 0 : 1;
            }
        }

        output.WriteLine($"{read} read, {refused} refused, {TimeProvider.System.GetElapsedTime(started).TotalSeconds:f1} s");
        refused.ShouldBeInRange(Mutations / 2, Mutations - 1);
    }

    [Fact]
    public async Task ReadAsync_DamagedRealText_IsReadOrADataException()
    {
        var random = new Random(Seed);
        var text = RealText.Lines();
        var refused = 0;

        for (var mutation = 0; mutation < RealMutations; mutation++)
        {
            refused += await IsReadAsync(Damaged(text, random), RealText.Schema) ? 0 : 1;
        }

        output.WriteLine($"{refused} of {RealMutations} refused");
        refused.ShouldBeInRange(RealMutations / 2, RealMutations - 1);
    }

    private static async Task AreEqualAsync(int seed)
    {
        var (schema, lines, texts) = RowsOf(new Random(seed), rows: 5);

        (await ReadRows.Of(lines, schema)).ShouldBe(texts, lines);
    }

    private static (SparkSchema Schema, string Lines, List<string[]> Texts) RowsOf(Random random, int rows)
    {
        var source = new RandomRows(random);
        var schema = source.Schema();
        var made = Enumerable.Range(0, rows).Select(_ => source.Row(schema)).ToList();
        return (schema, string.Concat(made.Select(row => $"{row.Json}\n")), [.. made.Select(row => row.Texts)]);
    }

    private static async Task<bool> IsReadAsync(byte[] lines, SparkSchema schema)
    {
        try
        {
            await ReadRows.Of(lines, schema);
            return true;
        }
        catch (LivyDataException)
        {
            return false;
        }
    }

    private static byte[] Damaged(byte[] text, Random random)
    {
        var at = random.Next(text.Length);
        return random.Next(5) switch
        {
            0 => [.. text[..at], .. text[(at + 1)..]],
            1 => [.. text[..at], (byte)random.Next(256), .. text[at..]],
            2 => text[..at],
            3 => [.. text[..at], .. text[random.Next(at)..at], .. text[at..]],
            _ => [.. text[..at], Odd[random.Next(Odd.Length)], .. text[(at + 1)..]],
        };
    }
}
