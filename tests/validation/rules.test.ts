import { expect, test } from 'vitest';
import { groups } from '../../validation/rule.ts';
import { rules } from '../../validation/rules/all-rules.ts';
import { another, coded, diedAt, metformin, sampleId, sampleSubject } from '../../validation/sample.ts';
import { idsOfSample, judge } from './judge.ts';

test('the sample subject has nothing wrong', () => {
  expect(judge([sampleSubject])).toEqual({ valid: true, error_count: 0, warning_count: 0, errors: [], warnings: [] });
});

test('ids are unique, well-formed, of a group that is named, and in order', () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(groups.has(/^([A-Z]+)-\d{3}$/.exec(id)?.[1] ?? ''), id).toBe(true);
  for (const group of groups.keys()) {
    const numbers = ids.filter((id) => id.startsWith(`${group}-`)).map((id) => Number(id.slice(group.length + 1)));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  }
});

test.each(rules.map((rule) => [rule.id, rule] as const))('%s: its valid sample breaks nothing, its invalid one this rule alone', (id, { valid, invalid }) => {
  expect(idsOfSample(valid)).toEqual([]);
  expect(idsOfSample(invalid)).toEqual([id]);
});

test('what was planned for a day after death is not a record from after death', () => {
  const visit = (status: string): string[] =>
    idsOfSample({
      edits: [
        ...diedAt('2025-06-01T03:00'),
        another('encounters', { status, start: '2025-07-01T09:00', end: status === 'planned' ? null : '2025-07-01T10:00', recorded: '2025-05-01T09:00' }),
      ],
    });
  expect(visit('planned')).toEqual([]);
  expect(visit('finished')).toEqual(['TIME-002']);
});

test('what is entered in error is judged by its shape and references alone', () => {
  const wrong = { code: { system: 'ICD10CM', code: 'C61', display: 'Malignant neoplasm of prostate' }, onset: '1950-01-01' };
  expect(idsOfSample({ edits: [another('conditions', wrong)] })).toEqual(['AGESEX-001', 'TIME-001']);
  expect(idsOfSample({ edits: [another('conditions', { ...wrong, verification_status: 'entered_in_error' })] })).toEqual([]);
  expect(idsOfSample({ edits: [another('conditions', { ...wrong, verification_status: 'entered_in_error', encounter_id: 'x' })] })).toEqual([
    'IDENT-001',
    'REF-001',
  ]);
});

test('an authorization of a drug belongs to the coverage that pays for drugs, any other to a medical one', () => {
  const [medical, drugs] = [41, 42].map(sampleId);
  const asked = (coverage: string, service: unknown): string[] =>
    idsOfSample({ edits: [another('authorizations', { coverage_id: coverage, benefit: null, service })] });
  const scan = coded('CPT', '72148', 'MRI of the lumbar spine without contrast');
  expect([asked(drugs, metformin), asked(medical, scan)]).toEqual([[], []]);
  expect([asked(medical, metformin), asked(drugs, scan)]).toEqual([['AUTH-004'], ['AUTH-004']]);
});
