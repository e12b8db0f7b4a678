/** Times: nothing before birth or after death, nothing that ends before it begins, no answer before its question. */
import { counted } from '../../model/counted.ts';
import { type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import { addMonths, dayOfMinute, formatDay, formatMinute, MINUTES_PER_DAY, startOfDay } from '../../model/time/civil.ts';
import { type Case, type LooseRecord, stands } from '../case.ts';
import { LONGEST_LIFE, longestVisits, moments } from '../facts/moments.ts';
import type { Path, Rule } from '../rule.ts';
import { another, diedAt, sampleId } from '../sample.ts';

type Row = Readonly<Record<string, unknown>>;

/** Minutes by which a record may lie outside its visit: clocks differ. */
const SLACK = 60;

const number = (row: Row, field: string | undefined): number | null => {
  const value = field === undefined ? undefined : row[field];
  return typeof value === 'number' ? value : null;
};

/** Every record that stands, with its kind. */
function everyRecord(one: Case, act: (kind: RecordKind, row: Row, path: Path) => void): void {
  for (const kind of recordKinds) one.standing(kind, (record, path) => act(kind, record as Row, path));
}

export const timeRules: readonly Rule[] = [
  {
    id: 'TIME-001',
    severity: 'error',
    title: 'Record before birth',
    why: 'Nothing can happen before birth. Often the birth date is mistyped.',
    source: 'Definition',
    valid: { edits: [] },
    invalid: { edits: [['/conditions/0/onset', '1967-05-04']] },
    examine(one, report) {
      const { birth } = one;
      if (birth === undefined) return;
      everyRecord(one, (kind, row, path) => {
        const { event, days } = moments[kind];
        const moment = number(row, event);
        // Relatives may be known before a child is born.
        if (moment === null || kind === 'related_persons') return;
        const day = days ? moment : dayOfMinute(moment);
        if (day < birth) report([...path, event], `${formatDay(day)} is before birth, ${formatDay(birth)}`);
      });
      one.each('related_persons', ({ birth_date: born, relationship }, path) => {
        if (born !== undefined && relationship === 'child' && born < birth) report([...path, 'birth_date'], 'the child is older than the patient');
      });
    },
  },
  {
    id: 'TIME-002',
    severity: 'error',
    title: 'Record after death',
    why: 'There are no visits, measurements or treatments after death. Reports, letters, appointments and corrections can be later.',
    source: 'Definition',
    valid: { edits: diedAt('2025-06-01T03:00') },
    invalid: { edits: [...diedAt('2025-03-11T03:00'), ['/pharmacy_claims', []], ['/dur_alerts', []]] },
    examine(one, report) {
      const death = one.subject.patient?.death;
      if (death == null) return;
      everyRecord(one, (kind, row, path) => {
        const { event, end, days, within } = moments[kind];
        // What was planned for later did not happen.
        if (within === 'any' || row['status'] === 'planned') return;
        for (const field of [event, end]) {
          const moment = number(row, field);
          if (moment === null || field === undefined || (days ? startOfDay(moment) : moment) <= death) continue;
          report([...path, field], `${days ? formatDay(moment) : formatMinute(moment)} is after death, ${formatMinute(death)}`);
          return;
        }
      });
    },
  },
  {
    id: 'TIME-003',
    severity: 'error',
    title: 'End before start',
    why: 'A visit that ends before it starts has a negative length, which silently distorts sums of lengths of stay.',
    source: 'FHIR R4, Period, invariant per-1',
    valid: { edits: [['/encounters/0/end', '2025-03-10T09:00']] },
    invalid: { edits: [another('procedures', { end: '2025-03-10T08:50' })] },
    examine(one, report) {
      const { patient } = one.subject;
      if (patient?.death != null && patient.birth_date != null && dayOfMinute(patient.death) < patient.birth_date)
        report(['patient', 'death'], 'death is before birth');
      const check = (row: Row, from: string, to: string, path: Path): void => {
        const [start, end] = [number(row, from), number(row, to)];
        if (start !== null && end !== null && end < start) report([...path, to], `\`${to}\` is before \`${from}\``);
      };
      for (const kind of recordKinds) {
        const { event, end } = moments[kind];
        if (end !== undefined) one.each(kind, (record, path) => check(record as Row, event, end, path));
      }
      for (const list of ['previous_names', 'previous_addresses'] as const)
        for (const [i, before] of (patient?.[list] ?? []).entries()) check(before as Row, 'start', 'end', ['patient', list, i]);
      one.each('appointments', (record, path) => check(record as Row, 'start', 'end', path));
      one.each('goals', (record, path) => check(record as Row, 'start', 'due', path));
      one.each('devices', (record, path) => check(record as Row, 'manufactured', 'expires', path));
    },
  },
  {
    id: 'TIME-004',
    severity: 'warning',
    title: 'Record outside its visit',
    why: 'The records of a visit must be between its start and its end, with a tolerance of one hour. Either the time or the visit is wrong.',
    valid: {
      edits: [
        ['/immunizations/0/occurrence', '2025-03-10T09:30'],
        ['/immunizations/0/recorded', '2025-03-10T09:30'],
      ],
    },
    invalid: { edits: [['/immunizations/0/occurrence', '2025-03-08T09:00']] },
    examine(one, report) {
      everyRecord(one, (kind, row, path) => {
        const { event, end, within } = moments[kind];
        const moment = number(row, event);
        if (within !== 'visit' || moment === null) return;
        const last = kind === 'procedures' ? (number(row, end) ?? moment) : moment;
        const visit = one.find('encounters', row['encounter_id'] as string | null | undefined);
        if (visit?.start === undefined) return;
        if (moment < visit.start - SLACK)
          report([...path, event], `the record is from ${formatMinute(moment)}, but the visit starts at ${formatMinute(visit.start)}`);
        else if (visit.end != null && last > visit.end + SLACK)
          report(
            [...path, moment > visit.end + SLACK ? event : String(end)],
            `the record is from ${formatMinute(last)}, but the visit ends at ${formatMinute(visit.end)}`,
          );
      });
    },
  },
  {
    id: 'TIME-005',
    severity: 'warning',
    title: 'Visit too long for its class',
    why: 'An office visit of three days has the wrong class, or the end of another visit.',
    source: '42 CFR 412.3 for observation; see `validation/facts/moments.ts`',
    valid: { edits: [['/encounters/0/end', '2025-03-10T12:00']] },
    invalid: { edits: [['/encounters/0/end', '2025-03-12T09:00']] },
    examine(one, report) {
      one.standing('encounters', ({ class: kind, start, end }, path) => {
        const longest = kind === undefined ? undefined : longestVisits[kind];
        if (longest === undefined || start === undefined || end == null || end - start <= longest.minutes) return;
        const hours = Math.round((end - start) / 60);
        report(
          [...path, 'end'],
          `the class is ${kind}, but the visit lasts ${hours < 72 ? counted(hours, 'hour') : counted(Math.round(hours / 24), 'day')}; at most ${longest.words} is usual`,
        );
      });
    },
  },
  {
    id: 'TIME-006',
    severity: 'error',
    title: 'Report before the reported event',
    why: 'A result that is issued before its specimen was taken, or a record that is older than its event. Pre-admissions and appointments are not checked.',
    source: 'Definition',
    valid: { edits: [] },
    invalid: { edits: [['/observations/1/issued', '2025-03-09T09:00']] },
    examine(one, report) {
      for (const kind of recordKinds) {
        const { event, reported: told, days, announced } = moments[kind];
        if (announced === true || told === event) continue;
        one.each(kind, (record, path) => {
          const [moment, message] = [number(record as Row, event), number(record as Row, told)];
          if (moment === null || message === null) return;
          if (days ? dayOfMinute(message) < moment : message < moment) report([...path, told], `\`${told}\` is before \`${event}\``);
        });
      }
    },
  },
  {
    id: 'TIME-007',
    severity: 'error',
    title: 'Result before its order',
    why: 'Results come after their order, and fills and doses after their prescription.',
    source: 'Definition',
    valid: { edits: [] },
    invalid: { edits: [['/medication_dispenses/0/handed_over', '2025-03-09T17:00']] },
    examine(one, report) {
      const afterOrder = (request: string | null | undefined, moment: number | undefined, path: Path, words: string): void => {
        const order = one.find('service_requests', request);
        if (order?.authored !== undefined && moment !== undefined && moment < order.authored) report(path, `${words} is older than its order`);
      };
      one.standing('diagnostic_reports', (r, path) => afterOrder(r.request_id, r.issued, [...path, 'issued'], 'the report'));
      one.standing('observations', (r, path) => afterOrder(r.request_id, r.issued, [...path, 'issued'], 'the result'));
      one.standing('procedures', (r, path) => afterOrder(r.request_id, r.start, [...path, 'start'], 'the procedure'));
      one.standing('imaging_studies', (r, path) => afterOrder(r.request_id, r.started, [...path, 'started'], 'the study'));
      const afterPrescription = (request: string | null | undefined, moment: number | undefined, path: Path, words: string): void => {
        const prescription = one.find('medication_requests', request);
        if (prescription?.authored !== undefined && moment !== undefined && moment < prescription.authored)
          report(path, `${words} is older than its prescription`);
      };
      one.standing('medication_dispenses', (r, path) => afterPrescription(r.request_id, r.handed_over, [...path, 'handed_over'], 'the fill'));
      one.standing('medication_administrations', (r, path) => afterPrescription(r.request_id, r.effective, [...path, 'effective'], 'the dose'));
      one.standing('imaging_studies', ({ report_id, started }, path) => {
        const document = one.find('diagnostic_reports', report_id);
        if (document?.issued !== undefined && started !== undefined && document.issued < started)
          report([...path, 'report_id'], 'the report is older than its images');
      });
    },
  },
  {
    id: 'TIME-008',
    severity: 'error',
    title: 'Impossible age',
    why: 'Usually the century of the birth date is wrong.',
    source: 'Robine JM, Allard M, Science 1998;279:1834: 122 years',
    valid: { edits: [['/patient/birth_date', '1925-04-17']] },
    invalid: { edits: [['/patient/birth_date', '1868-04-17']] },
    examine(one, report) {
      let oldest = 0;
      one.standing('encounters', ({ start }) => {
        oldest = Math.max(oldest, one.ageAt(start) ?? 0);
      });
      oldest = Math.max(oldest, one.ageAt(one.subject.patient?.death) ?? 0);
      if (oldest > LONGEST_LIFE) report(['patient', 'birth_date'], `the patient would be ${oldest} years old`);
    },
  },
  {
    id: 'TIME-009',
    severity: 'warning',
    title: 'Overlapping hospital stays',
    why: 'Two stays of one person overlap by more than a day. A discharge is missing, or a transfer was recorded as a second stay.',
    valid: { edits: [stay(31, '2025-02-01T10:00', '2025-02-05T10:00'), stay(32, '2025-02-05T09:00', '2025-02-09T10:00')] },
    invalid: { edits: [stay(31, '2025-02-01T10:00', '2025-02-08T10:00'), stay(32, '2025-02-05T09:00', '2025-02-09T10:00')] },
    examine(one, report) {
      overlaps(one, ['inpatient'], MINUTES_PER_DAY, ({ path }, { path: before, end }) =>
        report([...path, 'start'], `the stay starts before the stay /${before.join('/')} ends, ${formatMinute(end)}`),
      );
    },
  },
  {
    id: 'TIME-010',
    severity: 'warning',
    title: 'Fill of an expired prescription',
    why: 'A prescription is valid for one year from the day it was written, and less for controlled drugs.',
    source: 'State pharmacy acts; 21 CFR 1306.22 (six months for schedules III and IV)',
    valid: { edits: [fill(1, '2025-06-07T17:00')] },
    invalid: { edits: [fill(1, '2026-06-07T17:00')] },
    examine(one, report) {
      eachFill(one, ({ handed_over: day }, prescription, path) => {
        if (prescription.authored !== undefined && day !== undefined && dayOfMinute(day) > addMonths(dayOfMinute(prescription.authored), 12))
          report([...path, 'handed_over'], `the prescription is from ${formatDay(dayOfMinute(prescription.authored))} and is valid for one year`);
      });
    },
  },
  {
    id: 'TIME-011',
    severity: 'warning',
    title: 'Refill too soon',
    why: 'Less than 75% of the days of the previous fill have passed. Payers reject such claims (NCPDP reject code 79).',
    source: 'Usual threshold of 75 % in plan designs',
    valid: { edits: [fill(1, '2025-06-07T17:00')] },
    invalid: { edits: [fill(1, '2025-03-25T17:00')] },
    examine(one, report) {
      const last = new Map<string, { readonly day: number; readonly supply: number }>();
      const fills: { readonly row: LooseRecord<'medication_dispenses'>; readonly path: Path }[] = [];
      eachFill(one, (row, _, path) => fills.push({ row, path }));
      fills.sort((a, b) => (a.row.handed_over ?? 0) - (b.row.handed_over ?? 0));
      for (const { row, path } of fills) {
        const { request_id: request, handed_over: minute, days_supply: supply } = row;
        if (request == null || minute === undefined) continue;
        const before = last.get(request);
        const day = dayOfMinute(minute);
        if (before !== undefined && day - before.day < before.supply * 0.75)
          report([...path, 'handed_over'], `this fill is only ${counted(day - before.day, 'day')} after a fill for ${counted(before.supply, 'day')}`);
        if (supply != null) last.set(request, { day, supply });
      }
    },
  },
  {
    id: 'TIME-012',
    severity: 'error',
    title: 'More fills than prescribed',
    why: 'Fill numbers start at 0 and cannot exceed the number of refills.',
    source: 'NCPDP Telecommunication D.0, fields 403-D3 and 415-DF',
    valid: { edits: [fill(3, '2025-12-01T17:00')] },
    invalid: { edits: [fill(4, '2025-12-01T17:00')] },
    examine(one, report) {
      eachFill(one, ({ fill_number: number }, { refills }, path) => {
        if (number !== undefined && refills !== undefined && number > refills)
          report([...path, 'fill_number'], `this is refill ${number} of a prescription with ${counted(refills, 'refill')}`);
      });
    },
  },
  {
    id: 'TIME-013',
    severity: 'warning',
    title: 'Overlapping visits',
    why: 'A visit starts before another visit of the person ends. Nobody is in two places at once. Visits during a hospital stay or an observation stay are not reported.',
    source: 'Definition',
    valid: {
      edits: [
        visit(33, '2025-02-03T10:00', '2025-02-03T10:30'),
        visit(34, '2025-02-03T10:30', '2025-02-03T11:00'),
        stay(31, '2025-02-03T08:00', '2025-02-05T10:00'),
      ],
    },
    invalid: { edits: [visit(33, '2025-02-03T10:00', '2025-02-03T10:30'), visit(34, '2025-02-03T10:20', '2025-02-03T11:00')] },
    examine(one, report) {
      overlaps(one, ['ambulatory', 'emergency', 'virtual', 'home'], 0, ({ path }, { path: before, end }) =>
        report([...path, 'start'], `the visit starts before the visit /${before.join('/')} ends, ${formatMinute(end)}`),
      );
    },
  },
];

interface Span {
  readonly start: number;
  readonly end: number;
  readonly path: Path;
}

/** Each visit of some classes that starts more than so many minutes before an earlier one ends, with that one. */
function overlaps(one: Case, classes: readonly string[], minutes: number, report: (later: Span, earlier: Span) => void): void {
  const spans: Span[] = [];
  one.standing('encounters', ({ class: kind, start, end }, path) => {
    if (kind !== undefined && classes.includes(kind) && start !== undefined && end != null) spans.push({ start, end, path });
  });
  spans.sort((a, b) => a.start - b.start);
  let latest: Span | null = null;
  for (const each of spans) {
    if (latest !== null && latest.end - each.start > minutes && each.end > each.start) report(each, latest);
    if (latest === null || each.end > latest.end) latest = each;
  }
}

type Prescription = LooseRecord<'medication_requests'>;

/** Every fill that was handed over, with its prescription. */
function eachFill(one: Case, act: (fill: LooseRecord<'medication_dispenses'>, prescription: Prescription, path: Path) => void): void {
  one.standing('medication_dispenses', (row, path) => {
    const prescription = one.find('medication_requests', row.request_id);
    if (prescription !== undefined && stands(prescription)) act(row, prescription, path);
  });
}

function fill(number: number, when: string): readonly [string, unknown] {
  return another('medication_dispenses', { fill_number: number, handed_over: when, recorded: when });
}

function visit(n: number, start: string, end: string): readonly [string, unknown] {
  return another('encounters', { id: sampleId(n), class: 'ambulatory', start, end, recorded: start });
}

function stay(n: number, start: string, end: string): readonly [string, unknown] {
  return another('encounters', { id: sampleId(n), class: 'inpatient', start, end, recorded: start });
}
