package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** By hand a commit is read as by the driver, or refused. */
class WhenCommitsAreReadInOrder {

  private static final StoredEvent PLAIN =
      new StoredEvent("one", 1_700_000_000_000L, "signed", "1", "{\"to\":\"Łódź \\u0000\"}", "{}");
  private static final StoredEvent WITH_METADATA =
      new StoredEvent("two", -1, "made", "2", "", "{\"by\":\"Zoë\"}");

  @Test
  void itIsTheSame() {
    for (@Nullable CommandKey key : Arrays.asList(null, new CommandKey("k", "f"))) {
      for (List<StoredEvent> events :
          List.of(
              List.of(PLAIN),
              List.of(WITH_METADATA, PLAIN),
              Collections.nCopies(11, WITH_METADATA))) {
        byte[] document = document(key, events);
        assertThat(CommitFields.decode(document)).isEqualTo(CommitCodec.decode(document));
      }
    }
  }

  @Test
  void whatIsCutOrOtherwiseThanItIsWrittenIsRefused() {
    byte[] document = document(new CommandKey("k", "f"), List.of(PLAIN, WITH_METADATA));
    for (int bytes = CommitCodec.CONTENT_OFFSET; bytes < document.length; bytes++) {
      byte[] cut = Arrays.copyOf(document, bytes);
      assertThatIllegalStateException().isThrownBy(() -> CommitFields.decode(cut));
    }
    BsonDocument more =
        new RawBsonDocument(document).decode(new BsonDocumentCodec()).append("x", new BsonInt32(1));
    byte[] longer = CommitCodec.bytes(new RawBsonDocument(more, new BsonDocumentCodec()));
    assertThatIllegalStateException().isThrownBy(() -> CommitFields.decode(longer));
  }

  @Test
  void whateverIsFlippedItIsReadOrRefusedInWords() {
    byte[] document = document(null, List.of(PLAIN));
    for (int at = CommitCodec.CONTENT_OFFSET; at < document.length; at++) {
      byte[] flipped = document.clone();
      flipped[at] ^= (byte) 0x80;
      try {
        assertThat(CommitFields.decode(flipped).position()).isEqualTo(7);
      } catch (IllegalStateException refused) {
        assertThat(refused).hasMessageContaining("at position 7");
      }
    }
  }

  private static byte[] document(@Nullable CommandKey key, List<StoredEvent> events) {
    byte[] document = CommitCodec.encode(new Changes("pl-k2", "Contract", 3, key, events));
    CommitCodec.patch(document, 7, new byte[Chain.HASH_BYTES]);
    return document;
  }
}
