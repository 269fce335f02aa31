using Xunit.Abstractions;

namespace Livy.Client.Docs.Tests;

/// <summary>A block of C# in a page of the documentation.</summary>
public sealed class CodeBlock : IXunitSerializable
{
    private const string Fence = "```";

    public string Page { get; private set; } = string.Empty;

    public int Line { get; private set; }

    public string Code { get; private set; } = string.Empty;

    /// <summary>The C# blocks of a page, which is named by its path below the root of the repository.</summary>
    public static IEnumerable<CodeBlock> In(string page)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, page));
        for (var start = 0; start < lines.Length; start++)
        {
            if (lines[start] != Fence + "csharp")
            {
                continue;
            }

            var end = Array.IndexOf(lines, Fence, start);
            yield return new CodeBlock { Page = page, Line = start + 2, Code = string.Join('\n', lines[(start + 1)..end]) };
            start = end;
        }
    }

    public void Deserialize(IXunitSerializationInfo info)
    {
        Page = info.GetValue<string>(nameof(Page));
        Line = info.GetValue<int>(nameof(Line));
        Code = info.GetValue<string>(nameof(Code));
    }

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(Page), Page);
        info.AddValue(nameof(Line), Line);
        info.AddValue(nameof(Code), Code);
    }

    public override string ToString() => $"{Page}:{Line}";
}
