import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Calibration } from '../../app/calibrate/calibrate-scenario.ts';
import { realismPage } from '../../app/calibrate/realism-page.ts';

const path = 'docs/realism.md';
const text = readFileSync(path, 'utf8');
const results = JSON.parse(readFileSync('tools/realism/result.json', 'utf8')) as readonly Calibration[];
const reasons = JSON.parse(readFileSync('tools/realism/misses.json', 'utf8')) as Readonly<Record<string, string>>;

/** The formatter pads the cells of tables. */
const unpadded = (markdown: string): string => markdown.replace(/ +\|/g, ' |').replace(/\| +/g, '| ').replace(/-{3,}/g, '---');

test('the page of realism is the one that the stored results give', () => {
  const right = text.replace(
    /(<!-- generated: results -->\n)[\s\S]*?(<!-- end -->)/,
    (_, start: string, end: string) => `${start}\n${realismPage(results, reasons)}\n\n${end}`,
  );
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, right);
  else expect(unpadded(text)).toBe(unpadded(right));
});

test('each target of the library is on the page, as it is written, and each miss has its reason', () => {
  const written = readdirSync('scenarios', { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.hsim'))
    .flatMap((file) => {
      const scenario = readFileSync(join('scenarios', file), 'utf8');
      const id = /^scenario (\w+)/m.exec(scenario)?.[1] ?? '';
      return [...scenario.matchAll(/^target (\w+)/gm)].map(([, name]) => `${id}.${name}`);
    });
  const stored = results.flatMap(({ scenario, targets }) => targets.map(({ name }) => `${scenario}.${name}`));
  expect(stored.toSorted()).toEqual(written.toSorted());
  const failed = results.flatMap(({ scenario, targets }) => targets.flatMap(({ name, verdict }) => (verdict === 'fail' ? [`${scenario}.${name}`] : [])));
  expect(Object.keys(reasons).toSorted()).toEqual(failed.toSorted());
});
