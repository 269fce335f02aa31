using FsCheck;
using FsCheck.Fluent;
using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class PollScheduleTests
{
    private static readonly TimeSpan Minimum = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Maximum = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(0, 20, 20)]
    [InlineData(50, 20, 20)]
    [InlineData(400, 80, 100)]
    [InlineData(4_000, 800, 1_000)]
    [InlineData(8_000, 1_600, 2_000)]
    [InlineData(600_000, 1_600, 2_000)]
    public void Next_AfterSomeTime_IsAQuarterOfItOrAFifthLessWithinFloorAndCap(int elapsed, int least, int most)
    {
        var time = new SimulatedClock();
        var schedule = new PollSchedule(time, Minimum, Maximum);
        time.Advance(TimeSpan.FromMilliseconds(elapsed));

        Pauses(schedule).ShouldAllBe(pause => pause >= TimeSpan.FromMilliseconds(least) && pause <= TimeSpan.FromMilliseconds(most));
    }

    [Fact]
    public void Next_ForMany_DiffersSoThatTheyDoNotComeTogether()
    {
        var time = new SimulatedClock();
        var schedule = new PollSchedule(time, Minimum, Maximum);
        time.Advance(TimeSpan.FromMinutes(1));

        Pauses(schedule).Distinct().Count().ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Observe_OfSlowLooks_RaisesTheFloor()
    {
        var schedule = new PollSchedule(new SimulatedClock(), Minimum, Maximum);

        schedule.Observe(TimeSpan.FromMilliseconds(300));

        Pauses(schedule).ShouldAllBe(pause => pause == TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public void Observe_OfOneSlowLook_RaisesTheFloorByAQuarterOfIt()
    {
        var schedule = new PollSchedule(new SimulatedClock(), Minimum, Maximum);

        schedule.Observe(TimeSpan.FromMilliseconds(100));
        schedule.Observe(TimeSpan.FromMilliseconds(900));

        schedule.Next().ShouldBe(TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public void Observe_OfLooksSlowerThanTheCap_KeepsTheCap()
    {
        var schedule = new PollSchedule(new SimulatedClock(), Minimum, Maximum);

        schedule.Observe(TimeSpan.FromMinutes(1));

        Pauses(schedule).ShouldAllBe(pause => pause <= Maximum);
    }

    [Fact]
    public void Restart_AfterALongTime_BeginsWithTheFloor()
    {
        var time = new SimulatedClock();
        var schedule = new PollSchedule(time, Minimum, Maximum);
        time.Advance(TimeSpan.FromMinutes(1));

        schedule.Restart();

        schedule.Next().ShouldBe(Minimum);
    }

    [Fact]
    public void Next_AtAnyTime_IsNeverBelowTheMinimumNorAboveTheCap() =>
        Prop.ForAll<NonNegativeInt, NonNegativeInt>((elapsed, roundTrip) => PauseAfter(elapsed.Get, roundTrip.Get) >= Minimum && PauseAfter(elapsed.Get, roundTrip.Get) <= Maximum)
            .QuickCheckThrowOnFailure();

    private static TimeSpan PauseAfter(int elapsed, int roundTrip)
    {
        var time = new SimulatedClock();
        var schedule = new PollSchedule(time, Minimum, Maximum);
        time.Advance(TimeSpan.FromMilliseconds(elapsed * 1000L));
        schedule.Observe(TimeSpan.FromMilliseconds(roundTrip * 100L));
        return schedule.Next();
    }

    private static TimeSpan[] Pauses(PollSchedule schedule) => [.. Enumerable.Range(0, 100).Select(_ => schedule.Next())];
}
