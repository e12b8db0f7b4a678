import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, prepareCache } from '../lib/build.mjs';
import { ran } from '../lib/command.mjs';
import { settings } from '../lib/hl7.mjs';
import { chosen } from '../lib/library.mjs';
import { python } from '../lib/python.mjs';
import { subjects } from '../lib/subjects.mjs';
import { unseenByHapi, unseenByHl7apy } from '../unseen-hl7v2.mjs';

const SUBJECTS = subjects(60);
/** `hostile-feed` has messages that are broken on purpose. */
const SCENARIOS = chosen('patientsim', ['diabetes', 'adt_workflow', 'orders_results', 'maternity']).filter((name) => name !== 'patientsim/hostile-feed');
/** With coverage: GT1, IN1, IN2 and DFT^P03. Their lives have far more messages. */
const COVERED = [...chosen('membersim', ['ppo_2025', 'coordination_of_benefits', 'enrollment']), ...chosen('rxmembersim', [])];
const COVERED_SUBJECTS = subjects(12);
/** Versions of the judges: HAPI's is in its pom. */
const POM = new URL('../hl7v2-validator/pom.xml', import.meta.url);
const HL7APY = ['hl7apy==1.3.4'];

/** Asks for every message of a person and a visit. */
const EVERY_ADT = fileURLToPath(new URL('../hl7v2/every-adt.hsim', import.meta.url));

const filesIn = (folder) => readdirSync(folder).map((name) => join(folder, name));

/** The feeds of all scenarios. */
async function feeds(cohorts) {
  const files = [];
  for (const [scenarios, count] of [
    [SCENARIOS, SUBJECTS],
    [COVERED, COVERED_SUBJECTS],
  ])
    for (const scenario of scenarios) {
      const folder = join(await cohorts.compiled(scenario, '--count', String(count), '--target', 'hl7v2'), 'hl7v2');
      files.push(...filesIn(folder));
    }
  files.push(...filesIn(join(await cohorts.compiled(EVERY_ADT, '--count', '20', '--target', 'hl7v2'), 'hl7v2')));
  files.push(...filesIn(await cohorts.written('../hl7v2-fixture.ts')));
  return files;
}

/** What a judge printed: issues as `[file, number, issue]`, and how many messages it read. */
function read({ out }) {
  const lines = out
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  return { count: Number(lines.pop()?.[1]), issues: lines };
}

/** Counts messages and issues by the type of the message (MSH-9). */
function count(tally, files, issues) {
  const types = new Map();
  for (const file of files)
    for (const [i, message] of readFileSync(file, 'utf8')
      .split(/(?=MSH\|)/)
      .entries()) {
      const type = message.split('|', 9)[8]?.split('^').slice(0, 2).join('^') ?? '';
      types.set(`${file} ${i + 1}`, type);
      tally?.add(type, 1, 0);
    }
  for (const [file, number] of issues) tally?.add(types.get(`${file} ${number}`), 0, 1);
}

const checked = { target: 'hl7v2', unit: 'messages', unseen: {} };

/** Prints the issues by kind; true where there are none, and messages were read. */
function content({ count, issues }) {
  const kinds = new Map();
  for (const [, , issue] of issues) kinds.set(issue, (kinds.get(issue) ?? 0) + 1);
  for (const [issue, times] of [...kinds].sort((a, b) => b[1] - a[1])) console.log(`${String(times).padStart(6)}  ${issue}`);
  console.log(`${count} messages, ${issues.length} errors`);
  return count > 0 && issues.length === 0;
}

/** Whether the judge sees each message that is broken on purpose, but those on its list, and lets the good ones pass. */
async function bites(cohorts, unseen, judge) {
  const folder = await cohorts.written('../hl7v2-faults.ts');
  const { good, names } = JSON.parse(readFileSync(join(folder, 'faults.json'), 'utf8'));
  const { issues } = read(await judge([join(folder, 'messages.hl7')]));
  const objected = new Set(issues.map(([, number]) => Number(number)));
  const seen = names.filter((_, i) => objected.has(good + i + 1));
  const slipped = names.filter((name) => !seen.includes(name) && !unseen.has(name));
  const outdated = [...unseen.keys()].filter((name) => !names.includes(name) || seen.includes(name));
  const harmed = issues.filter(([, number]) => Number(number) <= good);
  for (const name of slipped) console.log(`not seen: ${name}`);
  for (const name of outdated) console.log(`seen after all, or no such fault: ${name}`);
  for (const [, number, issue] of harmed) console.log(`objects to good message ${number}: ${issue}`);
  console.log(`${seen.length} of ${names.length} faults seen`);
  return slipped.length === 0 && outdated.length === 0 && harmed.length === 0;
}

/** Whether the judge says of good and broken messages the same by parts as of each one whole. */
async function agrees(cohorts, judge) {
  const file = join(await cohorts.written('../hl7v2-faults.ts'), 'messages.hl7');
  const [parts, whole] = [await judge([file]), await judge(['--whole', file])];
  if (parts.out !== whole.out) console.log(`by parts:\n${parts.out}\nwhole:\n${whole.out}`);
  return parts.out === whole.out;
}

export const hl7v2Hapi = {
  name: 'hl7v2-hapi',
  sees: `HAPI HL7v2: structure, required segments and fields, repetitions, formats, over feeds of ${SUBJECTS} subjects of each scenario`,
  checked,
  async judge({ cohorts, tally }) {
    const { cache } = settings();
    prepareCache(cache);
    const lib = await build(cache, console.log, 'hl7v2-validator');
    const hapi = (files) => ran('java', ['-cp', join(lib, '*'), 'hsimc.conformance.Judge', ...files]);
    const keen = await bites(cohorts, unseenByHapi, hapi);
    const files = await feeds(cohorts);
    const found = read(await hapi(files));
    tally?.by(`HAPI HL7v2 ${/<hapi.version>(.+)</.exec(readFileSync(POM, 'utf8'))[1]}`);
    count(tally, files, found.issues);
    return content(found) && keen;
  },
};

export const hl7v2Hl7apy = {
  name: 'hl7v2-hl7apy',
  sees: `hl7apy with VALIDATION_LEVEL.STRICT: cardinalities, data types, lengths, components, over feeds of ${SUBJECTS} subjects of each scenario`,
  checked,
  async judge({ cohorts, tally }) {
    const { cache } = settings();
    prepareCache(cache);
    const script = new URL('../hl7v2/hl7apy_judge.py', import.meta.url).pathname;
    const interpreter = await python(cache, 'hl7', HL7APY);
    const hl7apy = (files) => ran(interpreter, [script, ...files]);
    const keen = (await agrees(cohorts, hl7apy)) && (await bites(cohorts, unseenByHl7apy, hl7apy));
    const files = await feeds(cohorts);
    const found = read(await hl7apy(files));
    tally?.by(HL7APY[0].replace('==', ' '));
    count(tally, files, found.issues);
    return content(found) && keen;
  },
};

export const hl7v2Dictionary = {
  name: 'hl7v2-dictionary',
  sees: `hl7-dictionary: order, cardinalities, components, formats, tables, over feeds of ${SUBJECTS} subjects of each scenario`,
  checked,
  async judge({ cohorts, tally }) {
    const { judge } = await cohorts.module('../hl7v2/dictionary.ts');
    const issues = [];
    const files = await feeds(cohorts);
    let messages = 0;
    for (const file of files)
      for (const [i, message] of readFileSync(file, 'utf8')
        .split(/(?=MSH\|)/)
        .entries()) {
        messages++;
        issues.push(...judge(message).map((issue) => [file, String(i + 1), issue]));
      }
    tally?.by(`hl7-dictionary ${createRequire(import.meta.url)('hl7-dictionary/package.json').version}`);
    count(tally, files, issues);
    return content({ count: messages, issues });
  },
};
