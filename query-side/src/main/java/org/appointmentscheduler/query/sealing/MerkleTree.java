package org.appointmentscheduler.query.sealing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** Hash trees as RFC 6962, section 2.1, defines them, over SHA-256. */
public final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    static byte[] leaf(byte[] entry) {
        return sha256(new byte[] {LEAF}, entry);
    }

    private static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {NODE}, left, right);
    }

    /** @param leaves one hash at least */
    public static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        var split = split(leaves.size());
        return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** The hashes that lead from a leaf to the root, from below. */
    public static List<byte[]> path(List<byte[]> leaves, int index) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        var split = split(leaves.size());
        var left = leaves.subList(0, split);
        var right = leaves.subList(split, leaves.size());
        var path = index < split ? path(left, index) : path(right, index - split);
        path.add(root(index < split ? right : left));
        return path;
    }

    /**
     * The root that a path leads to.
     *
     * @throws IllegalArgumentException when a tree of this size has no such path
     */
    public static byte[] root(byte[] leaf, int index, int size, List<byte[]> path) {
        if (index < 0 || index >= size || size > 1 == path.isEmpty()) {
            throw new IllegalArgumentException("No path of " + path.size() + " from leaf " + index + " of " + size);
        }
        if (size == 1) {
            return leaf;
        }
        var split = split(size);
        var below = path.subList(0, path.size() - 1);
        return index < split
                ? node(root(leaf, index, split, below), path.getLast())
                : node(path.getLast(), root(leaf, index - split, size - split, below));
    }

    /** The largest power of two below the size. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
