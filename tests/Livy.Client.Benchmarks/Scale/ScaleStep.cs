namespace Livy.Client.Benchmarks;

/// <summary>What is done once for each of many sessions.</summary>
internal enum ScaleStep
{
    CreateUnnamed,
    DeleteUnnamed,
    CreateNamed,
    FindByName,
    RunStatement,
    ListPages,
    CancelLongStatement,
    StopAll,
    CreateBesideFinished,
    CollectAll,
}
