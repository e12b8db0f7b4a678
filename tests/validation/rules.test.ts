import { expect, test } from 'vitest';
import { groups } from '../../validation/rule.ts';
import { rules } from '../../validation/rules/index.ts';
import { sampleSubject } from '../../validation/sample.ts';
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
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  }
});

test.each(rules.map((rule) => [rule.id, rule] as const))('%s: its valid sample breaks nothing, its invalid one this rule alone', (id, { valid, invalid }) => {
  expect(idsOfSample(valid)).toEqual([]);
  expect(idsOfSample(invalid)).toEqual([id]);
});
