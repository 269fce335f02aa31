namespace Livy.Client.ConformanceTests;

/// <summary>A case that starts real servers of its own, with a script.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SideBySideFactAttribute : FactAttribute
{
    public SideBySideFactAttribute() => Skip = RunningLivy.WhatIsMissing;
}
