import { expect, test } from 'vitest';
import { canonicalNear, isCanonical } from '../../model/canonical-url.ts';

test.each([
  'https://madie.cms.gov/Measure/KidneyHealthEvaluationFHIR',
  'https://madie.cms.gov/Measure/KidneyHealthEvaluationFHIR|0.1.000',
  'http://example.org',
  'urn:oid:2.16.840.1.113883.4.642.5.1',
  'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',
  'tag:example.org,2025:measures/a1c',
  'https://example.org/a%20b?c=d',
])('%s is a canonical URL', (text) => {
  expect(isCanonical(text)).toBe(true);
});

test.each([
  ['CMS122', null],
  ['', null],
  ['Measure/a1c', null],
  ['https://', null],
  ['https:/example.org', null],
  ['https://example.org/a|', null],
  ['https://example.org/a|1|2', null],
  ['urn:oid:2.16.08', null],
  ['urn:uuid:12', null],
  ['https://example.org/a%2', null],
  ['example.org/Measure/a1c', 'https://example.org/Measure/a1c'],
  [' https://example.org/a1c\n', 'https://example.org/a1c'],
  ['https://example.org/A1c below 8', 'https://example.org/A1c%20below%208'],
  ['https://example.org/é<x>', 'https://example.org/%C3%A9%3Cx%3E'],
  ['urn:uuid:0C3151BD-1CBF-4D64-B04D-CD9187A4C6E0', 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0'],
  ['https://example.org/\ud800', 'https://example.org/%EF%BF%BD'],
] as const)('%j is none', (text, near) => {
  expect(isCanonical(text)).toBe(false);
  expect(canonicalNear(text)).toBe(near);
});
