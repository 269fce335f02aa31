namespace Livy.Client.Testing;

/// <summary>The code is more than the built-in interpreters know; it needs a script.</summary>
internal sealed class BeyondFakeException() : Exception("Beyond the built-in interpreters.")
{
    public static void ThrowIf(bool isBeyond)
    {
        if (isBeyond)
        {
            throw new BeyondFakeException();
        }
    }
}
