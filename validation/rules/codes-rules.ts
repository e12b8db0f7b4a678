/** Codes: well-formed, known by the name they have, of a system that belongs there. What the library does not know is not judged. */

import { codeShapes } from '../../model/codes/code-shapes.ts';
import type { CodeSystem } from '../../model/codes/code-systems.ts';
import { inventedPart } from '../../model/codes/icd10cm-categories.ts';
import { belowHeading, dividedSince, knownCode } from '../../model/codes/known-codes.ts';
import { type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import { dayOfMinute, formatDay } from '../../model/time/civil.ts';
import { historyNouns, verbList } from '../../vocabulary/verbs.ts';
import { eachCoding } from '../codings.ts';
import { brief } from '../finding-words.ts';
import type { Rule } from '../rule.ts';
import { coded, diabetes, metformin } from '../sample.ts';

/** The systems that a scenario may take the code of a record from, by kind: those of the verbs that make it. */
const systemsOf = new Map<RecordKind, Set<CodeSystem>>();
for (const { makes, alsoMakes, argument } of [...verbList, ...historyNouns.values()]) {
  if (argument.kind !== 'concept') continue;
  for (const kind of [...(makes === null ? [] : [makes]), ...alsoMakes]) {
    const known = systemsOf.get(kind) ?? new Set();
    for (const system of argument.systems) known.add(system);
    systemsOf.set(kind, known);
  }
}

/** Systems that have one name for a code; SNOMED CT has several that are all right, and CPT's own words are not free. */
const oneName: ReadonlySet<string> = new Set(['ICD10CM', 'LOINC', 'RXNORM', 'CVX']);

/** Letters count, and neither case nor blanks do. */
const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

export const codeRules: readonly Rule[] = [
  {
    id: 'CODE-001',
    severity: 'error',
    title: 'Malformed code',
    why: 'Each code system has a format, and LOINC and SNOMED CT codes end in a check digit, which detects mistyped and invented codes.',
    source: 'The publishers of the systems; check digits: Regenstrief Institute for LOINC, SNOMED International for SNOMED CT',
    valid: { edits: [] },
    invalid: { edits: [['/conditions/0/code/code', 'E119']] },
    examine(one, report) {
      eachCoding(one, ({ system, code }, path) => {
        if (system === undefined || code === undefined) return;
        const problem = codeShapes.get(system)?.(code) ?? null;
        if (problem !== null) report([...path, 'code'], `${brief(code)} is not a valid ${system} code: ${problem}`);
      });
    },
  },
  {
    id: 'CODE-002',
    severity: 'warning',
    title: 'Wrong display of a code',
    why: 'Either the display or the code is wrong. People read the display, and programs read the code.',
    source: 'Code tables of the library, checked against the published lists',
    valid: { edits: [] },
    invalid: { edits: [['/conditions/0/code/display', 'Type 1 diabetes mellitus without complications']] },
    examine(one, report) {
      eachCoding(one, ({ system, code, display }, path) => {
        if (system === undefined || code === undefined || display === undefined || !oneName.has(system)) return;
        const known = knownCode(system, code);
        if (known !== null && plain(known.display) !== plain(display))
          report([...path, 'display'], `the display of ${system} ${code} is ${JSON.stringify(known.display)}`);
      });
    },
  },
  {
    id: 'CODE-003',
    severity: 'warning',
    title: 'ICD-10-CM category used as a code',
    why: 'A category that is divided further is not valid on a claim. A warning, because it may have been valid on the day when it was used.',
    source: 'ICD-10-CM Official Guidelines, section I.B.2; addenda of the National Center for Health Statistics',
    valid: { edits: [] },
    invalid: {
      edits: [
        ['/conditions/0/code', coded('ICD10CM', 'N18.3', 'Chronic kidney disease, stage 3')],
        ['/medication_requests/0/reason', diabetes],
      ],
    },
    examine(one, report) {
      one.standing('conditions', ({ code, recorded }, path) => {
        if (code?.system !== 'ICD10CM' || code.code === undefined) return;
        const since = dividedSince.get(code.code);
        const below = belowHeading(code.code);
        if (since === undefined && below.length === 0) return;
        if (since !== undefined && recorded !== undefined && formatDay(dayOfMinute(recorded)) < since) return;
        const below3 = below.slice(0, 3).join(', ');
        report(
          [...path, 'code', 'code'],
          `${code.code} ${since === undefined ? 'is a category, not a diagnosis code' : `has not been a diagnosis code since ${since}, when it was divided`}${below3 === '' ? '' : `; its codes are ${below3}${below.length > 3 ? ', …' : ''}`}`,
        );
      });
    },
  },
  {
    id: 'CODE-004',
    severity: 'error',
    title: 'Code of the wrong system',
    why: 'Diagnoses are coded in ICD-10-CM or SNOMED CT, drugs in RxNorm or NDC, vaccines in CVX, tests in LOINC. FHIR profiles and HL7 v2 segments that require a code system reject others.',
    source: 'US Core 6.1 bindings; the verbs of the language',
    valid: { edits: [] },
    invalid: { edits: [['/immunizations/0/code', metformin]] },
    examine(one, report) {
      for (const kind of recordKinds) {
        const allowed = systemsOf.get(kind);
        if (allowed === undefined) continue;
        one.each(kind, (record, path) => {
          const code = (record as { readonly code?: { readonly system?: CodeSystem } }).code;
          if (code?.system !== undefined && !allowed.has(code.system))
            report([...path, 'code', 'system'], `${code.system} is not allowed for ${kind}; allowed: ${[...allowed].join(', ')}`);
        });
      }
    },
  },
  {
    id: 'CODE-005',
    severity: 'warning',
    title: 'Code without a display',
    why: 'People read the display, and US Core requires support for it.',
    source: 'US Core 6.1, must support of codings',
    valid: { edits: [] },
    invalid: { edits: [['/procedures/0/code/display', '']] },
    examine(one, report) {
      eachCoding(one, ({ display }, path) => {
        if (display !== undefined && display.trim() === '') report([...path, 'display'], 'the code has no display');
      });
    },
  },
  {
    id: 'CODE-006',
    severity: 'warning',
    title: 'Code with two displays',
    why: 'Within the records of one person, a code should have one display. Two displays are usually two codes, one of them mistyped.',
    valid: { edits: [] },
    invalid: { edits: [['/procedures/0/reason', coded('SNOMED', '401191002', 'Examination of eye (procedure)')]] },
    examine(one, report) {
      const names = new Map<string, string>();
      eachCoding(one, ({ system, code, display }, path) => {
        // Where the library knows the name, CODE-002 has said it.
        if (system === undefined || code === undefined || display === undefined || display.trim() === '') return;
        if (oneName.has(system) && knownCode(system, code) !== null) return;
        const key = `${system} ${code}`;
        const before = names.get(key);
        if (before === undefined) names.set(key, display);
        else if (plain(before) !== plain(display)) report([...path, 'display'], `${key} is ${brief(before)} elsewhere in the record`);
      });
    },
  },
  {
    id: 'CODE-007',
    severity: 'warning',
    title: 'Code that ICD-10-CM does not have',
    why: 'No release of ICD-10-CM has this category, or codes of it with this fourth character. Receivers reject codes that do not exist.',
    source: 'ICD-10-CM code descriptions, fiscal years 2016 to 2026, National Center for Health Statistics',
    valid: { edits: [['/procedures/0/reason', coded('ICD10CM', 'E11.36', 'Type 2 diabetes mellitus with diabetic cataract')]] },
    invalid: { edits: [['/procedures/0/reason', coded('ICD10CM', 'E11.7', 'Type 2 diabetes mellitus with multiple complications')]] },
    examine(one, report) {
      eachCoding(one, ({ system, code }, path) => {
        if (system !== 'ICD10CM' || code === undefined || codeShapes.get('ICD10CM')?.(code) !== null) return;
        const part = inventedPart(code);
        if (part === null) return;
        const what = part.length === 3 ? `there is no category ${part}` : `no code in the category ${code.slice(0, 3)} begins with ${part}`;
        report([...path, 'code'], `${code} is not an ICD-10-CM code: ${what}`);
      });
    },
  },
];
