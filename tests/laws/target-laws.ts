/**
 * The laws as far as a target can break them. Each is checked for every target of the registry and each choice of its options, by what the target says
 * of itself and never by its name.
 */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { runInfoOf } from '../../app/run/run-job.ts';
import type { Ir } from '../../ir/definition.ts';
import { type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import { SHORT } from '../../model/scalars.ts';
import type { Subject } from '../../model/subject.ts';
import type { Target, Writer } from '../../model/target.ts';
import { dayOf, startOfDay } from '../../model/time/civil.ts';
import { makeExecutionPlan } from '../../runtime/plan/execution-plan.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { compileText, diabetesText, subjects } from '../support/scenario-runs.ts';
import { small } from '../support/small.ts';
import { choicesOf, propertiesOf } from '../support/target-options.ts';
import { readBack, readers } from '../support/target-readers.ts';
import { type Block, digestsOf, openTarget, partiesOf, pathOf, type Written, writeBlocks } from '../support/written-target.ts';
import { DICTIONARY } from '../targets/fixtures/dictionary.ts';
import { complete, everything } from '../targets/fixtures/full.ts';
import { spoilt } from '../targets/fixtures/hostile.ts';
import { apart } from '../targets/tables/read-tables.ts';

export interface TargetLaw {
  readonly name: string;
  /** Whether the law says anything of such a target. */
  readonly concerns?: (target: Target) => boolean;
  /** Fails where the target breaks the law. `folder` is empty and for the law alone. */
  readonly check: (target: Target, folder: string) => Promise<void>;
}

const TEXTS = small ? DICTIONARY.filter((_, i) => i % 5 === 0) : DICTIONARY;
const ir = compileText(diabetesText);
/** Units of several patients, who are born as the run goes on. */
const units = compileText(readFileSync('tests/conformance/language/units.hsim', 'utf8'));
const patients = subjects(units, { count: 12 }).slice(0, small ? 3 : 12);
const people = [...subjects(ir, { count: small ? 2 : 8 }), ...patients, apart(small ? complete() : everything(), 8)];
const third = people.length / 3;
const blocks = ['00000', '00001', '00002'].map((label, i): Block => ({ label, subjects: people.slice(i * third, i * third + third) }));
const directory = partiesOf(people);

/** Calls `check` with each choice of options, and names the choice where it fails. */
async function withEachChoice(target: Target, check: (options: object) => Promise<void>): Promise<void> {
  for (const options of choicesOf(target)) {
    try {
      await check(options);
    } catch (error) {
      throw new Error(`with ${JSON.stringify(options)}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}

/** Whether a file of the user decides what is written. */
const writesByFile = (target: Target): boolean => propertiesOf(target).some(([, { file }]) => file === true);

/** All bytes as text, a character for each byte, with a line break between files; of compressed files what they hold. */
const allText = ({ files, parts }: Written): string =>
  [...files, ...parts].map(([key, bytes]) => (key.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')).join('\n');
const linesOf = (text: string): string[] => text.split(/[\r\n]+/).filter((line) => line !== '');
const sorted = (lines: readonly string[]): string[] => [...lines].sort();

export const targetLaws: readonly TargetLaw[] = [
  {
    name: 'law 1: the same records give the same bytes, whatever was written before',
    check: (target) =>
      withEachChoice(target, async (options) => {
        const once = writeBlocks(await openTarget(target, options), blocks, directory);
        writeBlocks(await openTarget(target, options, { seed: '99' }), [{ label: '00000', subjects: [everything()] }], directory);
        expect(digestsOf(writeBlocks(await openTarget(target, options), blocks, directory))).toEqual(digestsOf(once));
      }),
  },
  {
    name: 'law 3: a subject is written alike whoever is written beside it',
    concerns: ({ standardOutput }) => standardOutput,
    check: (target) =>
      withEachChoice(target, async (options) => {
        const lines = async (some: readonly Subject[]) =>
          linesOf(allText(writeBlocks(await openTarget(target, options), [{ label: '00000', subjects: some }])));
        const apart = await Promise.all(people.map((one) => lines([one])));
        expect(sorted(await lines(people))).toEqual(sorted(apart.flat()));
      }),
  },
  {
    name: 'law 4: the messages of some feeds together are the messages of the whole',
    concerns: ({ feed }) => feed === 'messages',
    async check(target) {
      const ends = [dayOf(2025, 2, 10), dayOf(2025, 4, 1), dayOf(2025, 6, 30)].map((day) => startOfDay(day) + 1439);
      const feed = async (of: Ir, about: { readonly asOf: number; readonly since?: number }): Promise<string[]> => {
        const texts: string[] = [];
        const take = (_: string, data: string | Uint8Array): void => void texts.push(Buffer.from(data as string).toString('latin1'));
        const writer = await openTarget(target, {}, about);
        const output = { append: take, part: take };
        new BlockRunner(makeExecutionPlan(of, { seed: '1', count: 12, ...about })).subjects(0, 12, '00000', [
          { name: target.name, writer, feed: 'messages', output },
        ]);
        return linesOf(texts.join('\n'));
      };
      // A scenario that can make nothing for the target has no messages to add up.
      const told = [ir, units].filter((of) => target.subject?.kinds.some((kind) => runInfoOf(of).kinds?.includes(kind)) ?? true);
      expect(told.length).toBeGreaterThan(0);
      for (const of of told) {
        const feeds = await Promise.all(ends.map((asOf, i) => feed(of, { asOf, ...(i === 0 ? {} : { since: ends[i - 1] }) })));
        expect(feeds.every((lines) => lines.length > 0)).toBe(true);
        expect(sorted(feeds.flat())).toEqual(sorted(await feed(of, { asOf: ends[2] })));
      }
    },
  },
  {
    name: 'law 4: a record is written in a feed as it is written in the whole',
    concerns: ({ feed }) => feed === undefined || feed === 'records',
    check: (target) =>
      withEachChoice(target, async (options) => {
        const since = startOfDay(dayOf(2024, 3, 1));
        const [whole, feed] = [await openTarget(target, options), await openTarget(target, options, { since })].map((writer) =>
          writeBlocks(writer, blocks, directory),
        );
        expect(digestsOf(feed)).toEqual(digestsOf(whole));
      }),
  },
  {
    name: 'law 5: a block is written alike whoever writes it, and in whatever order',
    check: (target) =>
      withEachChoice(target, async (options) => {
        const whole = writeBlocks(await openTarget(target, options), blocks, directory);
        expect(digestsOf(writeBlocks(await openTarget(target, options), blocks.toReversed(), directory))).toEqual(digestsOf(whole));
        for (const one of blocks) {
          const alone = digestsOf(writeBlocks(await openTarget(target, options), [one]));
          expect(alone).toEqual(digestsOf(whole).filter((line) => line.startsWith('assembly') || line.split(' ')[1] === one.label));
        }
      }),
  },
  {
    name: 'law 5: no two blocks write one file, and every part belongs to a file of the whole run',
    check: (target) =>
      withEachChoice(target, async (options) => {
        const { files, parts, assemblies } = writeBlocks(await openTarget(target, options), blocks, directory);
        const paths = [...files.keys()].map(pathOf);
        expect(paths).toEqual([...new Set(paths)]);
        const joined = assemblies.flatMap((one) => (one.kind === 'database' ? one.loads.map(({ part }) => part) : [one.path]));
        for (const key of parts.keys()) expect(joined).toContain(pathOf(key));
        const made = assemblies.map(({ path }) => path);
        expect(paths.filter((path) => made.includes(path))).toEqual([]);
        expect(made).toEqual([...new Set(made)]);
      }),
  },
  {
    name: 'law 6: every path lies below the folder of the target, and can be a file on every system',
    check: (target) =>
      withEachChoice(target, async (options) => {
        const { files, assemblies } = writeBlocks(await openTarget(target, options), blocks, directory);
        const paths = [...[...files.keys()].map(pathOf), ...assemblies.map(({ path }) => path)];
        for (const path of paths) expect(path).toMatch(/^(?:[A-Za-z0-9_=%-][A-Za-z0-9_=%.-]*\/)*[A-Za-z0-9_=%-][A-Za-z0-9_=%.-]*$/);
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
      }),
  },
  {
    name: 'law 7: what a writer holds does not grow with the count',
    concerns: () => !small,
    async check(target) {
      const writer = await openTarget(target, {});
      let written = 0;
      const take = (_: string, data: string | Uint8Array): void => {
        written += data.length;
      };
      /** Writes some blocks; what is held after them, in bytes. */
      const heldAfter = (from: number, to: number): number => {
        for (let i = from; i < to; i++) writeOne(writer, i, { append: take, part: take });
        return heapAfterCollection();
      };
      const early = heldAfter(0, 10);
      const late = heldAfter(10, 70);
      // What is kept on purpose is small next to what was written; a writer that keeps what it writes is far above.
      expect(late - early).toBeLessThan(Math.max(1_000_000, written / 4));
    },
  },
  {
    name: 'law 8: no option makes it throw, whatever it is set to',
    async check(target) {
      const values = ['', 'x', '../x', '\u0000', 'a,b', '{{', 0, -1, 1.5, 1e9, Number.MAX_SAFE_INTEGER, true, null, {}, [], ['x'], 'constructor', '__proto__'];
      for (const [name] of propertiesOf(target)) {
        for (const value of values) {
          const parsed = target.options.safeParse({ [name]: value });
          if (!parsed.success) continue;
          await expect(openTarget(target, { [name]: value }), `${name}: ${JSON.stringify(value)}`).resolves.toBeDefined();
        }
      }
      expect(target.options.safeParse({ no_such_option: 1 }).success).toBe(false);
    },
  },
  {
    name: 'law 9: of each kind of record it says that it carries, something is written, and of no other but those that it shows',
    concerns: (target) => !writesByFile(target),
    async check(target) {
      const all = apart(everything(), 0);
      const write = async (subject: Subject) => allText(writeBlocks(await openTarget(target, {}), [{ label: '00000', subjects: [subject] }]));
      const whole = await write(all);
      const written: RecordKind[] = [];
      for (const kind of recordKinds) if ((await write({ ...all, [kind]: [] })) !== whole) written.push(kind);
      const shown = new Set(target.shows);
      expect(written).toEqual(recordKinds.filter((kind) => target.carries?.[kind] === true || shown.has(kind)));
      expect([...shown].filter((kind) => target.carries?.[kind] === true)).toEqual([]);
    },
  },
  {
    name: 'law 10: it invents no identifier, telephone number or address that could be of a real person',
    check: (target) =>
      withEachChoice(target, async (options) => {
        const text = writeBlocks(await openTarget(target, options), blocks, directory).texts.join('\n');
        for (const [ssn] of text.matchAll(/(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g)) expect(ssn).toMatch(/^9/);
        for (const [phone] of text.matchAll(/(?<![\d-])\(?\d{3}\)?[ -]\d{3}-\d{4}(?![\d-])/g)) expect(phone).toMatch(/555-01\d\d$/);
        for (const [mail] of text.matchAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g)) expect(mail).toMatch(/@example\.(?:org|com|net)$/);
      }),
  },
  {
    name: 'law 11: hostile text makes no other file, and is whole text',
    check: (target) =>
      withEachChoice(target, async (options) => {
        const write = async (text: string) => writeBlocks(await openTarget(target, options), [{ label: '00000', subjects: [hostile(text)] }]);
        const paths = ({ files, parts }: Written) => [[...files.keys()], [...parts.keys()]];
        const plain = paths(await write('plain'));
        // Without a reader of the format, no text may bring what only formats with quotes or escapes can hold.
        const raw = readers[target.name] === undefined && !writesByFile(target) ? /[^\P{Cc}\t\n\r\u007f-\u009f]/u : null;
        for (const text of [...TEXTS, 'a\ud800b', '../../x']) {
          const written = await write(text);
          if (text.trim() !== '') expect(paths(written)).toEqual(plain);
          for (const piece of written.texts) {
            if (!writesByFile(target)) expect(wellFormed(piece), JSON.stringify(text)).toBe(true);
            if (raw !== null) expect(raw.exec(piece), JSON.stringify(text)).toBeNull();
          }
        }
      }),
  },
  {
    name: 'law 11: hostile text is read back as often as harmless text, and as it was',
    concerns: ({ name }) => readers[name] !== undefined,
    async check(target, folder) {
      const reader = readers[target.name];
      const held = reader.held ?? ((text: string) => text);
      const counted = async (texts: readonly string[], name: string) => {
        const found = new Map<string, number>();
        const all = texts.map((text, i) => apart(hostile(text), i));
        for (const text of await readBack(target, reader, all, `${folder}/${name}`)) found.set(text, (found.get(text) ?? 0) + 1);
        return found;
      };
      const harmless = await counted(
        TEXTS.map(() => 'plain'),
        'harmless',
      );
      const found = await counted(TEXTS, 'hostile');
      const places = (harmless.get('plain') ?? 0) / TEXTS.length;
      expect(places).toBeGreaterThan(10);
      const texts = TEXTS.flatMap((text) => held(text) ?? []);
      for (const text of new Set(texts)) {
        const expected = (harmless.get(text) ?? 0) + places * texts.filter((one) => one === text).length;
        const times = found.get(text) ?? 0;
        // A long text is whole wherever there is room for it, which is in most places; in a record itself only where the field takes so much.
        if (text.length > SHORT) expect(times, text.slice(0, 20)).toBeGreaterThan(0);
        else if (reader.fits?.(text) === false) expect(times, JSON.stringify(text)).toBeGreaterThan(expected / 2);
        else expect(times, JSON.stringify(text)).toBe(expected);
      }
    },
  },
];

const spoiled = new Map<string, Subject>();

/** Two records of each kind with a text in every field of free text. What was changed of a record is not a free text. */
function hostile(text: string): Subject {
  const made = spoiled.get(text) ?? spoilt(text);
  spoiled.set(text, made);
  return { ...made, ...Object.fromEntries(recordKinds.map((kind) => [kind, made[kind].slice(0, 2)])), changes: [] };
}

const [sample] = people;

function writeOne(writer: Writer, i: number, out: Parameters<Writer['subject']>[2]): void {
  const label = String(i).padStart(5, '0');
  for (let k = 0; k < 4; k++) writer.subject(apart(sample, i * 4 + k), label, out);
  writer.end?.(label, out);
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const wellFormed = (text: string): boolean => !/\p{Cs}/u.test(text);

function heapAfterCollection(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
