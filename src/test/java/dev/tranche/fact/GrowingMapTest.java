package dev.tranche.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A map that is another one with each entry more. */
class GrowingMapTest {

  private static final int ENTRIES = 600;
  private static final int KEYS = 200;

  @Test
  void isEqualToTheMapsThatACopyForEachEntryWouldBe() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Map<Integer, Integer>> copies = new ArrayList<>(List.of(Map.of()));
    List<GrowingMap<Integer, Integer>> maps = new ArrayList<>(List.of(GrowingMap.of()));
    for (int i = 0; i < ENTRIES; i++) {
      int from = random.nextInt(5) == 0 ? random.nextInt(maps.size()) : maps.size() - 1;
      int key = random.nextInt(KEYS);
      Map<Integer, Integer> copy = new LinkedHashMap<>(copies.get(from));
      copy.put(key, i);
      copies.add(copy);
      maps.add(maps.get(from).with(key, i));
    }
    for (int i = 0; i < maps.size(); i++) {
      GrowingMap<Integer, Integer> map = maps.get(i);
      assertThat(List.copyOf(map.entrySet()))
          .as("of seed %d, map %d", seed, i)
          .isEqualTo(List.copyOf(copies.get(i).entrySet()));
      assertThat(map).hasSameSizeAs(copies.get(i)).isEqualTo(copies.get(i));
      for (int key = 0; key < KEYS; key++) {
        assertThat(map.get(key)).isEqualTo(copies.get(i).get(key));
      }
    }
  }

  @Test
  void takesTheEntriesOfAnotherMapAndIsItselfWhereItIsOne() {
    Map<String, Integer> entries = new LinkedHashMap<>(Map.of("a", 1));
    GrowingMap<String, Integer> map = GrowingMap.of(entries);
    entries.put("b", 2);

    assertThat(map).isEqualTo(Map.of("a", 1));
    assertThat(GrowingMap.of(map)).isSameAs(map);
  }
}
