package hgw.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Sends logs to stderr. In Java, since reading a configuration file slows every start. With {@code
 * HGW_DEBUG=1} in the environment they tell more, and where in the program it happened.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
  private static final boolean DEBUG = "1".equals(System.getenv("HGW_DEBUG"));

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    // what comes from outside may be in a message, and steers no terminal
    encoder.setPattern(
        "%d{HH:mm:ss} %-5level %replace(%msg){'\\p{C}', '?'}%n" + (DEBUG ? "%ex" : "%nopex"));
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    // Drools advises on its next rule language on every start; a player can do nothing with that.
    context.getLogger("org.drools").setLevel(Level.ERROR);
    // Anybody can send nonsense to a port; who does is answered, and the player need not hear of
    // it.
    context.getLogger("org.eclipse.jetty").setLevel(Level.ERROR);
    context.getLogger("hgw").setLevel(DEBUG ? Level.DEBUG : Level.INFO);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
