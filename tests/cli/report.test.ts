/** `hsimc report`: one page that needs nothing else, with the numbers and the records of the run. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();
const run = (...words: string[]) => hsimc(words, { cwd });
run('compile', 'ppo_2025', '--count', '60', '--out', 'claims', '-q');
const page = run('report', 'claims', '--subject', '0,3').out;

type Json = Readonly<Record<string, unknown>>;
const subjects = readFileSync(join(cwd, 'claims/json/subjects.00000.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Json & { readonly index: number; readonly claims: readonly Json[]; readonly claim_payments: readonly Json[] });

/** The rows of the table with a caption: the text of their cells. */
function rowsOf(text: string, caption: string): readonly (readonly string[])[] {
  const body = new RegExp(`<caption>${caption}</caption>.*?<tbody>(.*?)</tbody>`, 's').exec(text)?.[1] ?? '';
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell.replace(/<[^>]*>/g, '')),
  );
}

const number = (text: string): number => Number(text.replace(/[$,%−]/g, ''));

test('the page needs nothing else', () => {
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page).not.toMatch(/\bsrc=|@import|url\(|href="(?!#)/);
  expect([...page.matchAll(/https?:\/\/[^"'\s<]+/g)].map(([address]) => address).filter((address) => !address.startsWith('http://www.w3.org/'))).toEqual([]);
  expect(page).toContain("default-src 'none'");
  expect([...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !page.includes(`id="${id}"`))).toEqual([]);
});

test('every chart has a title and a description, and its values are in a table', () => {
  const figures = [...page.matchAll(/<figure>(.*?)<\/figure>/gs)].map(([, content]) => content);
  expect(figures.length).toBeGreaterThan(8);
  for (const content of figures) {
    expect(content).toMatch(/^<figcaption>[^<]+<\/figcaption><svg role="img" aria-label="[^"]{20,}"[^>]*><title>[^<]+<\/title>/);
    expect(/<title>Life line/.test(content) || content.includes('<table>')).toBe(true);
  }
});

test('the numbers are those of the run', () => {
  const people = rowsOf(page, 'People by age and sex');
  expect(people.reduce((sum, [, ...counts]) => sum + counts.reduce((all, text) => all + number(text), 0), 0)).toBe(subjects.length);
  const { variations } = JSON.parse(readFileSync(join(cwd, 'claims/manifest.json'), 'utf8')) as { variations: Record<string, Record<string, number>> };
  expect(rowsOf(page, 'Arms of use').map(([arm, count]) => [arm, number(count)])).toEqual(Object.entries(variations['use']));
  const claims = subjects.flatMap((one) => one.claims);
  const first = new Set(claims.filter((claim) => claim['payer_sequence'] === 1).map((claim) => claim['id']));
  const payments = subjects.flatMap((one) => one.claim_payments).filter((payment) => first.has(payment['claim_id']));
  const total = (name: string): number => Math.round(payments.reduce((sum, payment) => sum + Number(payment[name]) * 100, 0)) / 100;
  const steps = new Map(rowsOf(page, 'From charge to payment').map(([name, amount]) => [name, number(amount)]));
  for (const [step, field] of [
    ['charged', 'charge'],
    ['allowed', 'allowed'],
    ['deductible', 'deductible'],
    ['coinsurance', 'coinsurance'],
    ['paid', 'paid'],
  ])
    expect(steps.get(step), step).toBe(total(field));
  expect(rowsOf(page, 'Claims by outcome').reduce((sum, [, count]) => sum + number(count), 0)).toBe(claims.length);
});

test('published figures are in the page, those of a file beside the scenario too', () => {
  expect(run('compile', 'diabetes', '--count', '40', '--out', 'figures', '-q').code).toBe(0);
  const rows = rowsOf(run('report', 'figures').out, 'Published figures that the targets of the scenario name, and what the cohort has');
  const { targets } = JSON.parse(run('calibrate', 'diabetes', '--count', '40', '--format', 'json').out) as { targets: { title: string }[] };
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.map(([title]) => title)).toEqual(targets.map(({ title }) => title.replaceAll('&', '&amp;')));
});

test('the chosen subjects are shown with every record', () => {
  for (const subject of subjects.filter(({ index }) => index === 0 || index === 3)) {
    const ids = Object.values(subject).flatMap((list) => (Array.isArray(list) ? list.map((record: Json) => String(record['id'])) : []));
    expect(ids.length).toBeGreaterThan(2);
    expect(ids.filter((id) => !page.includes(`title="${id}"`))).toEqual([]);
  }
  expect(page).not.toContain('Subject 1:');
});

test('the page of a run is always the same, and is written to a file', () => {
  const first = run('report', 'claims', '--subject', '0,3', '--out', 'page.html');
  expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^60 subjects, .* in page\.html\n$/), err: '' });
  expect(readFileSync(join(cwd, 'page.html'), 'utf8')).toBe(page);
  expect(run('report', 'claims', '--out', 'page.html').code).toBe(0);
  writeFileSync(join(cwd, 'notes.txt'), 'mine');
  expect(run('report', 'claims', '--out', 'notes.txt')).toMatchObject({
    code: 2,
    err: expect.stringContaining('notes.txt already exists and is not a report'),
  });
  expect(readFileSync(join(cwd, 'notes.txt'), 'utf8')).toBe('mine');
});

test('hostile text stays text', () => {
  const name = `</script><img src=x onerror=alert(1)>"'&`;
  const source = `hsim 1
scenario h "${name.replaceAll('"', '\\"')}" { as_of: 2025-01-01 }
codes labs: LOINC { a1c 4548-4 "<b>A1c</b> & 'more'" { unit: '%' } }
profile adult { age: 40  family: "<script>alert(1)</script>" }
timeline care of adult {
  event visit at 2024-05-01 { encounter ambulatory { observe labs.a1c: 7.5  note "<iframe src=//x></iframe>" } }
}
`;
  writeFileSync(join(cwd, 'hostile.hsim'), source);
  expect(run('compile', 'hostile.hsim', '--count', '2', '--out', 'hostile', '-q')).toMatchObject({ code: 0 });
  const { code, out } = run('report', 'hostile');
  expect(code).toBe(0);
  expect(out.match(/<script>/g)).toHaveLength(1);
  expect(out).not.toMatch(/<(?:img|iframe|b>)/);
  expect(out).toContain('&lt;iframe src=//x&gt;');
});

test('what is no run, or is damaged, is refused with the reason', () => {
  expect(run('report', 'nowhere')).toMatchObject({ code: 2, err: expect.stringContaining('there is no folder nowhere') });
  cpSync(join(cwd, 'claims'), join(cwd, 'changed'), { recursive: true });
  const manifest = join(cwd, 'changed/manifest.json');
  const text = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, text.replace('"seed": "1"', '"seed": "2"'));
  expect(run('report', 'changed')).toMatchObject({ code: 1, err: expect.stringMatching(/changed is damaged: .*\n.*hsimc verify/) });
  writeFileSync(manifest, '{}');
  expect(run('report', 'changed')).toMatchObject({ code: 2, err: expect.stringContaining('cannot read the manifest of changed') });
  expect(run('report', 'claims', '--subject', '60')).toMatchObject({ code: 2, err: expect.stringContaining('its subjects are 0 to 59') });
  expect(run('report', 'claims', '--subject', 'x')).toMatchObject({ code: 2, err: expect.stringContaining('a subject must be a whole number') });
});
