import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareCache } from '../lib/build.mjs';
import { ran } from '../lib/command.mjs';
import { settings } from '../lib/hl7.mjs';
import { python } from '../lib/python.mjs';
import { unseenByLinuxForHealth, unseenByPyx12 } from '../unseen-x12.mjs';

export const SUBJECTS = 100;
export const SCENARIOS = ['ppo_2025', 'coordination_of_benefits', 'one_person', 'enrollment', 'prior_auth', 'day_at_the_clearinghouse'];
/** Families with visits, stays and enrollment: what is broken on purpose. */
const MEMBERS = fileURLToPath(new URL('../x12/members.hsim', import.meta.url));
/** Inquiries with every answer, and premiums of sponsors and members. */
const ELIGIBILITY = fileURLToPath(new URL('../x12/eligibility.hsim', import.meta.url));
/** What is broken on purpose: few subjects of each. */
export const SAMPLES = [
  [MEMBERS, 4],
  [ELIGIBILITY, 6],
];
const PYX12 = ['pyx12==3.1.0'];
const LINUXFORHEALTH = ['linuxforhealth-x12==0.57.0', 'pydantic==1.10.27'];
/** Files whose guides a judge has. pyx12 always asks for a functional group, which an interchange with TA1 alone does not have. */
const ofPyx12 = (name) => !/^(?:TA1|27[016]|277\.|278)/.test(name);
/** Its models of 835 and 837 are those of other versions, or refuse segments that the guides require. */
const ofLinuxForHealth = (name) => /^(?:27[0167]|834)\./.test(name);

/** Errors by file. */
async function errorsOf(interpreter, script, files) {
  const { out } = await ran(interpreter, [script, ...files]);
  const found = new Map(files.map((file) => [file, []]));
  const lines = out
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  if (lines.pop()?.[1] !== String(files.length)) throw new Error('not all files were read');
  for (const [file, error] of lines) found.get(file).push(error);
  return found;
}

/** The interchanges of a compiled scenario. */
export async function interchangesOf(cohorts, scenario, count, reads = () => true) {
  const folder = join(await cohorts.compiled(scenario, '--count', String(count), '--target', 'x12'), 'x12');
  return readdirSync(folder)
    .filter(reads)
    .map((name) => join(folder, name));
}

/**
 * Breaks samples by the list of faults, as far as there is a sample of their set, and judges them.
 * @param unseen known not to be seen, by name
 * @returns whether exactly the others are seen
 */
async function faultsSeen(cohorts, judge, samples, unseen) {
  const { brokenX12, x12Faults } = await cohorts.module('../x12/faults.ts');
  const good = new Map(samples.map((path) => [basename(path).split('.')[0], readFileSync(path, 'utf8')]));
  const folder = mkdtempSync(join(tmpdir(), 'hsimc-x12-'));
  const broken = x12Faults
    .filter(({ set }) => good.has(set))
    .map((fault, i) => {
      const path = join(folder, `${i}.edi`);
      writeFileSync(path, brokenX12(fault, good));
      return { what: fault.what, path };
    });
  const faults = await judge(broken.map(({ path }) => path));
  rmSync(folder, { recursive: true, force: true });
  const seen = broken.filter(({ path }) => faults.get(path).length > 0).map(({ what }) => what);
  const slipped = broken.filter(({ what }) => !seen.includes(what) && !unseen.has(what));
  const outdated = [...unseen.keys()].filter((name) => seen.includes(name) || !broken.some(({ what }) => what === name));
  for (const { what } of slipped) console.log(`not seen: ${what}`);
  for (const name of outdated) console.log(`seen after all, or no such fault: ${name}`);
  console.log(`${seen.length} of ${broken.length} faults seen`);
  return slipped.length === 0 && outdated.length === 0;
}

/** The transaction set of a file, by its name: acknowledgements are named by what they acknowledge too. */
const setOf = (path) => /^(?:TA1|999|277CA)|/.exec(basename(path))[0] || basename(path).split('.')[0];

/** Counts interchanges and errors by transaction set. */
export function count(tally, found) {
  for (const [file, errors] of found) tally?.add(setOf(file), 1, errors.length);
}

/** @returns {boolean} whether there are none; the kinds of errors are printed, the most frequent first */
export function noErrors(files, found) {
  const kinds = new Map();
  for (const errors of found.values()) for (const error of errors) kinds.set(error, (kinds.get(error) ?? 0) + 1);
  for (const [error, times] of [...kinds].sort((a, b) => b[1] - a[1]).slice(0, 30)) console.log(`${String(times).padStart(6)}  ${error}`);
  console.log(`${files.length} interchanges, ${[...kinds.values()].reduce((a, b) => a + b, 0)} errors`);
  return kinds.size === 0;
}

export const x12Pyx12 = {
  name: 'x12-pyx12',
  sees: `pyx12: segments, loops, usage, codes and counts of the implementation guides, over interchanges of ${SUBJECTS} subjects of each scenario, and broken copies`,
  checked: {
    target: 'x12',
    unit: 'interchanges',
    unseen: {
      ...Object.fromEntries(
        ['270', '271', '276', '277', '278-request', '278-response'].map((set) => [set, 'its maps of these sets are those of version 004010']),
      ),
      TA1: 'it asks for a functional group, which an interchange with TA1 alone does not have',
    },
  },
  async judge({ cohorts, tally }) {
    const { cache } = settings();
    prepareCache(cache);
    const script = new URL('../x12/pyx12_judge.py', import.meta.url).pathname;
    const interpreter = await python(cache, 'x12', PYX12);
    const judge = (files) => errorsOf(interpreter, script, files);
    const interchanges = (scenario, count) => interchangesOf(cohorts, scenario, count, ofPyx12);
    const samples = [];
    for (const [scenario, count] of SAMPLES) samples.push(...(await interchanges(scenario, count)));
    const seesFaults = await faultsSeen(cohorts, judge, samples, unseenByPyx12);

    const files = [...samples];
    for (const scenario of SCENARIOS) files.push(...(await interchanges(scenario, SUBJECTS)));
    const found = await judge(files);
    tally?.by(PYX12[0].replace('==', ' '));
    count(tally, found);
    const right = noErrors(files, found);
    return seesFaults && right;
  },
};

export const x12LinuxForHealth = {
  name: 'x12-linuxforhealth',
  sees: `LinuxForHealth x12: segments, loops, usage and codes of the guides of claim status (276, 277), eligibility (270, 271) and enrollment (834), over interchanges of ${SUBJECTS} subjects of each scenario, and broken copies`,
  checked: {
    target: 'x12',
    unit: 'interchanges',
    unseen: { '*': 'it has no model of the version that is written, or its model refuses segments that the guide requires' },
  },
  async judge({ cohorts, tally }) {
    const { cache } = settings();
    prepareCache(cache);
    const script = new URL('../x12/linuxforhealth_judge.py', import.meta.url).pathname;
    const interpreter = await python(cache, 'x12-linuxforhealth', LINUXFORHEALTH);
    const judge = (files) => errorsOf(interpreter, script, files);
    const interchanges = (scenario, count) => interchangesOf(cohorts, scenario, count, ofLinuxForHealth);
    const samples = [];
    for (const [scenario, count] of SAMPLES) samples.push(...(await interchanges(scenario, count)));
    const seesFaults = await faultsSeen(cohorts, judge, samples, unseenByLinuxForHealth);
    const files = [...samples];
    for (const scenario of SCENARIOS) files.push(...(await interchanges(scenario, SUBJECTS)));
    const found = await judge(files);
    tally?.by(LINUXFORHEALTH[0].replace('==', ' '));
    count(tally, found);
    const right = noErrors(files, found);
    return seesFaults && right;
  },
};
