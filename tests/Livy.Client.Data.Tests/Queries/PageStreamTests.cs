using System.Runtime.CompilerServices;

namespace Livy.Client.Data.Tests;

public sealed class PageStreamTests
{
    [Fact]
    public async Task Read_OfPages_BringsThemInOrder()
    {
        await using var stream = new PageStream(_ => Pages([1, 2, 3], [], [4], [5, 6]));
        using var read = new MemoryStream();

        await stream.CopyToAsync(read);

        read.ToArray().ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task Read_BeforeTheFirst_FetchesNothing()
    {
        var begun = 0;
        var stream = new PageStream(_ => Count(() => begun++));

        await stream.DisposeAsync();

        begun.ShouldBe(0);
    }

    [Fact]
    public async Task Read_OfTheFirstByte_FetchesTwoPagesAheadAndNoMore()
    {
        var asked = 0;
        await using var stream = new PageStream(_ => Count(() => asked++));

        await stream.ReadExactlyAsync(new byte[1]);
        await Settle();

        asked.ShouldBe(3);
    }

    [Fact]
    public async Task Read_OfTheNextPage_FetchesOneMore()
    {
        var asked = 0;
        await using var stream = new PageStream(_ => Count(() => asked++));

        await stream.ReadExactlyAsync(new byte[5]);
        await Settle();

        asked.ShouldBe(7);
    }

    [Fact]
    public async Task Read_AfterAnError_ThrowsItBehindThePagesBefore()
    {
        await using var stream = new PageStream(_ => Failing());
        var buffer = new byte[8];

        (await stream.ReadAsync(buffer)).ShouldBe(1);
        (await Should.ThrowAsync<LivyDataException>(() => stream.ReadExactlyAsync(buffer).AsTask())).Message.ShouldBe("no");
        (await Should.ThrowAsync<LivyDataException>(() => stream.ReadExactlyAsync(buffer).AsTask())).Message.ShouldBe("no");
    }

    [Fact]
    public async Task Read_Cancelled_EndsTheReadAlone()
    {
        var gate = new TaskCompletionSource();
        using var caller = new CancellationTokenSource();
        await using var stream = new PageStream(_ => Later(gate.Task));
        var read = stream.ReadAsync(new byte[1], caller.Token).AsTask();

        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(read);
        gate.SetResult();

        (await stream.ReadAsync(new byte[1], CancellationToken.None)).ShouldBe(1);
    }

    [Fact]
    public async Task Dispose_WhileAPageIsFetched_EndsTheFetch()
    {
        var left = new TaskCompletionSource();
        var stream = new PageStream(token => Endless(left, token));
        var read = stream.ReadAsync(new byte[1]).AsTask();

        await stream.DisposeAsync();

        await left.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await Should.ThrowAsync<OperationCanceledException>(read);
    }

    [Fact]
    public async Task Dispose_WhileAPageWaitsForItsReader_EndsTheFetch()
    {
        var stream = new PageStream(_ => Count(() => { }));
        await stream.ReadExactlyAsync(new byte[1]);

        await stream.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>Whoever fetches runs on at once where nobody waits, so a few turns of the thread pool are enough.</summary>
    private static async Task Settle()
    {
        foreach (var _ in Enumerable.Range(0, 100))
        {
            await Task.Yield();
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Pages(params byte[][] pages)
    {
        foreach (var page in pages)
        {
            await Task.Yield();
            yield return page;
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Count(Action asked)
    {
        while (true)
        {
            asked();
            yield return new byte[] { 1 };
            await Task.CompletedTask;
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Failing()
    {
        yield return new byte[] { 1 };
        await Task.Yield();
        throw new LivyDataException("no");
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Later(Task gate)
    {
        await gate;
        yield return new byte[] { 1 };
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Endless(TaskCompletionSource left, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        finally
        {
            left.SetResult();
        }

        yield break;
    }
}
