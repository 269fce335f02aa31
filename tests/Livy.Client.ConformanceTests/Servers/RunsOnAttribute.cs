namespace Livy.Client.ConformanceTests;

/// <summary>The servers that every case of a class runs on, once on each.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal class RunsOnAttribute(params TestServer[] servers) : Attribute
{
    public IReadOnlyList<TestServer> Servers { get; } = servers;

    /// <summary>What keeps a case from running on the real server, or <see langword="null"/>.</summary>
    /// <param name="needs">As <see cref="ConformanceFactAttribute.Needs"/>.</param>
    public virtual string? WhatIsMissing(string? needs) => RealServer.WhatIsMissing(needs);

    /// <summary>Makes one of the servers for one class.</summary>
    public virtual ILivyServer Create(TestServer server) => server switch
    {
        TestServer.Mock => new MockServer(LivyProfile.Livy07),
        TestServer.Mock09 => new MockServer(LivyProfile.Livy09),
        _ => new RealServer(),
    };
}
