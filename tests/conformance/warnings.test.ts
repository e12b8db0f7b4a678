import { expect, test } from 'vitest';
import { difference, kinds, normalise } from './lib/warnings.mjs';

test('a message loses what the data decides and keeps what the program decides', () => {
  expect(normalise("Unable to validate code '10*3/uL' in system 'http://unitsofmeasure.org' because …")).toBe(
    "Unable to validate code '…' in system 'http://unitsofmeasure.org' because …",
  );
  expect(normalise('The code provided (http://loinc.org#6690-2) is not in the value set')).toBe(
    'The code provided (http://loinc.org#…) is not in the value set',
  );
  expect(normalise('(codes = http://terminology.hl7.org/CodeSystem/v2-0203#SS)')).toBe('(codes = http://terminology.hl7.org/CodeSystem/v2-0203#SS)');
  expect(normalise("reference 'Patient/p1' in Bundle.entry[12]")).toBe("reference 'Patient/…' in Bundle.entry[…]");
  expect(normalise("The Measure 'https://example.org/m' could not be resolved")).toBe("The Measure '…' could not be resolved");
  expect(normalise("annotations like {tbl} …, and the Quantity.unit 'tablet' SHOULD")).toBe("annotations like {…} …, and the Quantity.unit '…' SHOULD");
  expect(normalise('urn:uuid:00000000-0000-4000-8000-000000000001')).toBe('urn:uuid:…');
  expect(normalise('(defined in http://hl7.org/fhir/StructureDefinition/DomainResource)')).toBe(
    '(defined in http://hl7.org/fhir/StructureDefinition/DomainResource)',
  );
});

test('kinds are distinct, sorted and of warnings alone; inside a bundle the bundled type counts', () => {
  const warning = { severity: 'warning', messageId: 'b', resourceType: 'Patient', message: 'reference Patient/1' } as const;
  const issues = [warning, { ...warning, message: 'reference Patient/2' }, { ...warning, messageId: 'a', resourceType: 'Bundle', innerType: 'Goal' }];
  expect(kinds([...issues, { ...warning, severity: 'error' }])).toEqual(['a\tGoal\treference Patient/…', 'b\tPatient\treference Patient/…']);
});

test('a difference has both sides', () => {
  expect(difference(['a', 'b'], ['b', 'c'])).toEqual({ added: ['c'], gone: ['a'] });
});

test('a warning that has lost its id gets it back, so that the order of the resources does not show', () => {
  const issue = {
    severity: 'warning',
    resourceType: 'Goal',
    message: "Unable to validate code 'kg' in system 'http://unitsofmeasure.org' … without terminology services",
  } as const;
  expect(kinds([issue, { ...issue, messageId: 'Error_validating_code_running_without_terminology_services' }])).toHaveLength(1);
  expect(kinds([{ ...issue, message: 'something else' }])).toEqual(['-\tGoal\tsomething else']);
});
