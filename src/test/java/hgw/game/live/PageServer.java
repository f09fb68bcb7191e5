package hgw.game.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the page of the tests' own game on the loopback address. */
final class PageServer implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  PageServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/game.html", exchange -> serve(exchange, "text/html"));
    server.createContext("/game.js", exchange -> serve(exchange, "text/javascript"));
    server.createContext("/meeting", PageServer::meet);
    server.start();
  }

  private static void serve(HttpExchange exchange, String type) throws IOException {
    String file = "/browser" + exchange.getRequestURI().getPath();
    try (InputStream in = PageServer.class.getResourceAsStream(file);
        exchange) {
      byte[] text = in.readAllBytes();
      exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  /** Let a page that asks for a meeting stand still until the test has come and gone. */
  private static void meet(HttpExchange exchange) throws IOException {
    try (exchange) {
      Meeting.attend();
      exchange.sendResponseHeaders(204, -1);
    }
  }

  /** The address of the page. */
  String url(String host) {
    return "http://" + host + ":" + server.getAddress().getPort() + "/game.html";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
