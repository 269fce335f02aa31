using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Livy.Client.Data;

/// <summary>Carries by PySpark jobs: read once, kept nowhere, and beside the statements.</summary>
internal sealed class JobCarrier(LivySession session) : DriverCarrier
{
    private const string JobType = "pyspark";

    public override QueryCarrier Kind => QueryCarrier.Jobs;

    public override int MaxPageSize => int.MaxValue;

    public override async Task<DriverAnswer> SendAsync(DriverRequest request, CancellationToken cancellationToken)
    {
        var job = await session.Jobs.SubmitAsync(new JobRequest { Job = Pickle(PythonCode.Job(request)), JobType = JobType }, cancellationToken).ConfigureAwait(false);
        var ended = await job.WaitForEndAsync(cancellationToken).ConfigureAwait(false);
        return ended is { Error: null, Result: { } result }
            ? Read(result)
            : throw new CarrierException($"{job} failed: {FirstLine(ended.Error)}", ended.Error);
    }

    /// <summary>Reads the result of a job, which is the base64 of a pickle.</summary>
    public static DriverAnswer Read(ReadOnlyMemory<byte> result) => DriverAnswer.Read(PickledBytes.Read(Decode(result)));

    /// <summary>Protocol 0, which is text: calls <c>eval</c> with the expression.</summary>
    private static byte[] Pickle(string expression) => Encoding.ASCII.GetBytes($"cbuiltins\neval\n(V{expression}\ntR.");

    private static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> base64)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(Base64.GetMaxDecodedFromUtf8Length(base64.Length));
        return Base64.DecodeFromUtf8(base64.Span, bytes, out var consumed, out var written) is OperationStatus.Done && consumed == base64.Length
            ? bytes.AsMemory(0, written)
            : throw new LivyDataException("The result of a job can not be read: it is no base64.");
    }

    private static string FirstLine(string? error) => error is null ? "there is no result." : error.Split('\n')[0];
}
