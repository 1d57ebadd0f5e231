package io.jenkins.plugins.intent.files;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * SHA-256 as FIPS 180-4 has it, for processes that are over soon: Java's own takes a fifth of the shortest run to get
 * ready, for which it reads who provides digests and makes code that reads numbers from bytes. Where Java compiles with
 * all its means its own is far faster, as it uses the processor's instructions for this.
 */
final class Sha256 extends MessageDigest implements Cloneable {
    private static final int BLOCK_BYTES = 64;
    private static final int LENGTH_BYTES = 8;
    private static final int ROUNDS = 64;
    private static final int DIGEST_BYTES = 32;

    /** Of the cube roots of the first 64 primes, the first 32 bits behind the point. */
    private static final int[] ROUND_CONSTANTS = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    /** Of the square roots of the first eight primes, the same. */
    private static final int[] START = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    private int[] state = start();
    private byte[] block = new byte[BLOCK_BYTES];
    private int[] words = new int[ROUNDS];
    private long length;

    Sha256() {
        super("SHA-256");
    }

    @Override
    protected int engineGetDigestLength() {
        return DIGEST_BYTES;
    }

    @Override
    protected void engineUpdate(byte input) {
        engineUpdate(new byte[] {input}, 0, 1);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int count) {
        int at = offset;
        int left = count;
        int held = (int) (length % BLOCK_BYTES);
        length += count;
        if (held > 0) {
            int taken = Math.min(left, BLOCK_BYTES - held);
            System.arraycopy(input, at, block, held, taken);
            at += taken;
            left -= taken;
            if (held + taken < BLOCK_BYTES) {
                return;
            }
            compress(block, 0);
        }
        for (; left >= BLOCK_BYTES; left -= BLOCK_BYTES) {
            compress(input, at);
            at += BLOCK_BYTES;
        }
        System.arraycopy(input, at, block, 0, left);
    }

    @Override
    protected byte[] engineDigest() {
        long bits = length * Byte.SIZE;
        int held = (int) (length % BLOCK_BYTES);
        block[held++] = (byte) 0x80;
        if (held > BLOCK_BYTES - LENGTH_BYTES) {
            Arrays.fill(block, held, BLOCK_BYTES, (byte) 0);
            compress(block, 0);
            held = 0;
        }
        Arrays.fill(block, held, BLOCK_BYTES - LENGTH_BYTES, (byte) 0);
        putInt(block, BLOCK_BYTES - LENGTH_BYTES, (int) (bits >>> Integer.SIZE));
        putInt(block, BLOCK_BYTES - Integer.BYTES, (int) bits);
        compress(block, 0);
        byte[] digest = new byte[DIGEST_BYTES];
        for (int i = 0; i < state.length; i++) {
            putInt(digest, i * Integer.BYTES, state[i]);
        }
        engineReset();
        return digest;
    }

    @Override
    protected void engineReset() {
        state = start();
        length = 0;
    }

    private void compress(byte[] input, int offset) {
        int[] w = words;
        for (int t = 0, at = offset; t < BLOCK_BYTES / Integer.BYTES; t++, at += Integer.BYTES) {
            w[t] = input[at] << 24 | (input[at + 1] & 0xff) << 16 | (input[at + 2] & 0xff) << 8 | input[at + 3] & 0xff;
        }
        for (int t = BLOCK_BYTES / Integer.BYTES; t < ROUNDS; t++) {
            int x = w[t - 15];
            int y = w[t - 2];
            int low = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
            int high = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
            w[t] = high + w[t - 7] + low + w[t - 16];
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int t = 0; t < ROUNDS; t++) {
            int ofE = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
            int ofA = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
            int first = h + ofE + (e & f ^ ~e & g) + ROUND_CONSTANTS[t] + w[t];
            int second = ofA + (a & b ^ a & c ^ b & c);
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    /** No clone, which the quick compiler leaves to the virtual machine. */
    private static int[] start() {
        return Arrays.copyOf(START, START.length);
    }

    private static void putInt(byte[] to, int at, int value) {
        to[at] = (byte) (value >>> 24);
        to[at + 1] = (byte) (value >>> 16);
        to[at + 2] = (byte) (value >>> 8);
        to[at + 3] = (byte) value;
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
        Sha256 copy = (Sha256) super.clone();
        copy.state = state.clone();
        copy.block = block.clone();
        copy.words = new int[ROUNDS];
        return copy;
    }
}
