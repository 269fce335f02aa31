namespace Livy.Client.ConformanceTests;

/// <summary>A case that needs a <see cref="SecureServer"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SecureServerFactAttribute : FactAttribute
{
    public SecureServerFactAttribute() => Skip = RunningLivy.WhatIsMissing;
}
