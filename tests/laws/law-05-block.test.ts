import { expect, test } from 'vitest';
import { blockSize, blocksOf, label, rangeOf } from '../../runtime/sink/blocks.ts';
import { compileText, diabetesText, texts } from '../support/scenario-runs.ts';

const ir = compileText(diabetesText);

test('law 5: cutting a run into other blocks changes where bytes stand, not what they are', () => {
  const joined = (size: number): string[] => {
    const byStream = new Map<string, string>();
    for (const [path, text] of texts(ir, { count: 50 }, 'fhir', {}, size)) {
      const stream = path.replace(/\.\d+\./, '.');
      byStream.set(stream, (byStream.get(stream) ?? '') + text);
    }
    return [...byStream].map(([stream, text]) => `${stream}\n${text}`).sort();
  };
  expect(joined(7)).toEqual(joined(50));
});

test('law 5: blocks cover every subject once', () => {
  for (const count of [0, 1, 127, 128, 129, 1000, 8192, 8193, 1_000_000]) {
    const size = blockSize(count);
    const blocks = blocksOf(count, size);
    expect(blocks.count).toBeLessThanOrEqual(64);
    let next = 0;
    for (let block = 0; block < blocks.count; block++) {
      const [first, end] = rangeOf(block, size, count);
      expect(first).toBe(next);
      next = end;
    }
    expect(next).toBe(count);
  }
  expect(label(7)).toBe('00007');
});
