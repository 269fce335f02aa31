namespace Livy.Client;

/// <summary>How far an upload is.</summary>
/// <param name="BytesSent">The bytes of the file handed to the connection so far.</param>
/// <param name="TotalBytes">The length of the file, or <see langword="null"/> if its stream can not tell.</param>
public readonly record struct TransferProgress(long BytesSent, long? TotalBytes);
