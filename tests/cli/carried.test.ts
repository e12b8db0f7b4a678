/** A target says before a run what it cannot carry (HS7001, HS7002), and after it how much that was. */
import { expect, test } from 'vitest';
import { hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();

test('records and fields that a target leaves out are named where the scenario writes them', () => {
  const { code, err } = hsimc(['compile', 'diabetes', '--count', '3', '--target', 'hl7v2', '--out', 'run'], { cwd });
  expect(code).toBe(0);
  expect(err).toMatch(/warning\[HS7001\]: the target `hl7v2` does not support care plans/);
  expect(err).toMatch(/warning\[HS7002\]: the target `hl7v2` leaves out `criticality`/);
  expect(err).toMatch(/diabetes\.hsim:\d+:\d+/);
});

test('--report-loss counts them', () => {
  const { code, out } = hsimc(['compile', 'diabetes', '--count', '3', '--target', 'hl7v2,csv', '--out', 'counted', '--report-loss'], { cwd });
  expect(code).toBe(0);
  expect(out).toMatch(/^hl7v2: 3 records of care_plans left out$/m);
});

test('a target that carries everything says nothing', () => {
  const { err } = hsimc(['compile', 'diabetes', '--count', '3', '--target', 'fhir', '--out', 'all', '--quiet'], { cwd });
  expect(err).toBe('');
});
