namespace Livy.Client.Testing;

/// <summary>Knows a little of one language: enough for demos and tests, no more. Scripts are for the rest.</summary>
internal interface IInterpreter
{
    /// <summary>Takes note of code that a script answers for.</summary>
    void Overlook(string code);

    /// <summary>Runs the code, or returns null for what is beyond it.</summary>
    StatementOutcome? Run(StatementContext context);
}
