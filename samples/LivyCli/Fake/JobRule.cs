using System.Text;
using Livy.Client.Testing;

namespace LivyCli;

/// <summary>How the jobs of the programmatic API end that match.</summary>
internal sealed record JobRule
{
    /// <summary>The full name of the class of a Java job.</summary>
    public string? ClassName { get; set; }

    /// <summary>ASCII text that the serialized job holds, such as the name of a pickled function.</summary>
    public string? Contains { get; set; }

    /// <summary>The serialized result; without it and without an error the result is null.</summary>
    public byte[]? Result { get; set; }

    public string? Error { get; set; }

    public TimeSpan? Takes { get; set; }

    public int? Times { get; set; }

    public void Check(string path)
    {
        FakeScript.CheckTimes(Times, path);
        if (Result is not null && Error is not null)
        {
            throw new ScriptException(path, "expected \"result\" or \"error\", not both");
        }

        if (ClassName is { Length: 0 } || Contains is { Length: 0 })
        {
            throw new ScriptException(path, "expected a longer \"className\" or \"contains\"");
        }
    }

    public void AddTo(FakeLivy livy)
    {
        var script = livy.OnJob(job => (ClassName is null || ClassName == job.ClassName) && (Contains is null || Has(job.Payload.Span, Contains)));
        _ = Error is null ? script.Returns(Result) : script.Fails(Error);
        if (Takes is { } takes)
        {
            script.Takes(takes);
        }

        if (Times is { } times)
        {
            script.Times(times);
        }
    }

    private static bool Has(ReadOnlySpan<byte> payload, string text) => payload.IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;
}
