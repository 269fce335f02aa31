namespace Livy.Client.Testing;

/// <summary>What becomes of a request to which a recording has no answer.</summary>
public enum ReplayFallback
{
    /// <summary>501 with the request and what is recorded nearest to it; <see cref="FakeLivy.VerifyAllCalled"/> throws.</summary>
    Fail,

    /// <summary>The <see cref="FakeLivy"/> answers as it does without a recording.</summary>
    StateMachine,
}
