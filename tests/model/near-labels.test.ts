import { expect, test } from 'vitest';
import { dispositions, encounterClasses } from '../../model/clinical/encounter.ts';
import { describe as fieldsOf } from '../../model/describe.ts';
import { nearLabels } from '../../model/near-labels.ts';
import { kindOf, recordKinds } from '../../model/record-kinds.ts';

test('words of the field give their label', () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['outpatient', encounterClasses, 'ambulatory'],
    ['ER', encounterClasses, 'emergency'],
    ['ED', encounterClasses, 'emergency'],
    ['telehealth', encounterClasses, 'virtual'],
    ['IP', encounterClasses, 'inpatient'],
    ['deceased', dispositions, 'expired'],
    ['M', ['female', 'male'], 'male'],
    ['no_show', ['booked', 'noshow'], 'noshow'],
    ['Ambulatory', encounterClasses, 'ambulatory'],
    ['ambulatroy', encounterClasses, 'ambulatory'],
    ['expird', dispositions, 'expired'],
  ];
  for (const [word, labels, label] of cases) expect(nearLabels(word, labels), word).toEqual([label]);
});

test('what looks alike and means something else is not offered', () => {
  expect(nearLabels('outpatient', ['inpatient'])).toEqual([]);
  expect(nearLabels('male', ['female'])).toEqual([]);
  expect(nearLabels('inactive', ['active'])).toEqual([]);
  expect(nearLabels('normal', ['abnormal'])).toEqual([]);
  expect(nearLabels('not_hispanic', ['hispanic'])).toEqual([]);
  expect(nearLabels('right_arm', ['left_arm'])).toEqual([]);
});

test('no label of a list is offered for another one', () => {
  const lists = recordKinds.flatMap((kind) => fieldsOf(kindOf[kind].schema).flatMap((field) => (field.type === 'word' ? [field.words] : [])));
  expect(lists.length).toBeGreaterThan(20);
  for (const labels of lists) for (const label of labels) expect(nearLabels(label, labels).filter((other) => other !== label)).toEqual([]);
  // Nor is it, in a list that happens to lack it, for another one by its letters.
  for (const labels of lists)
    for (const label of labels)
      expect(
        nearLabels(
          label,
          labels.filter((other) => other !== label),
        ),
        label,
      ).toEqual([]);
});
