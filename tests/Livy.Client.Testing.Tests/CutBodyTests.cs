namespace Livy.Client.Testing.Tests;

/// <summary>Bodies that end too early, in every place.</summary>
public sealed class CutBodyTests
{
    [Theory]
    [InlineData(LivyProfile.Livy07)]
    [InlineData(LivyProfile.Livy09)]
    public async Task PostSessions_WithABodyCutAnywhere_Is400(LivyProfile profile)
    {
        string[] bodies =
        [
            """{"kind":"pyspark","conf":{"a":"\u00e9\n你"},"jars":["/a.jar",true,null],"driverCores":-1.5e+3}""",
            """{"kind":+1}""",
            """{"kind":é1}""",
        ];
        using var livy = new FakeLivy(new FakeLivyOptions { Profile = profile }, new SimulatedClock());
        using var client = new RawClient(livy);
        foreach (var cut in bodies.SelectMany(body => Enumerable.Range(1, body.Length - 1).Select(length => body[..length])))
        {
            var reply = await client.PostAsync("/sessions", cut);

            reply.Status.ShouldBe(400, $"{cut}: {reply.Body}");
        }
    }
}
