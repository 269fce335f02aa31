namespace Livy.Client.Testing;

/// <summary>
/// Stack traces as the driver of Livy 0.9.0 with Spark 3.5 sends them back. They are part of the error bodies that clients see and cut, so they are kept whole.
/// </summary>
internal static class DriverTraces
{
    /// <summary>Below every job of the driver's own, down to its thread.</summary>
    private const string JobTail =
        """
        	at org.apache.livy.rsc.driver.JobWrapper.call(JobWrapper.java:64)
        	at org.apache.livy.rsc.driver.JobWrapper.call(JobWrapper.java:31)
        	at java.base/java.util.concurrent.FutureTask.run(FutureTask.java:264)
        	at java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)
        	at java.base/java.util.concurrent.ThreadPoolExecutor$Worker.run(ThreadPoolExecutor.java:635)
        	at java.base/java.lang.Thread.run(Thread.java:840)
        """;

    /// <summary>From the RPC call to the thread: the end of every trace of a refused request.</summary>
    private const string RpcTail =
        """
        	at java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)
        	at java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke(NativeMethodAccessorImpl.java:77)
        	at java.base/jdk.internal.reflect.DelegatingMethodAccessorImpl.invoke(DelegatingMethodAccessorImpl.java:43)
        	at java.base/java.lang.reflect.Method.invoke(Method.java:569)
        	at org.apache.livy.rsc.rpc.Rpc.handleCall(Rpc.java:312)
        	at org.apache.livy.rsc.rpc.Rpc.handleMsg(Rpc.java:270)
        	at org.apache.livy.rsc.rpc.RpcDispatcher.channelRead0(RpcDispatcher.java:74)
        	at io.netty.channel.SimpleChannelInboundHandler.channelRead(SimpleChannelInboundHandler.java:99)
        	at io.netty.channel.AbstractChannelHandlerContext.invokeChannelRead(AbstractChannelHandlerContext.java:444)
        	at io.netty.channel.AbstractChannelHandlerContext.invokeChannelRead(AbstractChannelHandlerContext.java:420)
        	at io.netty.channel.AbstractChannelHandlerContext.fireChannelRead(AbstractChannelHandlerContext.java:412)
        	at io.netty.handler.codec.ByteToMessageDecoder.fireChannelRead(ByteToMessageDecoder.java:346)
        	at io.netty.handler.codec.ByteToMessageDecoder.channelRead(ByteToMessageDecoder.java:318)
        	at io.netty.handler.codec.ByteToMessageCodec.channelRead(ByteToMessageCodec.java:103)
        	at io.netty.channel.AbstractChannelHandlerContext.invokeChannelRead(AbstractChannelHandlerContext.java:442)
        	at io.netty.channel.AbstractChannelHandlerContext.invokeChannelRead(AbstractChannelHandlerContext.java:420)
        	at io.netty.channel.AbstractChannelHandlerContext.fireChannelRead(AbstractChannelHandlerContext.java:412)
        	at io.netty.channel.DefaultChannelPipeline$HeadContext.channelRead(DefaultChannelPipeline.java:1410)
        	at io.netty.channel.AbstractChannelHandlerContext.invokeChannelRead(AbstractChannelHandlerContext.java:440)
        	at io.netty.channel.AbstractChannelHandlerContext.invokeChannelRead(AbstractChannelHandlerContext.java:420)
        	at io.netty.channel.DefaultChannelPipeline.fireChannelRead(DefaultChannelPipeline.java:919)
        	at io.netty.channel.nio.AbstractNioByteChannel$NioByteUnsafe.read(AbstractNioByteChannel.java:166)
        	at io.netty.channel.nio.NioEventLoop.processSelectedKey(NioEventLoop.java:788)
        	at io.netty.channel.nio.NioEventLoop.processSelectedKeysOptimized(NioEventLoop.java:724)
        	at io.netty.channel.nio.NioEventLoop.processSelectedKeys(NioEventLoop.java:650)
        	at io.netty.channel.nio.NioEventLoop.run(NioEventLoop.java:562)
        	at io.netty.util.concurrent.SingleThreadEventExecutor$4.run(SingleThreadEventExecutor.java:997)
        	at io.netty.util.internal.ThreadExecutorMap$2.run(ThreadExecutorMap.java:74)
        	at java.base/java.lang.Thread.run(Thread.java:840)

        """;

    /// <summary>Below a job that copies a missing jar or Python file to the driver.</summary>
    public const string MissingJar =
        $"""
        	at org.apache.hadoop.fs.RawLocalFileSystem.deprecatedGetFileStatus(RawLocalFileSystem.java:779)
        	at org.apache.hadoop.fs.RawLocalFileSystem.getFileLinkStatusInternal(RawLocalFileSystem.java:1100)
        	at org.apache.hadoop.fs.RawLocalFileSystem.getFileStatus(RawLocalFileSystem.java:769)
        	at org.apache.hadoop.fs.FilterFileSystem.getFileStatus(FilterFileSystem.java:462)
        	at org.apache.hadoop.fs.FileUtil.copy(FileUtil.java:390)
        	at org.apache.hadoop.fs.FileUtil.copy(FileUtil.java:341)
        	at org.apache.hadoop.fs.LocalFileSystem.copyToLocalFile(LocalFileSystem.java:88)
        	at org.apache.hadoop.fs.FileSystem.copyToLocalFile(FileSystem.java:2492)
        	at org.apache.livy.rsc.driver.RSCDriver.copyFileToLocal(RSCDriver.java:526)
        	at org.apache.livy.rsc.driver.RSCDriver.addJarOrPyFile(RSCDriver.java:494)
        	at org.apache.livy.repl.ReplDriver.addJarOrPyFile(ReplDriver.scala:137)
        	at org.apache.livy.rsc.driver.JobContextImpl.addJarOrPyFile(JobContextImpl.java:151)
        	at org.apache.livy.rsc.driver.AddJarJob.call(AddJarJob.java:39)
        {JobTail}

        """;

    /// <summary>Below a job that brings a jar or Python file whose name is taken, in 0.7.</summary>
    public const string NameTaken =
        $"""
        	at org.apache.livy.rsc.driver.RSCDriver.copyFileToLocal(RSCDriver.java:521)
        	at org.apache.livy.rsc.driver.RSCDriver.addJarOrPyFile(RSCDriver.java:494)
        	at org.apache.livy.repl.ReplDriver.addJarOrPyFile(ReplDriver.scala:110)
        	at org.apache.livy.rsc.driver.JobContextImpl.addJarOrPyFile(JobContextImpl.java:151)
        	at org.apache.livy.rsc.driver.AddJarJob.call(AddJarJob.java:39)
        {JobTail}

        """;

    /// <summary>Below Scala's compiler when it is given something that is no jar.</summary>
    public const string NoJar =
        $"""
        	at scala.sys.package$.error(package.scala:30)
        	at scala.tools.nsc.classpath.ClassPathFactory$.newClassPath(ClassPathFactory.scala:95)
        	at scala.tools.nsc.Global.$anonfun$extendCompilerClassPath$1(Global.scala:832)
        	at scala.collection.TraversableLike.$anonfun$map$1(TraversableLike.scala:286)
        	at scala.collection.IndexedSeqOptimized.foreach(IndexedSeqOptimized.scala:36)
        	at scala.collection.IndexedSeqOptimized.foreach$(IndexedSeqOptimized.scala:33)
        	at scala.collection.mutable.WrappedArray.foreach(WrappedArray.scala:38)
        	at scala.collection.TraversableLike.map(TraversableLike.scala:286)
        	at scala.collection.TraversableLike.map$(TraversableLike.scala:279)
        	at scala.collection.AbstractTraversable.map(Traversable.scala:108)
        	at scala.tools.nsc.Global.extendCompilerClassPath(Global.scala:832)
        	at scala.tools.nsc.interpreter.IMain.addUrlsToClassPath(IMain.scala:254)
        	at org.apache.livy.repl.SparkInterpreter.addJar(SparkInterpreter.scala:99)
        	at org.apache.livy.repl.ReplDriver.addJarOrPyFile(ReplDriver.scala:131)
        	at org.apache.livy.rsc.driver.JobContextImpl.addJarOrPyFile(JobContextImpl.java:151)
        	at org.apache.livy.rsc.driver.AddJarJob.call(AddJarJob.java:39)
        {JobTail}

        """;

    /// <summary>Below a job that copies a missing file to the driver, which does so in one place for kind spark and in another for the rest.</summary>
    public static string MissingFile(string kind) =>
        $"""
        	at org.apache.hadoop.fs.RawLocalFileSystem.deprecatedGetFileStatus(RawLocalFileSystem.java:779)
        	at org.apache.hadoop.fs.RawLocalFileSystem.getFileLinkStatusInternal(RawLocalFileSystem.java:1100)
        	at org.apache.hadoop.fs.RawLocalFileSystem.getFileStatus(RawLocalFileSystem.java:769)
        	at org.apache.hadoop.fs.FilterFileSystem.getFileStatus(FilterFileSystem.java:462)
        	at org.apache.spark.SparkContext.addFile(SparkContext.scala:1750)
        	at org.apache.spark.SparkContext.addFile(SparkContext.scala:1676)
        	at org.apache.spark.api.java.JavaSparkContext.addFile(JavaSparkContext.scala:571)
        	at org.apache.livy.rsc.driver.RSCDriver.addFile(RSCDriver.java:489)
        	at org.apache.livy.repl.ReplDriver.addFile(ReplDriver.scala:{(kind is CodeKinds.Spark ? 113 : 116)})
        	at org.apache.livy.rsc.driver.JobContextImpl.addFile(JobContextImpl.java:147)
        	at org.apache.livy.rsc.driver.AddFileJob.call(AddFileJob.java:37)
        {JobTail}

        """;

    public static Refusal KindMissing() => Refusal.FailedInDriver(
        "java.lang.IllegalArgumentException: Code type should be specified if session kind is shared\n"
        + "\tat org.apache.livy.repl.Session.execute(Session.scala:156)\n\tat org.apache.livy.repl.ReplDriver.handle(ReplDriver.scala:60)\n" + RpcTail);

    /// <summary>A kind that is none, in a statement or a completion.</summary>
    public static Refusal InvalidKind(string kind, bool inCompletion = false)
    {
        var frames = inCompletion
            ? "\tat org.apache.livy.repl.Session.complete(Session.scala:182)\n\tat org.apache.livy.repl.ReplDriver.handle(ReplDriver.scala:68)\n"
            : "\tat org.apache.livy.repl.Session.execute(Session.scala:152)\n\tat org.apache.livy.repl.ReplDriver.handle(ReplDriver.scala:60)\n";
        return Refusal.FailedInDriver(
            $"java.lang.IllegalArgumentException: Invalid kind: {kind}\n\tat org.apache.livy.sessions.Kind$.apply(Kind.scala:46)\n" + frames + RpcTail);
    }

    /// <summary>No <c>code</c> in a statement (line 60) or a completion (line 68).</summary>
    public static Refusal CodeMissing(int line) => Refusal.FailedInDriver(
        "java.lang.NullPointerException: Cannot invoke \"String.toCharArray()\" because \"s\" is null\n"
        + "\tat org.apache.livy.EOLUtils$Mode$.determineEOL(EOLUtils.scala:59)\n\tat org.apache.livy.EOLUtils$Mode$.hasWindowsEOL(EOLUtils.scala:79)\n"
        + "\tat org.apache.livy.EOLUtils$.convertLineEndings(EOLUtils.scala:91)\n\tat org.apache.livy.EOLUtils$.convertToSystemEOL(EOLUtils.scala:88)\n"
        + $"\tat org.apache.livy.repl.ReplDriver.handle(ReplDriver.scala:{line})\n" + RpcTail);

    /// <summary>A job whose terminal status was read already, or that never reached the driver.</summary>
    public static Refusal JobForgotten(string uuid) => Refusal.FailedInDriver(
        $"java.util.NoSuchElementException: {uuid}\n\tat org.apache.livy.rsc.driver.RSCDriver.handle(RSCDriver.java:474)\n" + RpcTail);
}
