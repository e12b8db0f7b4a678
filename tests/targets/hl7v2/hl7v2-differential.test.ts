import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Subject } from '../../../model/subject.ts';
import { date, timestamp } from '../../../targets/hl7v2/hl7v2-time.ts';
import { decimal, numberOfVisit } from '../../../targets/hl7v2/hl7v2-types.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { writeHl7v2 } from '../fixtures/hl7v2.ts';
import { at, parse, type Segment } from '../fixtures/hl7v2-parser.ts';

const read = (name: string, count: number): Subject[] => subjects(compileText(readFileSync(`scenarios/patientsim/${name}.hsim`, 'utf8')), { count });

const orAbsent = (value: string | null): string | undefined => (value === null || value === '' ? undefined : value);

/** Each observation of the last message about it, by code and time. */
function observationsOf(
  messages: readonly Segment[][],
): Map<string, { readonly value: string | undefined; readonly unit: string | undefined; readonly status: string | undefined }> {
  const found = new Map<string, { value: string | undefined; unit: string | undefined; status: string | undefined }>();
  for (const message of messages) {
    const time = message.filter((segment) => segment.name === 'OBX');
    for (const segment of time) {
      const one = [segment];
      found.set(`${at(one, 'OBX-3')} ${at(one, 'OBX-14')}`, { value: at(one, 'OBX-5'), unit: at(one, 'OBX-6'), status: at(one, 'OBX-11') });
    }
  }
  return found;
}

const STATUS = { final: 'F', preliminary: 'P', corrected: 'C', cancelled: 'X', entered_in_error: 'W' } as const;

test.each([
  ['diabetes', 6],
  ['orders_results', 40],
  ['adt_workflow', 40],
])('what is read back from the feed is what the records hold: %s', (name, count) => {
  for (const subject of read(name, count)) {
    const messages = writeHl7v2([subject]).map(parse);
    const state = subject.parties.organizations.find((o) => o.id === subject.patient.organization_id)?.state ?? '';
    const ofType = (type: string): Segment[][] => messages.filter((message) => at(message, 'MSH-9') === type);
    // The person, as the last message knows them.
    const person = messages.findLast((message) => at(message, 'PID-3') === subject.patient.mrn) ?? [];
    const p = subject.patient;
    expect([at(person, 'PID-5.1'), at(person, 'PID-5.2'), at(person, 'PID-5.3'), at(person, 'PID-7'), at(person, 'PID-8')]).toEqual([
      orAbsent(p.family),
      orAbsent(p.given),
      orAbsent(p.middle),
      date(p.birth_date as number),
      { female: 'F', male: 'M', other: 'O', unknown: 'U' }[p.sex],
    ]);
    expect([at(person, 'PID-11.1'), at(person, 'PID-11.3'), at(person, 'PID-11.4'), at(person, 'PID-11.5'), at(person, 'PID-3', 1)]).toEqual([
      orAbsent(p.line),
      orAbsent(p.city),
      orAbsent(p.state),
      orAbsent(p.zip),
      p.ssn,
    ]);
    // Results.
    const seen = observationsOf(ofType('ORU'));
    for (const o of subject.observations)
      for (const part of o.components.length > 0 && o.value === null ? o.components : [o, ...o.components]) {
        const told = seen.get(`${part.code.code} ${timestamp(state, o.effective)}`);
        const value = part.value !== null ? decimal(part.value) : (part.value_code?.code ?? part.value_text ?? undefined);
        expect(told).toEqual({ value, unit: part.value === null ? undefined : (part.unit ?? undefined), status: STATUS[o.status] });
      }
    // Visits.
    const ends = new Map(messages.filter((m) => ['A03'].includes(at(m, 'MSH-9.2') ?? '')).map((m) => [at(m, 'PV1-19'), at(m, 'PV1-45')]));
    for (const e of subject.encounters) if (e.status === 'finished') expect(ends.get(numberOfVisit(e.id))).toBe(timestamp(state, e.end ?? 0));
    // Prescriptions and diagnoses.
    for (const r of subject.medication_requests) {
      const order = ofType('RDE').find((m) => at(m, 'ORC-2') === r.id) ?? [];
      expect([at(order, 'RXE-2'), at(order, 'RXE-7.2'), at(order, 'RXE-10'), at(order, 'RXE-12')]).toEqual([
        r.code.code,
        orAbsent(r.sig),
        r.quantity === null ? undefined : decimal(r.quantity),
        decimal(r.refills),
      ]);
    }
    const diagnoses = new Set(
      messages.flatMap((m) => m.filter((s) => s.name === 'DG1').map((s) => `${at([s], 'DG1-20')} ${at([s], 'DG1-3')} ${at([s], 'DG1-5')}`)),
    );
    for (const r of subject.conditions) expect(diagnoses).toContain(`${r.id} ${r.code.code} ${date(r.onset)}`);
    for (const r of subject.immunizations)
      expect(ofType('VXU').some((m) => at(m, 'ORC-3') === r.id && at(m, 'RXA-5') === r.code.code && at(m, 'RXA-15') === orAbsent(r.lot_number))).toBe(true);
    for (const r of subject.service_requests)
      expect([...ofType('OML'), ...ofType('ORM')].some((m) => at(m, 'ORC-2') === r.id && at(m, 'OBR-4') === r.code.code)).toBe(true);
    for (const r of subject.appointments)
      expect(
        ofType('SIU')
          .findLast((m) => at(m, 'SCH-1') === r.id)
          ?.filter((s) => s.name === 'SCH')
          .map((s) => at([s], 'SCH-11.4')),
      ).toEqual([timestamp(state, r.start)]);
    for (const r of subject.document_references) expect(ofType('MDM').some((m) => at(m, 'TXA-12') === r.id && at(m, 'OBX-5') === orAbsent(r.text))).toBe(true);
  }
});
