namespace Livy.Client.Testing;

/// <summary>Livy's request classes, by version: the order of the properties is the order of Jackson's list of known ones.</summary>
internal static class RequestShapes
{
    private static readonly Dictionary<LivyProfile, RequestShape> Sessions = Enum.GetValues<LivyProfile>().ToDictionary(profile => profile, SessionOf);

    public static RequestShape Statement { get; } = new(
        "org.apache.livy.ExecuteRequest",
        [new("msg_type", PropertyKind.MessageType), new("kind", PropertyKind.String), new("code", PropertyKind.String)]);

    public static RequestShape Completion { get; } = new(
        "org.apache.livy.CompletionRequest",
        [new("kind", PropertyKind.String), new("code", PropertyKind.String), new("cursor", PropertyKind.Int)]);

    public static RequestShape Job { get; } = new(
        "org.apache.livy.client.common.HttpMessages$SerializedJob",
        [new("job", PropertyKind.Base64), new("jobType", PropertyKind.String)]);

    public static RequestShape Resource { get; } = new(
        "org.apache.livy.client.common.HttpMessages$AddResource",
        [new("uri", PropertyKind.String)])
    {
        FromString = "uri",
    };

    public static RequestShape Batch { get; } = new(
        "org.apache.livy.server.batch.CreateBatchRequest",
        [
            new("executorCores", PropertyKind.BoxedInt),
            new("className", PropertyKind.String),
            new("conf", PropertyKind.StringMap),
            new("driverMemory", PropertyKind.String),
            new("name", PropertyKind.String),
            new("driverCores", PropertyKind.BoxedInt),
            new("pyFiles", PropertyKind.Strings),
            new("archives", PropertyKind.Strings),
            new("executorMemory", PropertyKind.String),
            new("files", PropertyKind.Strings),
            new("jars", PropertyKind.Strings),
            new("proxyUser", PropertyKind.String),
            new("numExecutors", PropertyKind.BoxedInt),
            new("file", PropertyKind.String),
            new("args", PropertyKind.Strings),
            new("queue", PropertyKind.String),
        ]);

    public static RequestShape Session(LivyProfile profile) => Sessions[profile];

    private static RequestShape SessionOf(LivyProfile profile)
    {
        List<KeyValuePair<string, PropertyKind>> properties =
        [
            new("executorCores", PropertyKind.BoxedInt),
            new("conf", PropertyKind.StringMap),
            new("driverMemory", PropertyKind.String),
            new("name", PropertyKind.String),
            new("driverCores", PropertyKind.BoxedInt),
        ];
        if (profile >= LivyProfile.Livy09)
        {
            properties.Add(new("idleTimeout", PropertyKind.String));
        }

        properties.AddRange(
        [
            new("pyFiles", PropertyKind.Strings),
            new("archives", PropertyKind.Strings),
            new("kind", PropertyKind.Kind),
            new("files", PropertyKind.Strings),
            new("jars", PropertyKind.Strings),
            new("proxyUser", PropertyKind.String),
            new("numExecutors", PropertyKind.BoxedInt),
            new("heartbeatTimeoutInSecond", PropertyKind.Int),
        ]);
        if (profile >= LivyProfile.Livy08)
        {
            properties.Add(new("ttl", PropertyKind.String));
        }

        properties.AddRange([new("queue", PropertyKind.String), new("executorMemory", PropertyKind.String)]);
        return new RequestShape("org.apache.livy.server.interactive.CreateInteractiveRequest", properties);
    }
}
