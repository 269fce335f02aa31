namespace Livy.Client.ConformanceTests;

/// <summary>A collection that does not run beside others, which xunit runs after all those that do; its end is the end of the run.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AfterAllOthers : ICollectionFixture<RunReport>
{
    public const string Name = "After all others";
}
