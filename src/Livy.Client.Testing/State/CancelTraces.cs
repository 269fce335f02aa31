namespace Livy.Client.Testing;

/// <summary>
/// The output of a statement whose Spark job was cancelled, with the whole stack that Livy 0.9.0 with Spark 3.5 sends for the <c>sum</c> of an RDD: other actions differ in the frames above <c>runJob</c>.
/// </summary>
internal static class CancelTraces
{
    private static readonly string[] Scheduler =
    [
        "org.apache.spark.scheduler.DAGScheduler.failJobAndIndependentStages(DAGScheduler.scala:2898)",
        "org.apache.spark.scheduler.DAGScheduler.handleJobCancellation(DAGScheduler.scala:2773)",
        "org.apache.spark.scheduler.DAGScheduler.$anonfun$handleJobGroupCancelled$4(DAGScheduler.scala:1204)",
        "scala.runtime.java8.JFunction1$mcVI$sp.apply(JFunction1$mcVI$sp.java:23)",
        "scala.collection.mutable.HashSet.foreach(HashSet.scala:79)",
        "org.apache.spark.scheduler.DAGScheduler.handleJobGroupCancelled(DAGScheduler.scala:1203)",
        "org.apache.spark.scheduler.DAGSchedulerEventProcessLoop.doOnReceive(DAGScheduler.scala:3058)",
        "org.apache.spark.scheduler.DAGSchedulerEventProcessLoop.onReceive(DAGScheduler.scala:3036)",
        "org.apache.spark.scheduler.DAGSchedulerEventProcessLoop.onReceive(DAGScheduler.scala:3025)",
        "org.apache.spark.util.EventLoop$$anon$1.run(EventLoop.scala:49)",
        "org.apache.spark.scheduler.DAGScheduler.runJob(DAGScheduler.scala:995)",
        "org.apache.spark.SparkContext.runJob(SparkContext.scala:2393)",
    ];

    private static readonly string[] ScalaSum =
    [
        "org.apache.spark.SparkContext.runJob(SparkContext.scala:2488)",
        "org.apache.spark.rdd.RDD.$anonfun$fold$1(RDD.scala:1202)",
        "org.apache.spark.rdd.RDDOperationScope$.withScope(RDDOperationScope.scala:151)",
        "org.apache.spark.rdd.RDDOperationScope$.withScope(RDDOperationScope.scala:112)",
        "org.apache.spark.rdd.RDD.withScope(RDD.scala:410)",
        "org.apache.spark.rdd.RDD.fold(RDD.scala:1196)",
        "org.apache.spark.rdd.DoubleRDDFunctions.$anonfun$sum$1(DoubleRDDFunctions.scala:36)",
        "scala.runtime.java8.JFunction0$mcD$sp.apply(JFunction0$mcD$sp.java:23)",
        "org.apache.spark.rdd.RDDOperationScope$.withScope(RDDOperationScope.scala:151)",
        "org.apache.spark.rdd.RDDOperationScope$.withScope(RDDOperationScope.scala:112)",
        "org.apache.spark.rdd.RDD.withScope(RDD.scala:410)",
        "org.apache.spark.rdd.DoubleRDDFunctions.sum(DoubleRDDFunctions.scala:36)",
    ];

    private static readonly string[] PythonCollect =
    [
        "org.apache.spark.SparkContext.runJob(SparkContext.scala:2414)",
        "org.apache.spark.SparkContext.runJob(SparkContext.scala:2433)",
        "org.apache.spark.SparkContext.runJob(SparkContext.scala:2458)",
        "org.apache.spark.rdd.RDD.$anonfun$collect$1(RDD.scala:1049)",
        "org.apache.spark.rdd.RDDOperationScope$.withScope(RDDOperationScope.scala:151)",
        "org.apache.spark.rdd.RDDOperationScope$.withScope(RDDOperationScope.scala:112)",
        "org.apache.spark.rdd.RDD.withScope(RDD.scala:410)",
        "org.apache.spark.rdd.RDD.collect(RDD.scala:1048)",
        "org.apache.spark.api.python.PythonRDD$.collectAndServe(PythonRDD.scala:195)",
        "org.apache.spark.api.python.PythonRDD.collectAndServe(PythonRDD.scala)",
        "java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)",
        "java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke(NativeMethodAccessorImpl.java:77)",
        "java.base/jdk.internal.reflect.DelegatingMethodAccessorImpl.invoke(DelegatingMethodAccessorImpl.java:43)",
        "java.base/java.lang.reflect.Method.invoke(Method.java:569)",
        "py4j.reflection.MethodInvoker.invoke(MethodInvoker.java:244)",
        "py4j.reflection.ReflectionEngine.invoke(ReflectionEngine.java:374)",
        "py4j.Gateway.invoke(Gateway.java:282)",
        "py4j.commands.AbstractCommand.invokeMethod(AbstractCommand.java:132)",
        "py4j.commands.CallCommand.execute(CallCommand.java:79)",
        "py4j.GatewayConnection.run(GatewayConnection.java:238)",
        "java.base/java.lang.Thread.run(Thread.java:840)",
    ];

    private static readonly string[] PythonSum =
    [
        "  File \"/srv/livy/spark/python/lib/pyspark.zip/pyspark/rdd.py\", line 2291, in sum\n    return self.mapPartitions(lambda x: [sum(x)]).fold(  # type: ignore[return-value]\n           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
        "  File \"/srv/livy/spark/python/lib/pyspark.zip/pyspark/rdd.py\", line 2044, in fold\n    vals = self.mapPartitions(func).collect()\n           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
        "  File \"/srv/livy/spark/python/lib/pyspark.zip/pyspark/rdd.py\", line 1833, in collect\n    sock_info = self.ctx._jvm.PythonRDD.collectAndServe(self._jrdd.rdd())\n                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
        "  File \"/srv/livy/spark/python/lib/py4j-0.10.9.7-src.zip/py4j/java_gateway.py\", line 1322, in __call__\n    return_value = get_return_value(\n                   ^^^^^^^^^^^^^^^^^\n",
        "  File \"/srv/livy/spark/python/lib/pyspark.zip/pyspark/errors/exceptions/captured.py\", line 179, in deco\n    return f(*a, **kw)\n           ^^^^^^^^^^^\n",
        "  File \"/srv/livy/spark/python/lib/py4j-0.10.9.7-src.zip/py4j/protocol.py\", line 326, in get_return_value\n    raise Py4JJavaError(\n",
    ];

    public static string Output(int count, string kind)
    {
        var cause = $"org.apache.spark.SparkException: Job {count} cancelled part of cancelled job group {count}";
        if (!string.Equals(kind, CodeKinds.PySpark, StringComparison.Ordinal))
        {
            return Outputs.Error(count, "Error", cause, [.. Scheduler.Concat(ScalaSum).Select(frame => $"  at {frame}\n"), "  ... 51 elided\n"]);
        }

        var evalue = "An error occurred while calling z:org.apache.spark.api.python.PythonRDD.collectAndServe.\n: " + cause + "\n"
            + string.Concat(Scheduler.Concat(PythonCollect).Select(frame => $"\tat {frame}\n"));
        return Outputs.Error(count, "Py4JJavaError", evalue, ["Traceback (most recent call last):\n", .. PythonSum, $"py4j.protocol.Py4JJavaError: {evalue}\n"]);
    }
}
