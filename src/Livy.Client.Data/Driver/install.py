def livyclient_install(sc, source, package):
    """Compiles the reader's classes on the driver, gives them to the executors, and keeps the one object that holds all open results."""
    import sys
    import types
    if package in sys.modules:
        return
    jvm = sc._jvm
    compiler = jvm.org.codehaus.janino.SimpleCompiler()
    compiler.setParentClassLoader(jvm.org.apache.spark.util.Utils.getContextOrSparkClassLoader())
    compiler.cook(source)
    classes = compiler.getBytecodes()
    file = jvm.java.io.File.createTempFile("livy-client-", ".jar")
    file.deleteOnExit()
    jar = jvm.java.util.zip.ZipOutputStream(jvm.java.io.FileOutputStream(file))
    for name in list(classes):
        jar.putNextEntry(jvm.java.util.zip.ZipEntry(name.replace(".", "/") + ".class"))
        code = classes[name]
        jar.write(code, 0, len(code))
        jar.closeEntry()
    jar.close()
    sc._jsc.sc().addJar(file.toURI().toString())
    module = types.ModuleType(package)
    module.readers = compiler.getClassLoader().loadClass(package + ".Readers").newInstance()
    sys.modules.setdefault(package, module)
