namespace Livy.Client.Testing;

/// <summary>Which release of Livy a <see cref="FakeLivy"/> behaves like.</summary>
public enum LivyProfile
{
    /// <summary>
    /// 0.7.1: short session objects, no <c>ttl</c>, no <c>order</c>, errors without "Rejected, Reason: ", the texts of Jackson 2.9, the pages of Jetty 9.3, gzip only.
    /// Held against a real one, request by request.
    /// </summary>
    Livy07,

    /// <summary>0.8.0 by shape: <c>ttl</c> carries the proxy user in answers (a bug of that release), no <c>idleTimeout</c>.</summary>
    Livy08,

    /// <summary>0.9.0, byte by byte.</summary>
    Livy09,
}
