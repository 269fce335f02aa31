namespace Livy.Client.ConformanceTests;

/// <summary>As <see cref="RunsOnAttribute"/>, on servers with settings of their own that are started for the class.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RunsOnOwnAttribute<TSetup>(params TestServer[] servers) : RunsOnAttribute(servers)
    where TSetup : IServerSetup
{
    public override string? WhatIsMissing(string? needs) => RunningLivy.WhatIsMissing;

    public override ILivyServer Create(TestServer server) => server switch
    {
        TestServer.Mock => new MockServer(LivyProfile.Livy07, ServerSetup.Apply<TSetup>, TSetup.Login),
        TestServer.Real => new OwnServer<TSetup>(),
        _ => throw new NotSupportedException($"No {server} server has settings of its own."),
    };
}
