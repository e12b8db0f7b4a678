/** Rosters, manifests and records of blocks in which something is wrong: an answer or a refusal, never an exception. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockRecordOf, fitsTally } from '../../app/output/run-records.ts';
import { lookAtCohort } from '../../app/read-cohort.ts';
import { recordOrigin } from '../../app/record-origin.ts';
import { openEntry } from '../../app/scenario-files.ts';
import { Stop } from '../../app/stop.ts';
import { verifyRun } from '../../app/verify-run.ts';
import { study } from '../../runtime/study/study-cohort.ts';
import { damaged } from '../support/damaged-json.ts';
import { hsimc, workFolder } from './hsimc.ts';

/** `npm run fuzz` asks for a hundred times as many. */
const TIMES = Number(process.env['HSIMC_FUZZ'] ?? '1');
const cwd = workFolder();

const roster = 'id,dob,name\nM1,1950-01-02,Ann\nM2,1960-02-29,"Lee, ""Jo"""\nM3,1970-12-31,Ñandú\n';
writeFileSync(join(cwd, 'people.csv'), roster);
writeFileSync(
  join(cwd, 'r.hsim'),
  'hsim 1\nscenario t "T" { as_of: 2025-01-01 }\nsubjects from "people.csv" { mrn: id  birth_date: dob  given: name }\nprofile p { sex: female }\ntimeline c of p { event v at start { encounter ambulatory { } } }\n',
);
expect(hsimc(['compile', 'r.hsim', '--count', '3', '--block-size', '1', '--out', 'run', '-q'], { cwd }).code).toBe(0);

async function endsWell(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
}

test('rosters', async () => {
  const pieces = [...roster, ',', '"', '\r\n', '\0', '\ufeff', '0000-00-00', '9999-12-31', 'x'.repeat(5000), '__proto__', '\n\n'];
  const edit = fc.tuple(fc.nat({ max: roster.length }), fc.nat({ max: 4 }), fc.constantFrom(...pieces));
  const texts = fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) => edits.reduce((text, [at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length), roster));
  const entry = openEntry(join(cwd, 'r.hsim'));
  const look = (text: string) => {
    const host = { ...entry.host, data: () => ({ path: 'people.csv', text, sha256: '' }) };
    return endsWell(() => lookAtCohort({ ...entry, host }, { count: 3, seed: '1', set: new Map() }, ({ plan }) => study(plan, 3)));
  };
  await fc.assert(fc.asyncProperty(texts, look), { seed: 31, numRuns: 300 * TIMES });
});

test('manifests', async () => {
  const manifest = join(cwd, 'run', 'manifest.json');
  const whole = readFileSync(manifest, 'utf8');
  const cut = fc.nat({ max: whole.length }).map((at) => whole.slice(0, at));
  const lines = damaged([whole]).map((text) =>
    JSON.stringify(JSON.parse(text), null, 1).replace(/\{\s+"path": (.*),\s+"bytes": (.*),\s+"sha256": (.*)\s+\}/g, ' {"path":$1,"bytes":$2,"sha256":$3}'),
  );
  const look = async (text: string) => {
    writeFileSync(manifest, text);
    await endsWell(() => verifyRun(join(cwd, 'run')));
    await endsWell(() => recordOrigin(join(cwd, 'run'), 'x', openEntry, join(cwd, 'r.hsim')));
  };
  await fc.assert(fc.asyncProperty(fc.oneof(cut, lines), look), { seed: 32, numRuns: 60 * TIMES });
});

test('records of blocks', () => {
  const blocks = readdirSync(join(cwd, 'run', '_blocks')).filter((name) => /^\d+\.json$/.test(name));
  const texts = blocks.map((name) => readFileSync(join(cwd, 'run', '_blocks', name), 'utf8'));
  const like = (JSON.parse(texts[0]) as { tally: Parameters<typeof fitsTally>[1] }).tally;
  const look = (text: string) => {
    const record = blockRecordOf(JSON.parse(text), 0);
    if (record !== null) fitsTally(record, like, 1);
  };
  fc.assert(fc.property(damaged(texts), look), { seed: 33, numRuns: 300 * TIMES });
});
