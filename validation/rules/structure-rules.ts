/** Rules of shape. What reads the records tells of them (`validation/structure/reader.ts`, `validation/validator.ts`). */
import type { Rule } from '../rule.ts';

export const structureRules: readonly Rule[] = [
  {
    id: 'STRUCT-001',
    severity: 'error',
    title: 'A text that is no JSON',
    why: 'What cannot be read cannot be judged, and no loader takes it. In NDJSON each line is one whole JSON value; a file of one subject is one JSON object.',
    source: 'RFC 8259',
    valid: { edits: [] },
    invalid: { text: '{"index": 0, "patient": {"mrn": ' },
  },
  {
    id: 'STRUCT-002',
    severity: 'error',
    title: 'A value that is no subject',
    why: 'A subject is an object with `patient` and the lists of its records.',
    valid: { edits: [] },
    invalid: { text: '{"name": "Ada Sample"}' },
  },
  {
    id: 'STRUCT-003',
    severity: 'error',
    title: 'A field is missing that must be there',
    why: 'Every target counts on the field. Fields that may be empty are another rule’s (STRUCT-004).',
    valid: { edits: [] },
    invalid: { edits: [['/patient/birth_date', undefined]] },
  },
  {
    id: 'STRUCT-004',
    severity: 'warning',
    title: 'A field that may be empty is left out',
    why: 'hsimc writes `null` and `[]`, so that all records have the same shape and a column does not vanish where it is empty. Read it can be all the same.',
    valid: { edits: [['/patient/middle', null]] },
    invalid: { edits: [['/patient/middle', undefined]] },
  },
  {
    id: 'STRUCT-005',
    severity: 'warning',
    title: 'A field that the record does not have',
    why: 'Nothing reads it. A misspelt field is most often missing under its right name as well.',
    valid: { edits: [] },
    invalid: { edits: [['/patient/nickname', 'Addie']] },
  },
  {
    id: 'STRUCT-006',
    severity: 'error',
    title: 'A value of another kind',
    why: 'A text where a number belongs, one record where a list belongs, an object where a text belongs: no table can hold it.',
    valid: { edits: [['/observations/0/value', 142]] },
    invalid: { edits: [['/observations/0/value', '142']] },
  },
  {
    id: 'STRUCT-007',
    severity: 'error',
    title: 'A word that the field does not know',
    why: 'Fields such as `status` and `class` have closed lists of words, which each target writes in its own codes. Words are in lower case.',
    valid: { edits: [['/encounters/0/class', 'virtual']] },
    invalid: { edits: [['/encounters/0/class', 'outpatient']] },
  },
  {
    id: 'STRUCT-008',
    severity: 'error',
    title: 'No date, no time, or no such day',
    why: 'Dates are `2025-03-31`, times `2025-03-31T14:05`: the clock of the facility, without seconds and without a zone.',
    source: 'ISO 8601',
    valid: { edits: [['/patient/birth_date', '1968-02-29']] },
    invalid: { edits: [['/patient/birth_date', '1967-02-29']] },
  },
  {
    id: 'STRUCT-009',
    severity: 'error',
    title: 'A number that the field cannot hold',
    why: 'Counts are whole numbers, and none is larger than a double can hold exactly.',
    valid: { edits: [['/medication_requests/0/refills', 5]] },
    invalid: { edits: [['/medication_requests/0/refills', 2.5]] },
  },
  {
    id: 'STRUCT-010',
    severity: 'warning',
    title: 'A text that says nothing',
    why: 'A name, a title or a text of blanks looks like a value to every program, and tells a person nothing. What is not known is `null`, where the field allows it.',
    valid: { edits: [['/patient/suffix', null]] },
    invalid: { edits: [['/patient/given', '  ']] },
    examine(one, report) {
      const blank = (record: object | undefined, fields: readonly string[], path: readonly (string | number)[]): void => {
        for (const field of fields) {
          const text = (record as Readonly<Record<string, unknown>> | undefined)?.[field];
          if (typeof text === 'string' && text.trim() === '') report([...path, field], 'holds no text');
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
    why: 'A result is a number, a code or a text. Where it has two of them, each reader takes another one.',
    source: 'FHIR R4, Observation.value[x]',
    valid: { edits: [['/observations/0/value_text', null]] },
    invalid: { edits: [['/observations/0/value_text', 'high']] },
    examine(one, report) {
      const several = (r: { value?: number | null; value_code?: object | null; value_text?: string | null }): boolean =>
        [r.value, r.value_code, r.value_text].filter((value) => value != null).length > 1;
      one.each('observations', (record, path) => {
        if (several(record)) report(path, 'has more than one of `value`, `value_code` and `value_text`');
        record.components?.forEach((part, i) => {
          if (part !== undefined && several(part)) report([...path, 'components', i], 'has more than one of `value`, `value_code` and `value_text`');
        });
      });
    },
  },
  {
    id: 'STRUCT-012',
    severity: 'warning',
    title: 'A result without a result',
    why: 'A final observation has a value, a code, a text or components; a remark says why there is none.',
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
        const { status, value, value_code, value_text, components, note } = record;
        if (status === 'preliminary' || value === undefined || value_code === undefined || value_text === undefined) return;
        if (value === null && value_code === null && value_text === null && components?.length === 0 && note === null)
          report(path, 'has no value, and no remark says why');
      });
    },
  },
];
