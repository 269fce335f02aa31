using System.Buffers.Binary;
using System.Data.SqlTypes;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Livy.Client.Data;

namespace Livy.Client.Benchmarks;

/// <summary>The rows as a server's answers to jobs bring them.</summary>
internal static class TradePages
{
    private const int RowsPerBatch = 10_000;

    /// <summary>What Spark says of the columns.</summary>
    public static SparkSchema Schema { get; } = SparkSchemaJson.Read("""
        {"type":"struct","fields":[{"name":"id","type":"long"},{"name":"account","type":"long"},{"name":"price","type":"double"},{"name":"customer","type":"string"},
        {"name":"amount","type":"decimal(20,4)"},{"name":"is_open","type":"boolean"},{"name":"at","type":"timestamp"},{"name":"day","type":"date"}]}
        """);

    /// <summary>The bodies of the answers.</summary>
    /// <param name="trades">The rows.</param>
    /// <param name="pageSize">How many bytes a page has at most, packed.</param>
    public static IReadOnlyList<byte[]> Answers(IReadOnlyList<Trade> trades, int pageSize)
    {
        var pages = Packed(Stream(trades)).Chunk(pageSize).ToArray();
        return [.. pages.Select((page, number) => Answer(Pickle(Page(page, isLast: number == pages.Length - 1))))];
    }

    /// <summary>As the driver answers: the status, the checksum, the page.</summary>
    private static byte[] Page(byte[] packed, bool isLast)
    {
        var answer = new byte[1 + sizeof(uint) + packed.Length];
        answer[0] = (byte)(isLast ? DriverStatus.LastPage : DriverStatus.Page);
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(1), Crc32.HashToUInt32(packed));
        packed.CopyTo(answer, 1 + sizeof(uint));
        return answer;
    }

    private static byte[] Stream(IReadOnlyList<Trade> page)
    {
        using var bytes = new MemoryStream();
        var batches = page.Chunk(RowsPerBatch).Select(Batch).ToArray();
        using (var writer = new ArrowStreamWriter(bytes, batches[0].Schema, leaveOpen: true))
        {
            foreach (var batch in batches)
            {
                writer.WriteRecordBatch(batch);
            }

            writer.WriteEnd();
        }

        return bytes.ToArray();
    }

    private static RecordBatch Batch(Trade[] rows)
    {
        var customers = new StringArray.Builder();
        var amounts = new Decimal128Array.Builder(new Decimal128Type(20, 4));
        var times = new TimestampArray.Builder(new TimestampType(TimeUnit.Microsecond, "UTC"));
        var days = new Date32Array.Builder();
        foreach (var row in rows)
        {
            customers.Append(row.Customer);
            amounts.Append(SqlDecimal.ConvertToPrecScale(row.Amount, 20, 4));
            times.Append(row.At);
            days.Append(row.Day);
        }

        IArrowArray[] columns =
        [
            new Int64Array.Builder().AppendRange(rows.Select(row => row.Id)).Build(), new Int64Array.Builder().AppendRange(rows.Select(row => row.Account)).Build(),
            new DoubleArray.Builder().AppendRange(rows.Select(row => row.Price)).Build(), customers.Build(), amounts.Build(),
            new BooleanArray.Builder().AppendRange(rows.Select(row => row.IsOpen)).Build(), times.Build(), days.Build(),
        ];
        return new RecordBatch(new Schema(columns.Select((column, number) => new Field($"c{number}", column.Data.DataType, nullable: true)), metadata: []), columns, rows.Length);
    }

    private static byte[] Packed(byte[] stream)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, new ZLibCompressionOptions { CompressionLevel = 1 }, leaveOpen: true))
        {
            zlib.Write(stream);
        }

        return packed.ToArray();
    }

    /// <summary>As Python writes bytes: PROTO 4, FRAME, BINBYTES, MEMOIZE, STOP.</summary>
    private static byte[] Pickle(byte[] bytes)
    {
        var pickle = new byte[2 + 9 + 5 + bytes.Length + 2];
        (pickle[0], pickle[1], pickle[2], pickle[11]) = (0x80, 4, 0x95, (byte)'B');
        BinaryPrimitives.WriteInt64LittleEndian(pickle.AsSpan(3), 5 + bytes.Length + 2);
        BinaryPrimitives.WriteInt32LittleEndian(pickle.AsSpan(12), bytes.Length);
        bytes.CopyTo(pickle, 16);
        (pickle[^2], pickle[^1]) = (0x94, (byte)'.');
        return pickle;
    }

    private static byte[] Answer(byte[] pickle)
    {
        var result = Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToBase64String(pickle)));
        return Encoding.UTF8.GetBytes($$"""{"id":1,"state":"SUCCEEDED","result":"{{result}}","error":null}""");
    }
}
