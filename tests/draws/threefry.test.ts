import { expect, test } from 'vitest';
import { threefry2x32 } from '../../draws/threefry.ts';

// Known answers of Random123 1.09 (file kat_vectors, threefry2x32 with 20 rounds): counter, key, result.
const KNOWN = [
  [0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x6b200159, 0x99ba4efe],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
  [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xc4923a9c, 0x483df7a0],
] as const;

test.each(KNOWN)('Threefry-2x32-20 gives the known answer at counter %d %d', (c0, c1, k0, k1, r0, r1) => {
  const out = new Int32Array(2);
  threefry2x32(k0 | 0, k1 | 0, c0 | 0, c1 | 0, out);
  expect([out[0] >>> 0, out[1] >>> 0]).toEqual([r0, r1]);
});
