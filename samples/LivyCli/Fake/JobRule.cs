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
        if (Result is not null && Error is not null)
        {
            throw new ScriptException(path, "expected \"result\" or \"error\", not both");
        }

        if (ClassName is { Length: < 2 } || Contains is { Length: 0 })
        {
            throw new ScriptException(path, "expected a longer \"className\" or \"contains\"");
        }
    }

    public void AddTo(FakeLivy livy)
    {
        var script = livy.OnJob(job => (ClassName is null || IsOfClass(job.Payload.Span, ClassName)) && (Contains is null || Has(job.Payload.Span, Contains)));
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

    /// <summary>Kryo sets the top bit of the last byte of short ASCII names; long names have a length in front instead.</summary>
    private static bool IsOfClass(ReadOnlySpan<byte> payload, string className)
    {
        var name = Encoding.ASCII.GetBytes(className);
        if (name.Length < 64)
        {
            name[^1] |= 0x80;
        }

        return payload.IndexOf(name) >= 0;
    }

    private static bool Has(ReadOnlySpan<byte> payload, string text) => payload.IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;
}
