package org.lineoff.model.random;

import java.nio.charset.StandardCharsets;

/**
 * The luck of one replication: a uniform number for every (purpose, place, index), as a pure
 * function of these, the seed and the replication.
 *
 * <p>Counter-based, without state: the key of a (purpose, place) is a chain of the 64-bit finaliser
 * {@code mix} of Stafford (variant 13, known from SplitMix64: Steele, Lea and Flood, OOPSLA 2014),
 * and the word of a block of two indices is that finaliser over {@code key + block · G}, with the
 * key entering once more between its two multiplications, so that two keys a multiple of G apart do
 * not give the same words shifted. A key costs four finalisers, a number one (one to two
 * nanoseconds), hence hold the key in a loop. Its statistical tests are reported in {@code
 * docs/randomness.md}. Not for secrets, and not for more than 2⁶³ numbers a key.
 *
 * <pre>
 * G       = 0x9E3779B97F4A7C15
 * mix(z)  : z = (z ^ z >>> 30) · 0xBF58476D1CE4E5B9;  z = (z ^ z >>> 27) · 0x94D049BB133111EB;  z ^ z >>> 31
 * base    = mix(mix(seed + G) + (replication + 1) · G)
 * key     = mix(mix(base + id(purpose) · G) + place)
 * word(b) : z = key + b · G;  z = (z ^ z >>> 30) · 0xBF58476D1CE4E5B9;
 *           z = (z ^ z >>> 27 ^ key) · 0x94D049BB133111EB;  z ^ z >>> 31
 * half(i) = i even: word(i >> 1) >>> 32,  i odd: word(i >> 1) &amp; 0xFFFFFFFF
 * u(i)    = (half(i) + 0.5) / 2³²
 * </pre>
 */
public final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FIRST = 0xBF58476D1CE4E5B9L;
    private static final long SECOND = 0x94D049BB133111EBL;
    private static final long FNV_BASIS = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final double UNIT = 0x1p-32;

    private final long seed;
    private final int replication;
    private final long base;

    /**
     * The luck of the given replication under the given seed.
     *
     * @param seed any number
     * @param replication counted from 0
     */
    public Draws(long seed, int replication) {
        if (replication < 0) {
            throw new IllegalArgumentException(
                    "The replication (" + replication + ") must not be negative.");
        }
        this.seed = seed;
        this.replication = replication;
        this.base = mix(mix(seed + GOLDEN) + (replication + 1L) * GOLDEN);
    }

    public long seed() {
        return seed;
    }

    public int replication() {
        return replication;
    }

    /**
     * Returns the place of a full name: the 64-bit FNV-1a hash of its UTF-8 bytes (basis
     * 0xCBF29CE484222325, prime 0x100000001B3), put through {@code mix}. The name must not be
     * empty.
     */
    public static long place(String fullName) {
        return fnv(FNV_BASIS, fullName);
    }

    /**
     * Returns the place of something that belongs to a place, as a failure mode or a defect type:
     * as {@link #place(String)}, but hashed on from the given place in the stead of the basis. Thus
     * mode "pump" of station "wax" differs from a station named "wax/pump" or "waxpump".
     */
    public static long place(long place, String appendedName) {
        return fnv(place, appendedName);
    }

    /**
     * Returns the index of a draw for a car: {@code buildNumber + 2⁴⁰ · earlierVisits}, where the
     * earlier visits are those of that car to that place.
     */
    public static long carIndex(long buildNumber, long earlierVisits) {
        return buildNumber + (earlierVisits << 40);
    }

    /** Returns the key of a purpose at a place, for {@link #uniform(long, long)}. */
    public long key(Purpose purpose, long place) {
        return mix(mix(base + purpose.id() * GOLDEN) + place);
    }

    /** Returns the random word of two neighbouring indices, {@code 2 · block} and the next. */
    public static long word(long key, long block) {
        long z = key + block * GOLDEN;
        z = (z ^ (z >>> 30)) * FIRST;
        z = (z ^ (z >>> 27) ^ key) * SECOND;
        return z ^ (z >>> 31);
    }

    /** Returns the number of an index under a key: (half + ½) / 2³², strictly between 0 and 1. */
    public static double uniform(long key, long index) {
        return uniform(half(key, index));
    }

    /** Returns the random bits of an index under a key; as an {@code int}, but without a sign. */
    public static int half(long key, long index) {
        return (int) (word(key, index >> 1) >>> ((~index & 1) << 5));
    }

    /** Returns the number that random bits stand for: (bits + ½) / 2³². */
    public static double uniform(int half) {
        return ((half & 0xFFFFFFFFL) + 0.5) * UNIT;
    }

    /** Returns {@code uniform(key(purpose, place), index)}; in a loop hold the key. */
    public double uniform(Purpose purpose, long place, long index) {
        return uniform(key(purpose, place), index);
    }

    private static long fnv(long basis, String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A place needs a name, but it is empty.");
        }
        long hash = basis;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return mix(hash);
    }

    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * FIRST;
        y = (y ^ (y >>> 27)) * SECOND;
        return y ^ (y >>> 31);
    }

    @Override
    public String toString() {
        return "Draws[seed=" + seed + ", replication=" + replication + "]";
    }
}
