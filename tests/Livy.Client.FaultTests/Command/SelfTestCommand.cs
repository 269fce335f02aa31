using System.CommandLine;

namespace Livy.Client.FaultTests;

internal sealed class SelfTestCommand : Command
{
    public SelfTestCommand()
        : base("self-test", "x")
    {
    }
}
