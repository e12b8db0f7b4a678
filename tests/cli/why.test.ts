/** `hsimc why`: the record is the one that was written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();

test('the record is shown as the run wrote it, with times and dates as text', () => {
  expect(hsimc(['compile', 'diabetes', '--count', '1', '--out', 'run', '-q'], { cwd }).code).toBe(0);
  const [line] = readFileSync(join(cwd, 'run/json/subjects.00000.ndjson'), 'utf8').split('\n');
  const subject = JSON.parse(line) as Record<'observations' | 'encounters', { id: string }[]> & { patient: { id: string; birth_date: string } };
  for (const record of [subject.patient, subject.observations[0], subject.encounters[0]]) {
    const data = JSON.parse(hsimc(['why', 'run', '--id', record.id, '--format', 'json'], { cwd }).out) as { record: object };
    expect(data.record).toEqual(record);
  }
  expect(hsimc(['why', 'run', '--id', subject.patient.id], { cwd }).out).toContain(`"birth_date": "${subject.patient.birth_date}"`);
});
