namespace Livy.Client.ConformanceTests;

/// <summary>A mock server with the settings of an <see cref="OwnServer{TSetup}"/>, of the same version.</summary>
public sealed class OwnMockServer<TSetup>() : MockServer(LivyProfile.Livy07, ServerSetup.Apply<TSetup>)
    where TSetup : IServerSetup
{
    protected override (string User, string Password)? Login => TSetup.Login;
}
