using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>What tests ask of the simulated clock besides moving.</summary>
internal static class ClockExtensions
{
    private static readonly DateTimeOffset Start = new SimulatedClock().GetUtcNow();

    extension(SimulatedClock clock)
    {
        /// <summary>How much time has passed since the clock was made.</summary>
        public TimeSpan Elapsed => clock.GetUtcNow() - Start;

        /// <summary>Jumps from timer to timer until <paramref name="task"/> is done, and brings the exception it ends with.</summary>
        public Task<TException> RunUntilThrownAsync<TException>(Task task)
            where TException : Exception => Assert.ThrowsAnyAsync<TException>(() => clock.RunUntilAsync(task, TimeSpan.FromDays(365)));
    }
}
