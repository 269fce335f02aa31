namespace Livy.Client.RealDataTests;

/// <summary>What a command saw, in lines that say whether a promise was kept.</summary>
internal sealed class Report(string command, TextWriter output)
{
    /// <summary>Whether one was not.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Says a figure.</summary>
    public void Say(FormattableString line) => output.WriteLine($"{command}: {FormattableString.Invariant(line)}");

    /// <summary>Says what was seen of a promise.</summary>
    public void Judge(FormattableString line, bool isKept)
    {
        IsBroken |= !isKept;
        output.WriteLine($"{command}: {FormattableString.Invariant(line)} - {(isKept ? "kept" : "BROKEN")}");
    }
}
