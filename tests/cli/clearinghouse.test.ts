/** The library scenario `day_at_the_clearinghouse`: five feeds, each with all files of its day in one folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();
const days = ['2025-03-09', '2025-03-10', '2025-03-11', '2025-03-12', '2025-03-13', '2025-03-14'] as const;
const common = ['day_at_the_clearinghouse', '--count', '120', '--target', 'x12', '--quiet'];

/** Segments of the files of a folder whose names begin so, as lists of elements. */
function segmentsOf(folder: string, start: string): readonly (readonly string[])[] {
  const at = join(cwd, folder, 'x12');
  return readdirSync(at)
    .filter((name) => name.startsWith(start))
    .flatMap((name) => readFileSync(join(at, name), 'utf8').split('~'))
    .map((one) => one.trim().split('*'));
}
const claimsOf = (folder: string): string[] =>
  segmentsOf(folder, '837')
    .filter(([name]) => name === 'CLM')
    .map(([, number, charge, , , place]) => [number, charge, place].join(' '));

test('five days: claims are sent, acknowledged, rejected, paid and corrected, each on its day, and together they are the week', () => {
  for (const [i, day] of days.slice(1).entries()) expect(hsimc(['compile', ...common, '--since', days[i], '--as-of', day, '--out', day], { cwd }).code).toBe(0);
  for (const [from, to, out] of [
    ['', days[0], 'before'],
    ['', days[5], 'whole'],
  ])
    expect(hsimc(['compile', ...common, '--as-of', to, '--out', out, ...(from === '' ? [] : ['--since', from])], { cwd }).code).toBe(0);
  const feeds = days.slice(1);

  const sent = feeds.map(claimsOf);
  expect(sent.every((one) => one.length > 0)).toBe(true);
  expect([...claimsOf('before'), ...sent.flat()].sort()).toEqual(claimsOf('whole').sort());

  // Each file of claims is acknowledged on its day, each claim on the next morning.
  for (const day of feeds) {
    const names = readdirSync(join(cwd, day, 'x12')).map((name) => name.split('.')[0]);
    for (const name of names.filter((one) => one.startsWith('837'))) expect(names).toEqual(expect.arrayContaining([`TA1-${name}`, `999-${name}`]));
  }
  const answered = feeds.map((day) => segmentsOf(day, '277CA').filter(([name, what, trace]) => name === 'TRN' && what === '2' && trace.startsWith('C')));
  for (const [i, day] of feeds.slice(1).entries()) {
    const numbers = new Set(answered[i + 1].map(([, , number]) => number));
    for (const claim of claimsOf(feeds[i])) expect([day, claim, numbers.has(claim.split(' ')[0])]).toEqual([day, claim, true]);
  }

  // Rejections, replacements and reversals in the week.
  const statuses = feeds.flatMap((day) =>
    segmentsOf(day, '277CA')
      .filter(([name]) => name === 'STC')
      .map(([, status]) => status),
  );
  expect(statuses.some((status) => /^A[37]:/.test(status))).toBe(true);
  expect(sent.flat().some((claim) => claim.endsWith(':7'))).toBe(true);
  const paid = feeds.flatMap((day) => segmentsOf(day, '835').filter(([name]) => name === 'CLP'));
  expect(new Set(paid.map(([, , status]) => status))).toEqual(new Set(['1', '22']));

  for (const day of feeds) expect(hsimc(['validate', day], { cwd })).toMatchObject({ code: 0, err: '' });
});
