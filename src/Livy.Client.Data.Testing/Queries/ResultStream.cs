using System.IO.Compression;

namespace Livy.Client.Testing;

/// <summary>A result as an Arrow stream or lines of JSON, packed with zlib, made a few rows at a time as pages of it are asked for.</summary>
internal sealed class ResultStream : IDisposable
{
    /// <summary><c>spark.sql.execution.arrow.maxRecordsPerBatch</c>.</summary>
    private const int MostRows = 10_000;

    /// <summary>Long texts make smaller batches, so that little is in memory at once.</summary>
    private const long MostBytes = 1 << 20;

    private readonly OpenRows _rows;
    private readonly QueryFailure? _end;
    private readonly MemoryStream _packed = new();
    private readonly ZLibStream _packing;
    private readonly RowWriter _writer;
    private bool _isStarted;

    /// <param name="rows">The rows; disposed with this.</param>
    /// <param name="end">What the query fails with after its rows; null for nothing.</param>
    /// <param name="isJson">Lines of JSON in place of Arrow.</param>
    public ResultStream(OpenRows rows, QueryFailure? end, bool isJson)
    {
        _rows = rows;
        _end = end;
        _packing = new ZLibStream(_packed, CompressionLevel.Fastest, leaveOpen: true);
        _writer = isJson ? new JsonRowWriter(_packing, rows.Fields, rows.Cells) : new ArrowRowWriter(_packing, rows.Fields, rows.Cells);
    }

    /// <summary>Why there is no more; null while nothing has failed.</summary>
    public QueryFailure? Failure { get; private set; }

    /// <summary>All rows are written.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The next piece of the stream, empty if nothing is left of it.</summary>
    /// <param name="most">The bytes that it may have.</param>
    /// <param name="isLast">Nothing comes after it, not even a failure.</param>
    public ReadOnlyMemory<byte> Next(int most, out bool isLast)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            _writer.Start();
        }

        while (!IsAtEnd && Failure is null && _packed.Length < most)
        {
            WriteBatch();
        }

        var all = _packed.ToArray();
        var page = all.AsMemory(0, Math.Min(most, all.Length));
        _packed.SetLength(0);
        _packed.Write(all.AsSpan(page.Length));
        isLast = IsAtEnd && _packed.Length == 0;
        return page;
    }

    public void Dispose()
    {
        _writer.Dispose();
        _packing.Dispose();
        _rows.Dispose();
    }

    private void WriteBatch()
    {
        var count = 0;
        var bytes = 0L;
        try
        {
            while (count < MostRows && bytes < MostBytes)
            {
                object?[]? row;
                try
                {
                    row = _rows.Next();
                }
                catch (Exception failure) when (failure is not OutOfMemoryException)
                {
                    End(count, QueryFailure.Of("the rows of the query", failure));
                    return;
                }

                if (row is null)
                {
                    End(count, _end);
                    return;
                }

                bytes += Append(row);
                count++;
            }

            Write(count);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The columns may be of different lengths now: these rows are lost.
            End(rows: 0, QueryFailure.Of("a value", failure));
        }
    }

    private long Append(object?[] row)
    {
        var bytes = 0L;
        for (var at = 0; at < row.Length; at++)
        {
            try
            {
                bytes += _writer.Append(at, row[at]);
            }
            catch (RowException misfit)
            {
                throw _rows.Misfit(at, misfit.Message);
            }
        }

        return bytes;
    }

    private void Write(int rows)
    {
        if (rows > 0)
        {
            _writer.Write(rows);
        }
    }

    private void End(int rows, QueryFailure? failure)
    {
        Write(rows);
        Failure = failure;
        if (failure is null)
        {
            _writer.End();
            _packing.Dispose();
            IsAtEnd = true;
        }
        else
        {
            // What was written so far can be read, as on a driver whose next task fails.
            _packing.Flush();
        }
    }
}
