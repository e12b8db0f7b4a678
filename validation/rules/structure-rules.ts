/** Rules of shape. What reads the records reports them (`validation/structure/reader.ts`, `validation/validator.ts`). */
import type { Rule } from '../rule.ts';

/** The fields that hold the value of an observation. */
const VALUES = ['value', 'value_code', 'value_boolean', 'value_date', 'value_text'] as const;

export const structureRules: readonly Rule[] = [
  {
    id: 'STRUCT-001',
    severity: 'error',
    title: 'Invalid JSON',
    why: 'The text is not valid JSON, so it cannot be validated or loaded. In NDJSON, each line is one JSON value. A file of one subject is one JSON object.',
    source: 'RFC 8259',
    valid: { edits: [] },
    invalid: { text: '{"index": 0, "patient": {"mrn": ' },
  },
  {
    id: 'STRUCT-002',
    severity: 'error',
    title: 'Value that is not a subject',
    why: 'A subject is an object with `patient` and the lists of its records.',
    valid: { edits: [] },
    invalid: { text: '{"name": "Ada Sample"}' },
  },
  {
    id: 'STRUCT-003',
    severity: 'error',
    title: 'Missing required field',
    why: 'Targets depend on this field. For fields that may be empty, see STRUCT-004.',
    valid: { edits: [] },
    invalid: { edits: [['/patient/sex', undefined]] },
  },
  {
    id: 'STRUCT-004',
    severity: 'warning',
    title: 'Missing optional field',
    why: 'hsimc writes `null` and `[]`, so that all records have the same fields and an empty column is not lost. The record can still be read.',
    valid: { edits: [['/patient/middle', null]] },
    invalid: { edits: [['/patient/middle', undefined]] },
  },
  {
    id: 'STRUCT-005',
    severity: 'warning',
    title: 'Unknown field',
    why: 'The field is ignored. A misspelled field is usually also reported as missing under its correct name.',
    valid: { edits: [] },
    invalid: { edits: [['/patient/nickname', 'Addie']] },
  },
  {
    id: 'STRUCT-006',
    severity: 'error',
    title: 'Wrong type',
    why: 'The value has the wrong JSON type, such as a string instead of a number, or an object instead of a list.',
    valid: { edits: [['/observations/0/value', 142]] },
    invalid: { edits: [['/observations/0/value', '142']] },
  },
  {
    id: 'STRUCT-007',
    severity: 'error',
    title: 'Unknown value of a coded field',
    why: 'Fields such as `status` and `class` allow a fixed set of lowercase values, which each target maps to its own codes.',
    valid: { edits: [['/encounters/0/class', 'virtual']] },
    invalid: { edits: [['/encounters/0/class', 'outpatient']] },
  },
  {
    id: 'STRUCT-008',
    severity: 'error',
    title: 'Invalid date or time',
    why: 'Dates have the form `2025-03-31`, and times the form `2025-03-31T14:05`: the local time of the facility, without seconds or time zone.',
    source: 'ISO 8601',
    valid: { edits: [['/patient/birth_date', '1968-02-29']] },
    invalid: { edits: [['/patient/birth_date', '1967-02-29']] },
  },
  {
    id: 'STRUCT-009',
    severity: 'error',
    title: 'Number out of range',
    why: 'Counts are whole numbers that a double can represent exactly, and a number is within the range of its field.',
    valid: { edits: [['/medication_requests/0/refills', 5]] },
    invalid: { edits: [['/medication_requests/0/refills', 2.5]] },
  },
  {
    id: 'STRUCT-010',
    severity: 'warning',
    title: 'Blank text',
    why: 'A blank name, title or text looks like a value to programs. Use `null` for an unknown value, if the field allows it.',
    valid: { edits: [['/patient/suffix', null]] },
    invalid: { edits: [['/patient/given', '  ']] },
    examine(one, report) {
      const blank = (record: object | undefined, fields: readonly string[], path: readonly (string | number)[]): void => {
        for (const field of fields) {
          const text = (record as Readonly<Record<string, unknown>> | undefined)?.[field];
          if (typeof text === 'string' && text.trim() === '') report([...path, field], `\`${field}\` is blank`);
        }
      };
      blank(one.subject.patient, ['given', 'family', 'middle', 'line', 'city', 'language'], ['patient']);
      one.each('document_references', (record, path) => blank(record, ['title', 'text'], path));
      one.each('medication_requests', (record, path) => blank(record, ['sig'], path));
      one.each('care_plans', (record, path) => blank(record, ['title'], path));
      one.each('goals', (record, path) => blank(record, ['description'], path));
    },
  },
  {
    id: 'STRUCT-011',
    severity: 'error',
    title: 'More than one value',
    why: 'A result is a number, a code, yes or no, a day or a text. If it has two of them, systems may read different ones.',
    source: 'FHIR R4, Observation.value[x]',
    valid: { edits: [['/observations/0/value_text', null]] },
    invalid: { edits: [['/observations/0/value_text', 'high']] },
    examine(one, report) {
      const several = (r: Partial<Record<(typeof VALUES)[number], unknown>>): boolean => VALUES.filter((name) => r[name] != null).length > 1;
      const found = `the result has more than one of ${VALUES.map((name) => `\`${name}\``).join(', ')}`;
      one.each('observations', (record, path) => {
        if (several(record)) report(path, found);
        record.components?.forEach((part, i) => {
          if (part !== undefined && several(part)) report([...path, 'components', i], found);
        });
      });
    },
  },
  {
    id: 'STRUCT-012',
    severity: 'warning',
    title: 'Observation without a value',
    why: 'A final observation needs a value of some kind or components, or a remark that explains why there is none.',
    source: 'FHIR R4, Observation, invariant obs-6 and US Core',
    valid: {
      edits: [
        ['/observations/1/note', 'Cuff did not fit'],
        ['/observations/1/components', []],
      ],
    },
    invalid: { edits: [['/observations/1/components', []]] },
    examine(one, report) {
      one.standing('observations', (record, path) => {
        const { status, components, note } = record;
        if (status === 'preliminary' || VALUES.some((name) => record[name] !== null)) return;
        if (components?.length === 0 && note === null) report(path, 'the observation has neither a value nor a remark');
      });
    },
  },
  {
    id: 'STRUCT-013',
    severity: 'error',
    title: 'Text too long',
    why: 'Other systems truncate or reject a text beyond the maximum length of its field.',
    source: 'Schema of the record',
    valid: { edits: [['/patient/family', 'L'.repeat(250)]] },
    invalid: { edits: [['/patient/family', 'L'.repeat(251)]] },
  },
  {
    id: 'STRUCT-014',
    severity: 'error',
    title: 'No birth date',
    why: 'Patients are matched by name, sex and birth date, and no rule that depends on age can be checked.',
    source: 'US Core Patient: `birthDate` is a must-support element',
    valid: { edits: [] },
    invalid: { edits: [['/patient/birth_date', null]] },
    examine(one, report) {
      if (one.subject.patient?.birth_date === null) report(['patient', 'birth_date'], 'the patient has no birth date');
    },
  },
];
