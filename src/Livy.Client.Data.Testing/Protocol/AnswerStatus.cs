namespace Livy.Client.Testing;

/// <summary>The first byte of an answer of the reader on the driver.</summary>
internal enum AnswerStatus : byte
{
    /// <summary>Done; JSON follows.</summary>
    Done = 0,

    /// <summary>A page follows, behind its checksum, and there are more.</summary>
    Page = 1,

    /// <summary>The last page follows, behind its checksum.</summary>
    LastPage = 2,

    /// <summary>Nothing yet.</summary>
    NotYet = 3,

    /// <summary>It failed; JSON follows.</summary>
    Failed = 8,

    /// <summary>Nothing was installed in this session.</summary>
    NotInstalled = 9,
}
