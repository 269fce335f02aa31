namespace Livy.Client.Data;

/// <summary>A result can not be read: a column does not fit the type it is read into, or what came over is no result.</summary>
public sealed class LivyDataException : LivyException
{
    /// <summary>Makes one; also for tests of code that handles it.</summary>
    /// <param name="message">What does not fit, on one line.</param>
    /// <param name="column">The column; <see langword="null"/> if it is not about one.</param>
    /// <param name="sparkType">The column's type in Spark's words; <see langword="null"/> if it is not about a column.</param>
    /// <param name="row">The number of the row, from 0; <see langword="null"/> if it is about all.</param>
    /// <param name="innerException">The cause.</param>
    public LivyDataException(string message, string? column = null, string? sparkType = null, long? row = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Column = column;
        SparkType = sparkType;
        Row = row;
    }

    /// <summary>The column, with the path into it, such as <c>address.lines[2]</c>; <see langword="null"/> if it is not about one.</summary>
    public string? Column { get; }

    /// <summary>The column's type in Spark's words; <see langword="null"/> if it is not about a column.</summary>
    public string? SparkType { get; }

    /// <summary>The number of the row, from 0; <see langword="null"/> if it is about all.</summary>
    public long? Row { get; }
}
