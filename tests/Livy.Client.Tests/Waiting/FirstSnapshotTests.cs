using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class FirstSnapshotTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(999, true)]
    [InlineData(1000, false)]
    public void IfFresh_AfterAWhile_IsThereForASecond(int milliseconds, bool expected)
    {
        var time = new SimulatedClock();
        var snapshot = new FirstSnapshot<string>("x", time);

        time.Advance(TimeSpan.FromMilliseconds(milliseconds));

        (snapshot.IfFresh() is not null).ShouldBe(expected);
    }
}
