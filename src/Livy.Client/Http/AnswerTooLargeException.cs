namespace Livy.Client;

/// <summary>An answer is larger than <see cref="LivyClientOptions.MaxResponseSize"/>. Seen by the translation into public exceptions only.</summary>
internal sealed class AnswerTooLargeException(long maxSize) : IOException
{
    public long MaxSize { get; } = maxSize;
}
