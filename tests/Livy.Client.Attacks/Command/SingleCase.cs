using System.Globalization;
using System.Text;

namespace Livy.Client.Attacks;

/// <summary>One case, printed whole: request, reply and how each call ended.</summary>
internal static class SingleCase
{
    private const int LongestBody = 4000;

    public static async Task<int> RunAsync(AttackCase attack, TextWriter output)
    {
        await output.WriteLineAsync($"case {attack.Index}: {attack.Example.Golden.Name} {attack.Example.Route.Name} [{attack.MutationNames}]");
        await output.WriteLineAsync(Describe(attack.Reply));
        var tally = new Tally();
        foreach (var call in attack.Calls)
        {
            var report = await CallCheck.RunAsync(call, attack.Reply);
            tally.Add(attack, report);
            await output.WriteLineAsync();
            await output.WriteLineAsync($"{report.Call} sent {report.Request}");
            await output.WriteLineAsync(report.Error is null ? "ended with a result" : $"ended with {(report.IsDocumented ? "the documented" : "the UNDOCUMENTED")} {report.Error}");
            foreach (var (member, error) in report.Failures)
            {
                await output.WriteLineAsync($"{member} THREW {error}");
            }
        }

        return tally.Violations > 0 ? ExitCode.Broken : ExitCode.Success;
    }

    private static string Describe(Reply reply)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP {reply.Status}, {reply.Ending} at {reply.Bytes.Length} of {reply.Body.Length} bytes, in pieces of {reply.Chunk} at most");
        foreach (var (name, value) in reply.Headers)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {name}: {Readable(value)}");
        }

        return text.AppendLine().Append(Readable(Encoding.Latin1.GetString(reply.Bytes.Span))).ToString();
    }

    /// <summary>With everything but ASCII as its number.</summary>
    private static string Readable(string text)
    {
        var cut = text.Length > LongestBody ? text[..LongestBody] : text;
        return string.Concat(cut.Select(character => character is >= ' ' and <= '~' ? character.ToString() : $"<{(int)character:x2}>")) + (cut.Length < text.Length ? " …" : string.Empty);
    }
}
