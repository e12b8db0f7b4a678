import { expect, test } from 'vitest';
import { compileText, diabetesText, subjects, texts } from '../support/scenario-runs.ts';

const ir = compileText(diabetesText);

test('law 10: identifiers are well-formed and cannot be those of real people', () => {
  for (const { patient, parties } of subjects(ir, { count: 200 })) {
    expect(patient.mrn).toMatch(/^MRN\d{8}$/);
    // Area numbers from 900 are never given as social security numbers.
    expect(patient.ssn).toMatch(/^9\d\d-\d\d-\d{4}$/);
    if (patient.phone !== null) expect(patient.phone).toMatch(/^\d{3}-555-01\d\d$/);
    if (patient.email !== null) expect(patient.email).toMatch(/@example\.(org|com|net)$/);
    for (const party of [...parties.organizations, ...parties.practitioners]) {
      expect(party.phone).toMatch(/^\d{3}-555-01\d\d$/);
      expect(luhn(`80840${party.npi}`)).toBe(true);
    }
  }
});

test('law 10: every FHIR resource says that it is test data', () => {
  for (const text of texts(ir, { count: 5 }, 'fhir', {}, 5).values()) {
    for (const line of text.trimEnd().split('\n')) {
      const { meta } = JSON.parse(line) as { meta: { tag: { system: string; code: string }[] } };
      expect(meta.tag.some(({ system, code }) => system === 'http://terminology.hl7.org/CodeSystem/v3-ActReason' && code === 'HTEST')).toBe(true);
    }
  }
});

/** ISO/IEC 7812-1, annex B. */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighted = i % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
