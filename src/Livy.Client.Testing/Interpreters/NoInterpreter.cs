namespace Livy.Client.Testing;

/// <summary>For kinds nothing is known of, such as <c>sparkr</c>.</summary>
internal sealed class NoInterpreter : IInterpreter
{
    public void Overlook(string code)
    {
    }

    public StatementOutcome? Run(StatementContext context) => null;
}
