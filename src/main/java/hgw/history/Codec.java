package hgw.history;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import hgw.planner.TracedFact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Turns records into bytes and back, component by component: what the annotations of a record leave
 * out of the document that a player sees is part of it too.
 */
final class Codec {
  private static final JsonMapper JSON = mapper();

  private Codec() {}

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .disable(MapperFeature.USE_ANNOTATIONS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    for (Class<?> kind : TracedFact.class.getPermittedSubclasses()) {
      builder.registerSubtypes(kind);
    }
    return builder.setDefaultTyping(new FactKinds()).build();
  }

  /** Tells the kinds of traced facts apart; all else has a type of its own. */
  private static final class FactKinds extends ObjectMapper.DefaultTypeResolverBuilder {
    private static final long serialVersionUID = 1;

    FactKinds() {
      super(ObjectMapper.DefaultTyping.NON_FINAL, LaissezFaireSubTypeValidator.instance);
      init(JsonTypeInfo.Id.NAME, null);
      inclusion(JsonTypeInfo.As.PROPERTY);
      typeProperty("kind");
    }

    @Override
    public boolean useForType(JavaType type) {
      return type.hasRawClass(TracedFact.class);
    }
  }

  /** Write a record, or whatever is made of them. */
  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Read a record.
   *
   * @throws IOException if the text is not that of one
   */
  static <T> T read(String json, Class<T> type) throws IOException {
    return JSON.readValue(json, type);
  }

  /** What a text is known by. */
  static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
