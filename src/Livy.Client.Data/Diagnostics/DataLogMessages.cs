using Microsoft.Extensions.Logging;

namespace Livy.Client.Data;

/// <summary>What is logged.</summary>
internal static partial class DataLogMessages
{
    [LoggerMessage(2000, LogLevel.Debug, "A query of session {Session} is read as {Format}, carried by {Carrier}; {Columns} columns.")]
    public static partial void Opened(ILogger logger, LivyId session, QueryFormat format, QueryCarrier carrier, int columns);

    [LoggerMessage(2001, LogLevel.Warning, "{Carrier} can not carry a result, so something slower is tried: {Reason}")]
    public static partial void CarrierFails(ILogger logger, QueryCarrier carrier, string reason);

    [LoggerMessage(2002, LogLevel.Warning, "A request for a result failed and is made again: {Reason}")]
    public static partial void RequestFails(ILogger logger, string reason);

    [LoggerMessage(2003, LogLevel.Warning, "A result of session {Session} could not be closed; the driver drops it when its idle time is over.")]
    public static partial void NotClosed(ILogger logger, LivyId session, Exception error);

    [LoggerMessage(2004, LogLevel.Warning, "Rows come as JSON from session {Session}, since they can not come as Arrow: {Reason}")]
    public static partial void NoArrow(ILogger logger, LivyId session, string reason);
}
