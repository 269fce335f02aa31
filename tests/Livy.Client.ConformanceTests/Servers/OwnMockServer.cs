namespace Livy.Client.ConformanceTests;

/// <summary>A mock server with the settings of an <see cref="OwnServer{TSetup}"/>, of the same version.</summary>
public sealed class OwnMockServer<TSetup>() : MockServer(LivyProfile.Livy07, Configure)
    where TSetup : IServerSetup
{
    protected override (string User, string Password)? Login => TSetup.Login;

    private static void Configure(FakeLivyOptions options)
    {
        TSetup.Configure(options);
        (options.BasicUser, options.BasicPassword) = (TSetup.Login?.User, TSetup.Login?.Password);
    }
}
