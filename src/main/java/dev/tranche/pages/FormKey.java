package dev.tranche.pages;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Signs the tokens of forms. The key is made once and kept in the database: every node takes a form
 * that another one has shown, and a form stays good over a restart. Whoever deletes the key makes
 * the open forms useless, and nothing else.
 */
@Component
class FormKey {

  private static final String COLLECTION = "form-keys";
  private static final String NAME = "tokens";
  private static final String KEY = "key";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  /** Asked for late: this is made with the web server, before a failing database is told of. */
  private final ObjectProvider<MongoDatabaseFactory> databases;

  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable SecretKeySpec key;

  FormKey(ObjectProvider<MongoDatabaseFactory> databases) {
    this.databases = databases;
  }

  /** A new token: random, then its signature. */
  String token() {
    byte[] bytes = new byte[BYTES / 2];
    random.nextBytes(bytes);
    String given = text(bytes);
    return given + "." + signature(given);
  }

  /** Whether the token is one that was given by this program. */
  boolean isOurs(String token) {
    int dot = token.indexOf('.');
    return dot > 0
        && MessageDigest.isEqual(
            signature(token.substring(0, dot)).getBytes(StandardCharsets.UTF_8),
            token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
  }

  private String signature(String given) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      return text(mac.doFinal(given.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      known = new SecretKeySpec(stored(), ALGORITHM);
      key = known;
    }
    return known;
  }

  private byte[] stored() {
    MongoCollection<Document> keys =
        databases
            .getObject()
            .getMongoDatabase()
            .getCollection(COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY);
    @Nullable Document found = keys.find(eq("_id", NAME)).first();
    if (found == null) {
      byte[] made = new byte[BYTES];
      random.nextBytes(made);
      try {
        keys.insertOne(new Document("_id", NAME).append(KEY, new Binary(made)));
      } catch (MongoWriteException e) {
        if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        } // another node was faster: its key is everybody's
      }
      found = Objects.requireNonNull(keys.find(eq("_id", NAME)).first(), "the key just stored");
    }
    return found.get(KEY, Binary.class).getData();
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
