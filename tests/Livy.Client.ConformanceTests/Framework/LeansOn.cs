namespace Livy.Client.ConformanceTests;

/// <summary>What a case leans on in the real server that the suite is given, which is Livy's own code only in part.</summary>
internal enum LeansOn
{
    /// <summary>Livy 0.7.1 itself: the REST layer, life cycles, batches, logs, uploads.</summary>
    Original,

    /// <summary>A statement interpreter that is not Livy's code but answers as recordings of a real Livy 0.9.0 do.</summary>
    Equivalent,

    /// <summary>Only a recording of a real Livy 0.9.0 shows it: runs on the mock server alone.</summary>
    GoldenOnly,
}
