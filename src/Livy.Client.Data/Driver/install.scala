// Compiles the reader's classes on the driver, gives them to the executors, and keeps the one object that holds all open results.
object livyclient_package {
  val readers: AnyRef = {
    val source = new String(java.util.Base64.getDecoder.decode("livyclient_source"), java.nio.charset.StandardCharsets.UTF_8)
    val compiler = new org.codehaus.janino.SimpleCompiler()
    compiler.setParentClassLoader(Thread.currentThread.getContextClassLoader)
    compiler.cook(source)
    val file = java.io.File.createTempFile("livy-client-", ".jar")
    file.deleteOnExit()
    val jar = new java.util.zip.ZipOutputStream(new java.io.FileOutputStream(file))
    val classes = compiler.getBytecodes.entrySet.iterator
    while (classes.hasNext) {
      val each = classes.next()
      jar.putNextEntry(new java.util.zip.ZipEntry(each.getKey.replace('.', '/') + ".class"))
      jar.write(each.getValue, 0, each.getValue.length)
      jar.closeEntry()
    }
    jar.close()
    sc.addJar(file.toURI.toString)
    compiler.getClassLoader.loadClass("livyclient_package.Readers").newInstance().asInstanceOf[AnyRef]
  }
  def call(request: String): String = readers.getClass.getMethod("callForText", classOf[org.apache.spark.sql.SparkSession], classOf[String]).invoke(readers, spark, request).asInstanceOf[String]
}
