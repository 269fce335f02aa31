namespace Livy.Client.ConformanceTests;

/// <summary>A collection that does not run beside others, which xunit runs after all those that do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AfterAllOthers
{
    public const string Name = "After all others";
}
