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

test('a claim is explained with the places of its statement, its rows and the terms of its plan', () => {
  expect(hsimc(['compile', 'ppo_2025', '--count', '50', '--out', 'claims', '-q'], { cwd }).code).toBe(0);
  const [line] = readFileSync(join(cwd, 'claims/json/subjects.00000.ndjson'), 'utf8').split('\n');
  const { claims, claim_payments: payments } = JSON.parse(line) as Record<
    'claims' | 'claim_payments',
    { id: string; claim_id?: string; charge: string; paid: string }[]
  >;
  const data = JSON.parse(hsimc(['why', 'claims', '--id', claims[0].id, '--format', 'json'], { cwd }).out) as {
    explanation: {
      visit: { made: { place: string } };
      lines: { charge: string; row: { place: string } }[];
      decisions: { id: string; paid: string; plan: { place: string }; steps: { rule: string; stated: { place: string } | null }[] }[];
    };
  };
  const { visit, lines, decisions } = data.explanation;
  expect(visit.made.place).toMatch(/ppo_2025\.hsim:\d+:\d+$/);
  expect(lines.every(({ row }) => /^library:std\/services\.hsim:\d+:\d+$/.test(row.place))).toBe(true);
  const payment = payments.find(({ claim_id }) => claim_id === claims[0].id);
  if (payment === undefined) throw new Error('the claim has no decision');
  expect(decisions[0]).toMatchObject({ id: payment.id, paid: payment.paid });
  expect(decisions[0].plan.place).toMatch(/ppo_2025\.hsim:\d+:1$/);
  const text = hsimc(['why', 'claims', '--id', payment.id], { cwd }).out;
  for (const { rule, stated } of decisions[0].steps) expect(text).toContain(stated === null ? `${rule}:` : stated.place);
  expect(text).toContain(`paid ${payment.paid}`);
});
