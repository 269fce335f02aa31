namespace Livy.Client.ConformanceTests;

/// <summary>A test that starts real servers of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OwnServerFactAttribute : FactAttribute
{
    public OwnServerFactAttribute() => Skip = RunningLivy.WhatIsMissing;
}
