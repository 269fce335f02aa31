package livyclient;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/** The open results of a session, and the one door to them: a request as JSON, an answer as a status byte and what it calls for. */
public final class Readers implements Runnable {
  private static final int DONE = 0;
  private static final int FAILED = 8;
  private static final int MAX_STACK = 32768;
  private static final long CANCEL_MILLIS = 500;

  private final ObjectMapper json = new ObjectMapper();
  private final Map readers = new HashMap();
  private final List closing = new ArrayList();
  private boolean isSwept;

  /** Never throws: what goes wrong is an answer. */
  public byte[] call(SparkSession session, String request) {
    try {
      Map asked = (Map) json.readValue(request, Map.class);
      String operation = text(asked, "op");
      if (operation.equals("open")) {
        return open(session, asked);
      }
      if (operation.equals("page")) {
        Reader reader = find(text(asked, "reader"));
        return reader == null ? failure("reader", new IllegalStateException("There is no such result.")) : page(reader, asked);
      }
      if (operation.equals("close")) {
        close(text(asked, "reader"));
        drop(session, text(asked, "view"));
        return answer(DONE, Collections.emptyMap());
      }
      if (operation.equals("count")) {
        synchronized (readers) {
          return answer(DONE, Collections.singletonMap("readers", Integer.valueOf(readers.size())));
        }
      }
      return failure("protocol", new IllegalArgumentException("There is no operation " + operation + "."));
    } catch (Throwable thrown) {
      return failure("query", thrown);
    }
  }

  /** For where text is all that can be carried. */
  public String callForText(SparkSession session, String request) {
    return java.util.Base64.getEncoder().encodeToString(call(session, request));
  }

  private Reader find(String name) {
    synchronized (readers) {
      return (Reader) readers.get(name);
    }
  }

  private byte[] open(SparkSession session, Map asked) throws Exception {
    String name = text(asked, "reader");
    Reader reader;
    synchronized (readers) {
      reader = (Reader) readers.get(name);
      if (reader == null) {
        reader = new Reader(name, session, number(asked, "idle"), text(asked, "view"));
        readers.put(name, reader);
        sweep();
      }
    }
    boolean isOpen = false;
    try {
      Throwable noArrow = reader.open(texts(asked, "pieces"), texts(asked, "types"), texts(asked, "values"), Boolean.TRUE.equals(asked.get("literals")), text(asked, "format"));
      if (noArrow != null) {
        return failure("arrow", noArrow);
      }
      isOpen = true;
    } finally {
      if (!isOpen) {
        close(name);
      }
    }
    Map opened = new LinkedHashMap();
    opened.put("schema", json.readValue(reader.schema().json(), Map.class));
    opened.put("format", reader.isJson() ? "json" : "arrow");
    if (reader.reason() != null) {
      opened.put("reason", reader.reason());
    }
    return answer(DONE, opened);
  }

  /** A failure stays, too, for when its answer is lost. */
  private byte[] page(Reader reader, Map asked) {
    try {
      return reader.page((int) number(asked, "page"), (int) number(asked, "bytes"), number(asked, "wait"));
    } catch (Throwable thrown) {
      return failure("query", thrown);
    }
  }

  private void close(String name) {
    Reader reader;
    synchronized (readers) {
      reader = (Reader) readers.remove(name);
      if (reader != null) {
        closing.add(reader);
      }
      readers.notifyAll();
    }
    if (reader != null) {
      reader.close();
    }
  }

  private static void drop(SparkSession session, String view) {
    if (view != null) {
      session.catalog().dropTempView(view);
    }
  }

  private void sweep() {
    if (!isSwept) {
      isSwept = true;
      Thread sweeper = new Thread(this, "livy-client-sweeper");
      sweeper.setDaemon(true);
      sweeper.start();
    } else {
      readers.notifyAll();
    }
  }

  /** Closes what nobody asks for any more, and stops what still runs for what is closed; ends when there is nothing of either. */
  public void run() {
    while (true) {
      List idle = new ArrayList();
      List running = new ArrayList();
      synchronized (readers) {
        long pause = Long.MAX_VALUE;
        for (Iterator each = readers.values().iterator(); each.hasNext();) {
          Reader reader = (Reader) each.next();
          long left = reader.millisLeft(System.nanoTime());
          if (left <= 0) {
            idle.add(reader);
            closing.add(reader);
            each.remove();
          } else {
            pause = Math.min(pause, left);
          }
        }
        for (Iterator each = closing.iterator(); each.hasNext();) {
          Reader reader = (Reader) each.next();
          if (reader.isRunning()) {
            running.add(reader);
          } else if (!idle.contains(reader)) {
            each.remove();
          }
        }
        if (readers.isEmpty() && closing.isEmpty()) {
          isSwept = false;
          return;
        }
        if (idle.isEmpty()) {
          try {
            readers.wait(Math.max(1, closing.isEmpty() ? pause : Math.min(pause, CANCEL_MILLIS)));
          } catch (InterruptedException ignored) {
            isSwept = false;
            return;
          }
        }
      }
      for (int i = 0; i < idle.size(); i++) {
        ((Reader) idle.get(i)).close();
      }
      for (int i = 0; i < running.size(); i++) {
        ((Reader) running.get(i)).cancel();
      }
    }
  }

  private static String text(Map asked, String property) {
    return (String) asked.get(property);
  }

  private static long number(Map asked, String property) {
    return ((Number) asked.get(property)).longValue();
  }

  private static String[] texts(Map asked, String property) {
    List texts = (List) asked.get(property);
    return (String[]) texts.toArray(new String[texts.size()]);
  }

  private byte[] answer(int status, Map content) throws Exception {
    byte[] text = json.writeValueAsBytes(content);
    byte[] bytes = new byte[text.length + 1];
    bytes[0] = (byte) status;
    System.arraycopy(text, 0, bytes, 1, text.length);
    return bytes;
  }

  private byte[] failure(String kind, Throwable thrown) {
    Throwable named = thrown;
    String errorClass = null;
    for (Throwable cause = thrown; cause != null && errorClass == null; cause = cause.getCause() == cause ? null : cause.getCause()) {
      errorClass = ask(cause, "getErrorClass");
      if (errorClass == null) {
        errorClass = ask(cause, "getCondition");
      }
      named = errorClass == null ? named : cause;
    }
    StringWriter stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack, true));
    String trace = stack.toString();
    Map content = new LinkedHashMap();
    content.put("kind", kind);
    content.put("errorClass", errorClass);
    content.put("sqlState", ask(named, "getSqlState"));
    content.put("message", named.getMessage() == null ? named.toString() : named.getMessage());
    content.put("stack", trace.length() > MAX_STACK ? trace.substring(0, MAX_STACK) : trace);
    try {
      return answer(FAILED, content);
    } catch (Exception unwritable) {
      byte[] bytes = ("?{\"kind\":\"" + kind + "\"}").getBytes(StandardCharsets.UTF_8);
      bytes[0] = (byte) FAILED;
      return bytes;
    }
  }

  /** What an exception says of itself depends on the version of Spark. */
  private static String ask(Throwable thrown, String question) {
    try {
      Method method = thrown.getClass().getMethod(question, new Class[0]);
      Object said = method.invoke(thrown, new Object[0]);
      return said == null ? null : said.toString();
    } catch (Throwable silent) {
      return null;
    }
  }
}
