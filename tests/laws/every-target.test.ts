/** Every target of the registry keeps every law. A target that is registered anywhere is tested here without being named. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runInfoOf } from '../../app/run/run-job.ts';
import { recordKinds } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import { type Carries, everyKind, type Output, type Target } from '../../model/target.ts';
import { targets } from '../../targets/registry.ts';
import { compileText, diabetesText, subjects } from '../support/scenario-runs.ts';
import { readers } from '../support/target-readers.ts';
import { digestsOf, openTarget, partiesOf, writeBlocks } from '../support/written-target.ts';
import { type TargetLaw, targetLaws } from './target-laws.ts';

const scratch = mkdtempSync(join(tmpdir(), 'hsimc-laws-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let folders = 0;
const folder = (): string => join(scratch, String(folders++));

const onlyVisits = Object.fromEntries(recordKinds.map((kind) => [kind, kind === 'encounters' ? true : 'a line counts visits only'])) as Carries;

/** A target that nobody has registered: the shortest that keeps every law. */
const honest: Target = {
  name: 'scratch',
  title: 'A line for each subject',
  version: '1',
  support: 'preview',
  mediaType: 'text/plain',
  standardOutput: true,
  options: z.strictObject({ loud: z.boolean().default(false) }),
  carries: onlyVisits,
  open: () => ({ subject: (one, block, out) => out.append(`${block}.txt`, line(one)) }),
};
const line = ({ patient, encounters }: Subject): string => `${JSON.stringify([patient.given, encounters.length]).replace(/[\u007f-\u009f]/g, '')}\n`;

describe.each([...targets.values(), honest])('$name', (target) => {
  test.each(targetLaws.filter(({ concerns }) => concerns?.(target) ?? true))('$name', ({ check }) => check(target, folder()));
});

describe('law 1: the bytes of a stable target are those that were written down', () => {
  const ir = compileText(diabetesText);
  const { kinds, labels } = runInfoOf(ir);
  const people = subjects(ir, { count: 24 });
  const blocks = ['00000', '00001'].map((label, i) => ({ label, subjects: people.slice(i * 12, i * 12 + 12) }));
  test.each([...targets.values()].filter(({ support }) => support === 'stable'))('$name', async (target) => {
    const written = digestsOf(writeBlocks(await openTarget(target, {}, { kinds, labels }), blocks, partiesOf(people)));
    expect(createHash('sha256').update(written.join('\n')).digest('hex')).toMatchSnapshot();
  });
});

/** Targets that break one law each. */
let calls = 0;
const broken: Readonly<Record<string, Partial<Target>>> = {
  'law 1: the same': { open: () => ({ subject: (one, block, out) => out.append(`${block}.txt`, `${calls++}${line(one)}`) }) },
  'law 3: a subject': {
    open() {
      let before = '';
      return {
        subject(one, block, out) {
          out.append(`${block}.txt`, `${before}${line(one)}`);
          before = one.patient.given;
        },
      };
    },
  },
  'law 4: the messages': { feed: 'messages' },
  'law 4: a record': { open: ({ since }) => ({ subject: (one, block, out) => out.append(`${block}.txt`, `${since ?? ''}${line(one)}`) }) },
  'law 5: a block': {
    open() {
      let count = 0;
      return { subject: (one, block, out) => out.append(`${block}.txt`, `${count++}${line(one)}`) };
    },
  },
  'law 5: no two': { open: () => ({ subject: (one, _, out) => out.append('people.txt', line(one)) }) },
  'law 5: no two blocks write one file, and every part': { open: () => ({ subject: (one, _, out) => out.part('people.txt', line(one)) }) },
  'law 6: every path': { open: () => ({ subject: (one, block, out) => out.append(`../${block}.txt`, line(one)) }) },
  'law 7: what': {
    open() {
      const kept: string[] = [];
      return {
        subject(one, block, out) {
          const text = JSON.stringify(one);
          kept.push(text);
          out.append(`${block}.txt`, text);
        },
        end: () => void kept.length,
      };
    },
  },
  'law 8: no option': {
    options: z.strictObject({ size: z.number().default(1) }),
    open: (_, options) => ({ subject: (one, block, out: Output) => out.append(`${block}.txt`, line(one)), n: new Array((options as { size: number }).size) }),
  },
  'law 9: of each': { carries: everyKind },
  'law 10: it': { open: () => ({ subject: (one, block, out) => out.append(`${block}.txt`, `123-45-6789 ${line(one)}`) }) },
  'law 11: hostile text makes no': { open: () => ({ subject: (one, block, out) => out.append(`${block}.txt`, `${one.patient.given}\n`) }) },
  'law 11: hostile text makes no other file': {
    open: () => ({ subject: (one, block, out) => out.append(`${block}-${one.patient.given.slice(0, 3)}.txt`, 'x\n') }),
  },
};

describe('a target that breaks a law is noticed', () => {
  test.each(Object.entries(broken))('%s', async (name, parts) => {
    const { check } = targetLaws.find((law) => law.name.startsWith(name)) as TargetLaw;
    await expect(check({ ...honest, ...parts }, folder())).rejects.toThrow();
  });

  test('each law is broken by one of them, or has a reader of its own', () => {
    const unbroken = targetLaws.filter(({ name }) => !Object.keys(broken).some((start) => name.startsWith(start)));
    expect(unbroken.map(({ name }) => name)).toEqual(['law 11: hostile text is read back as often as harmless text, and as it was']);
  });

  test('a reader finds text that was written as something else', async () => {
    const law = targetLaws.at(-1) as TargetLaw;
    const csv = targets.get('csv') as Target;
    // The option puts an apostrophe before formulas: to the reader they are other texts.
    await expect(law.check({ ...csv, open: (run) => csv.open(run, { csv_safe: true }) }, folder())).rejects.toThrow('expected');
  });
});

test('every reader is of a target', () => {
  expect(Object.keys(readers).filter((name) => !targets.has(name))).toEqual([]);
});
