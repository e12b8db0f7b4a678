import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareCache } from '../lib/build.mjs';
import { ran } from '../lib/command.mjs';
import { settings } from '../lib/hl7.mjs';
import { python } from '../lib/python.mjs';
import { subjects } from '../lib/subjects.mjs';

export const SUBJECTS = subjects(40);
export const SCENARIOS = ['retail_specialty', 'one_person'];
/** Families with two payers, rejects and findings: what is broken on purpose. */
export const MEMBERS = fileURLToPath(new URL('../ncpdp/members.hsim', import.meta.url));
const DZERO = ['dzero-python==1.0.2'];

/** What a record of a batch is: `B1 request`, at its place in the header. */
const CODE = { requests: /^\x02G1.{18}(..)/gms, responses: /^\x02G1.{12}(..)/gms };
/** The kinds of the transmissions of a file, in order. */
export function kindsOf(path) {
  const what = basename(path).split('.')[0].split('-')[0];
  return [...readFileSync(path, 'latin1').matchAll(CODE[what])].map(([, code]) => `${code} ${what.slice(0, -1)}`);
}

export const ncpdpDzero = {
  name: 'ncpdp-dzero',
  sees: `dzero: headers, separators, segments and fields of every transmission, written again as they were read; and the reader of the tests; over ${SUBJECTS} subjects of each scenario, and broken copies`,
  checked: { target: 'ncpdp', unit: 'transmissions', unseen: {} },
  async judge({ cohorts, tally }) {
    const { cache } = settings();
    prepareCache(cache);
    const script = new URL('../ncpdp/dzero_judge.py', import.meta.url).pathname;
    const interpreter = await python(cache, 'ncpdp', DZERO);
    const { readNcpdp } = await cohorts.module('../../targets/ncpdp/ncpdp-reader.ts');
    const { brokenNcpdp, ncpdpFaults } = await cohorts.module('../ncpdp/faults.ts');
    /** Errors by file. */
    const judge = async (files) => {
      const { out } = await ran(interpreter, [script, ...files]);
      const found = new Map(files.map((file) => [file, []]));
      const lines = out
        .trim()
        .split('\n')
        .map((line) => line.split('\t'));
      const [word, count] = lines.pop() ?? [];
      if (word !== 'transmissions') throw new Error('dzero did not read all files');
      for (const [file, error, number] of lines) found.get(file).push({ error, number: Number(number) });
      return { found, count: Number(count) };
    };
    const whatOf = (path) => basename(path).split('.')[0].split('-')[0];
    const own = (path) => readNcpdp(readFileSync(path, 'latin1'), whatOf(path) === 'requests' ? 'request' : 'response').findings;
    const batches = async (scenario, count) => {
      const folder = join(await cohorts.compiled(scenario, '--count', String(count), '--target', 'ncpdp'), 'ncpdp');
      return readdirSync(folder).map((name) => join(folder, name));
    };

    const samples = await batches(MEMBERS, 12);
    const bySize = [...samples].sort((a, b) => statSync(a).size - statSync(b).size);
    const good = new Map(bySize.map((path) => [whatOf(path), readFileSync(path, 'latin1')]));
    const folder = mkdtempSync(join(tmpdir(), 'hsimc-ncpdp-'));
    const broken = ncpdpFaults.map((fault, i) => {
      const path = join(folder, `${fault.of}-${i}.ncpdp`);
      writeFileSync(path, brokenNcpdp(fault, good), 'latin1');
      return { fault, path };
    });
    const { found: byDzero } = await judge(broken.map(({ path }) => path));
    const wrong = broken.flatMap(({ fault, path }) => {
      const [dzero, reader] = [byDzero.get(path).length > 0, own(path).length > 0];
      const seenBy = dzero && reader ? 'both' : dzero ? 'dzero' : reader ? 'reader' : 'nobody';
      return seenBy === fault.seenBy ? [] : [`${fault.what}: seen by ${seenBy}, not ${fault.seenBy}`];
    });
    rmSync(folder, { recursive: true, force: true });
    for (const one of wrong) console.log(one);
    const outside = ncpdpFaults.filter(({ seenBy }) => seenBy !== 'reader').length;
    console.log(`${broken.length} faults: dzero sees ${outside}, the reader the others`);

    const files = [...samples];
    for (const scenario of SCENARIOS) files.push(...(await batches(scenario, SUBJECTS)));
    const { found, count } = await judge(files);
    const kinds = new Map();
    const note = (error) => kinds.set(error, (kinds.get(error) ?? 0) + 1);
    tally?.by(DZERO[0].replace('==', ' '));
    for (const [path, errors] of found) {
      const kindOf = kindsOf(path);
      for (const kind of kindOf) tally?.add(kind, 1, 0);
      for (const { error, number } of errors) {
        tally?.add(kindOf[number - 1], 0, 1);
        note(error);
      }
    }
    for (const path of files) for (const { segment, field, what } of own(path)) note(`${segment ?? ''} ${field ?? ''} ${what}`);
    for (const [error, times] of [...kinds].sort((a, b) => b[1] - a[1]).slice(0, 30)) console.log(`${String(times).padStart(6)}  ${error}`);
    console.log(`${files.length} files, ${count} transmissions, ${[...kinds.values()].reduce((a, b) => a + b, 0)} errors`);
    return wrong.length === 0 && kinds.size === 0 && count > 0;
  },
};
