namespace Livy.Client.RealFaultTests;

/// <summary>What a gateway or the network before it can do to a request.</summary>
internal enum ProxyFault
{
    DropBefore,
    DropAfter,
    GatewayBefore,
    GatewayAfter,
    BareErrorAfter,
    Throttle,
    LoginRedirect,
    LoginPage,
    Cut,
    Slow,
    Late,
}
