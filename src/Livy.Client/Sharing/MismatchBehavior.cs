namespace Livy.Client;

/// <summary>What happens if a session that has the name already is another than the spec asks for.</summary>
public enum MismatchBehavior
{
    /// <summary>The call ends with an exception that names the differences; the session is left alone.</summary>
    Throw,

    /// <summary>The session is used as it is.</summary>
    Use,
}
