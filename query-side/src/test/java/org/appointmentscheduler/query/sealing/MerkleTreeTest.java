package org.appointmentscheduler.query.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {

    /** The entries and roots that implementations of Certificate Transparency check each other with. */
    private static final List<byte[]> ENTRIES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void agreesWithOthers(int size, String root) {
        var leaves = ENTRIES.stream().limit(size).map(MerkleTree::leaf).toList();
        assertThat(Seal.hex(MerkleTree.root(leaves))).isEqualTo(root);
    }

    @Test
    void everyPathLeadsFromItsLeafToTheRootAndFromNoOther() {
        for (var size = 1; size <= 33; size++) {
            var leaves = leaves(size);
            var root = MerkleTree.root(leaves);
            for (var index = 0; index < size; index++) {
                var path = MerkleTree.path(leaves, index);
                assertThat(MerkleTree.root(leaves.get(index), index, size, path))
                        .isEqualTo(root);
                assertThat(MerkleTree.root(MerkleTree.leaf(new byte[] {99, 99}), index, size, path))
                        .isNotEqualTo(root);
                for (var step = 0; step < path.size(); step++) {
                    var other = new ArrayList<>(path);
                    other.set(step, MerkleTree.leaf(new byte[] {99}));
                    assertThat(MerkleTree.root(leaves.get(index), index, size, other))
                            .isNotEqualTo(root);
                }
            }
        }
    }

    @Test
    void aPathOfAnotherLengthOrPlaceIsNone() {
        var leaves = leaves(5);
        var path = MerkleTree.path(leaves, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.root(leaves.get(3), 3, 5, path.subList(0, 2)));
        var longer = new ArrayList<>(path);
        longer.add(leaves.get(0));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.root(leaves.get(3), 3, 5, longer));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.root(leaves.get(3), 5, 5, path));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.root(leaves.get(3), -1, 5, path));
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(number -> MerkleTree.leaf(new byte[] {(byte) number}))
                .toList();
    }
}
