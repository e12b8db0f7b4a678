import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareCache } from '../lib/build.mjs';
import { ran } from '../lib/command.mjs';
import { settings } from '../lib/hl7.mjs';
import { python } from '../lib/python.mjs';
import { subjects } from '../lib/subjects.mjs';

const SUBJECTS = subjects(40);
/** Members with all that can become of prescriptions, some without what a message must have; a drug benefit; clinics whose prescriptions no pharmacy fills. */
const PRESCRIPTIONS = fileURLToPath(new URL('../script/prescriptions.hsim', import.meta.url));
const SCENARIOS = ['retail_specialty', 'copd'];
const LXML = ['lxml==6.1.3'];

/** The elements of the bodies of the messages of a file, one on each line. */
const typesOf = (text) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => /<Body><(\w+)/.exec(line)?.[1] ?? '');

export const scriptLibxml2 = {
  name: 'script-libxml2',
  sees: `libxml2 with the schema of the subset of SCRIPT that is written: every message valid, but those that are answered with an Error; and the checks of the tests; over ${SUBJECTS} subjects of each scenario, and broken copies`,
  checked: { target: 'script', unit: 'messages', unseen: {} },
  async judge({ cohorts, tally }) {
    const { cache } = settings();
    prepareCache(cache);
    const interpreter = await python(cache, 'script', LXML);
    const at = (path) => fileURLToPath(new URL(path, import.meta.url));
    const { scriptFindings } = await cohorts.module('../../targets/script/script-checks.ts');
    const { brokenScript, scriptFaults } = await cohorts.module('../script/faults.ts');
    /** Numbers of the messages with errors, and the errors, by file. */
    const judge = async (files) => {
      const { out } = await ran(interpreter, [at('../script/libxml2_judge.py'), at('../script/script-subset.xsd'), ...files]);
      const lines = out
        .trim()
        .split('\n')
        .map((line) => line.split('\t'));
      const [word, count] = lines.pop() ?? [];
      if (word !== 'messages') throw new Error('libxml2 did not read all files');
      const found = new Map(files.map((file) => [file, []]));
      for (const [file, error, number] of lines) found.get(file).push({ error, number: Number(number) });
      return { found, count: Number(count) };
    };
    const written = async (scenario, count) => {
      const folder = join(await cohorts.compiled(scenario, '--count', String(count), '--target', 'script'), 'script');
      return readdirSync(folder).map((name) => join(folder, name));
    };
    const linesOf = (path) => readFileSync(path, 'utf8').trimEnd().split('\n');

    const samples = await written(PRESCRIPTIONS, 30);
    const good = samples.flatMap(linesOf);
    const folder = mkdtempSync(join(tmpdir(), 'hsimc-script-'));
    const broken = scriptFaults.map((fault, i) => {
      const lines = brokenScript(fault, good);
      const path = join(folder, `${i}.txt`);
      writeFileSync(path, `${lines.join('\n')}\n`);
      return { fault, path, lines };
    });
    const { found: before } = await judge(samples);
    const usual = [...before.values()].flat().length;
    const { found: bySchema } = await judge(broken.map(({ path }) => path));
    const wrong = broken.flatMap(({ fault, path, lines }) => {
      const [schema, checks] = [bySchema.get(path).length > usual, scriptFindings(lines).length > 0];
      const seenBy = schema && checks ? 'both' : schema ? 'schema' : checks ? 'checks' : 'nobody';
      return seenBy === fault.seenBy ? [] : [`${fault.what}: seen by ${seenBy}, not ${fault.seenBy}`];
    });
    rmSync(folder, { recursive: true, force: true });
    for (const one of wrong) console.log(one);
    console.log(`${broken.length} faults: libxml2 sees ${scriptFaults.filter(({ seenBy }) => seenBy !== 'checks').length}, the checks the others`);

    const files = [...samples];
    for (const scenario of SCENARIOS) files.push(...(await written(scenario, SUBJECTS)));
    const { found, count } = await judge(files);
    tally?.by(`libxml2 2.14.6 (${LXML[0].replace('==', ' ')})`);
    let errors = 0;
    for (const [path, all] of found) {
      const lines = linesOf(path);
      // An Error says of a message that it lacks something: the schema must say so too, and of no other.
      const refused = new Set(lines.flatMap((line) => (line.includes('<Body><Error>') ? [/<RelatesToMessageID>([^<]*)/.exec(line)?.[1]] : [])));
      const invalid = new Set(all.map(({ number }) => number));
      for (const [i, type] of typesOf(lines.join('\n')).entries()) {
        const error = refused.has(/<MessageID>([^<]*)/.exec(lines[i])?.[1]) !== invalid.has(i + 1);
        if (error) console.log(`${type}: ${all.find(({ number }) => number === i + 1)?.error ?? 'valid, but answered with an Error'}`);
        tally?.add(type, 1, error ? 1 : 0);
        errors += error ? 1 : 0;
      }
      for (const { id, what } of scriptFindings(lines)) {
        errors++;
        console.log(`${id} ${what}`);
      }
    }
    console.log(`${files.length} files, ${count} messages, ${errors} errors`);
    return wrong.length === 0 && errors === 0 && count > 0;
  },
};
