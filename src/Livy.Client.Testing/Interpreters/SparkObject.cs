namespace Livy.Client.Testing;

/// <summary>What the driver predefines, and what leads to it.</summary>
internal enum SparkObject
{
    Session,
    SqlContext,
    Conf,
    Catalog,
    SessionClass,
    Builder,
    Thread,
}
