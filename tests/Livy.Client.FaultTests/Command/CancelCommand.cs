using System.CommandLine;

namespace Livy.Client.FaultTests;

internal sealed class CancelCommand : Command
{
    public CancelCommand()
        : base("cancel", "x")
    {
    }
}
