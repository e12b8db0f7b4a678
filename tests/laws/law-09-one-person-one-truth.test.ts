import { expect, test } from 'vitest';
import { completedYears, dayOf, dayOfMinute, startOfDay } from '../../model/time/civil.ts';
import { compileText, diabetesText, recordsById, subjects } from '../support/scenario-runs.ts';

const ir = compileText(diabetesText);
const cohort = subjects(ir, { count: 150 });

/** Messages that come late: as of a day, some are not known, and nothing known may refer to them. */
const lateText = diabetesText.replace(
  /^( {2}event (?!.* rate )(?!\w+ in )[^{]*?)((?: (?:when|chance|attends) [^{]*)?) \{/gm,
  (head, when: string, guards: string, at: number) => {
    // What makes no record is reported by nobody.
    const body = diabetesText.slice(at, diabetesText.indexOf('\n  event ', at));
    return body.includes('encounter ') ? `${when} recorded + uniform(0 days..120 days)${guards} {` : head;
  },
);
const late = subjects(compileText(lateText), { count: 100, asOf: startOfDay(dayOf(2024, 3, 1)) });

test.each([
  ['whole', cohort],
  ['with late messages', late],
])('law 9: every reference leads to a record of the same person, or to a party: %s', (_, people) => {
  for (const subject of people) {
    const own = recordsById(subject);
    const parties = new Set([...subject.parties.organizations, ...subject.parties.locations, ...subject.parties.practitioners].map((party) => party.id));
    for (const { record } of own.values()) {
      for (const [field, value] of Object.entries(record)) {
        if (!field.endsWith('_id') && !field.endsWith('_ids')) continue;
        for (const id of (Array.isArray(value) ? value : [value]) as (string | null)[]) {
          if (id === null || field === 'role_id') continue;
          const isParty = /^(practitioner|organization|location|member)_ids?$/.test(field);
          expect(isParty ? parties.has(id) : own.has(id), `${field} ${id}`).toBe(true);
        }
      }
    }
  }
});

test('law 9: no id is repeated in a cohort', () => {
  const ids = cohort.flatMap((subject) => [
    subject.patient.id,
    ...recordsById({ ...subject, parties: { organizations: [], locations: [], practitioners: [] } }).keys(),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('law 9: what happens lies within the life and the visit', () => {
  for (const subject of cohort) {
    const { birth_date } = subject.patient;
    const visits = new Map(subject.encounters.map((encounter) => [encounter.id, encounter]));
    for (const observation of subject.observations) {
      expect(dayOfMinute(observation.effective)).toBeGreaterThanOrEqual(birth_date as number);
      // The cause of a death at home is known without a visit.
      if (observation.encounter_id === null) {
        expect(observation.code.code).toBe('69453-9');
        continue;
      }
      const visit = visits.get(observation.encounter_id ?? '');
      expect(visit).toBeDefined();
      expect(observation.effective).toBeGreaterThanOrEqual(visit?.start ?? 0);
      expect(observation.effective).toBeLessThanOrEqual(visit?.end ?? 0);
      expect(observation.issued).toBeGreaterThanOrEqual(observation.effective);
    }
    for (const condition of subject.conditions) {
      expect(condition.onset).toBeGreaterThanOrEqual(birth_date as number);
      if (condition.abatement !== null) expect(condition.abatement).toBeGreaterThanOrEqual(condition.onset);
    }
    for (const encounter of subject.encounters) expect(encounter.end ?? encounter.start).toBeGreaterThanOrEqual(encounter.start);
  }
});

test('law 9: derived values follow from what they are derived from', () => {
  for (const subject of cohort) {
    const at = (code: string, time: number): number | null => subject.observations.find((o) => o.code.code === code && o.effective === time)?.value ?? null;
    const height = subject.observations.find((o) => o.code.code === '8302-2')?.value ?? 0;
    for (const bmi of subject.observations.filter((o) => o.code.code === '39156-5')) {
      const weight = at('29463-7', bmi.effective) ?? 0;
      // Height is reported to 0.1 cm, weight to 0.1 kg, the index to 0.1.
      expect(Math.abs((bmi.value ?? 0) - (weight * 10_000) / (height * height))).toBeLessThan(0.11);
    }
    for (const egfr of subject.observations.filter((o) => o.code.code === '98979-8')) {
      const creatinine = at('2160-0', egfr.effective) ?? 1;
      const female = subject.patient.sex === 'female';
      const ratio = creatinine / (female ? 0.7 : 0.9);
      const age = completedYears(subject.patient.birth_date as number, dayOfMinute(egfr.effective));
      const expected = 142 * Math.min(ratio, 1) ** (female ? -0.241 : -0.302) * Math.max(ratio, 1) ** -1.2 * 0.9938 ** age * (female ? 1.012 : 1);
      expect(Math.abs((egfr.value ?? 0) - expected)).toBeLessThan(0.6);
    }
  }
});
