using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Livy.Client.Data;

/// <summary>Carries by statements, which the driver keeps: so answers are small, and their number is limited.</summary>
internal sealed class StatementCarrier(LivySession session, bool isScala, int maxStatements) : DriverCarrier
{
    /// <summary>256 KiB of base64. A hundred of them stay below half of <c>livy.rsc.rpc.max.size</c>, above which the list of statements hangs.</summary>
    private const int MaxAnswer = 192 * 1024;

    private int _submitted;

    public override QueryCarrier Kind => QueryCarrier.Statements;

    public override int MaxPageSize => MaxAnswer;

    public override async Task<DriverAnswer> SendAsync(DriverRequest request, CancellationToken cancellationToken)
    {
        // Letting go of the result comes after the limit, too.
        if (!request.IsClose && Interlocked.Increment(ref _submitted) > maxStatements)
        {
            throw new LivyQueryFailedException(
                $"The result does not fit into {maxStatements} statements of {MaxAnswer / 1024} KiB, and the driver keeps few of them, which others may not have read yet. Where the session is yours alone, raise {nameof(QueryOptions)}.{nameof(QueryOptions.MaxStatements)}; or let jobs carry it.",
                session.Id);
        }

        var output = await session.RunAsync(
            isScala ? ScalaCode.Statement(request) : PythonCode.Statement(request),
            new RunOptions { Kind = isScala ? StatementKind.Spark : StatementKind.PySpark, ThrowOnError = false },
            cancellationToken).ConfigureAwait(false);
        if (output.Error is { } error)
        {
            // Before the installation the Scala code names something that is not there.
            return isScala && !request.IsInstall && error.ToString().Contains($"not found: value {DriverSource.Package}", StringComparison.Ordinal)
                ? new DriverAnswer(DriverStatus.NotInstalled, default)
                : throw new CarrierException($"A statement failed: {error.ToString().Split('\n')[0]}", error.ToString());
        }

        return Read(output.Text);
    }

    private static DriverAnswer Read(string? text)
    {
        var at = text?.LastIndexOf(DriverRequest.Marker, StringComparison.Ordinal) ?? -1;
        if (at < 0)
        {
            throw new LivyDataException("The output of a statement can not be read: the answer is not in it.");
        }

        var base64 = Encoding.ASCII.GetBytes(text![(at + DriverRequest.Marker.Length)..].Split('\n')[0].TrimEnd());
        return Base64.DecodeFromUtf8InPlace(base64, out var written) is OperationStatus.Done
            ? DriverAnswer.Read(base64.AsMemory(0, written))
            : throw new LivyDataException("The output of a statement can not be read: it is no base64.");
    }
}
