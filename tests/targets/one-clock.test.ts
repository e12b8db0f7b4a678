/** One clock: every target gives a record the offset of the place where it was made. */
import { expect, test } from 'vitest';
import { compileText, texts } from '../support/scenario-runs.ts';
import { messagesIn } from './fixtures/hl7v2.ts';

const CODES = 'codes dx: ICD10CM { uri  J06.9  "Acute upper respiratory infection, unspecified" }';

/** Offsets of the visits of FHIR, and of the messages about them. */
function offsets(text: string, count = 1): { readonly fhir: string[]; readonly hl7v2: string[] } {
  const ir = compileText(text);
  const fhir = [...texts(ir, { count }, 'fhir', {}, 128)].flatMap(([path, lines]) =>
    path.startsWith('Encounter') ? [...lines.matchAll(/"period":\{"start":"([^"]*)"/g)].map((match) => match[1]) : [],
  );
  const messages = [...texts(ir, { count }, 'hl7v2', {}, 128).values()].flatMap(messagesIn);
  const hl7v2 = messages.flatMap((message) => {
    const visit = message.split('\r').find((line) => line.startsWith('PV1|1|O'));
    return visit !== undefined && message.includes('ADT^A04') ? [visit.split('|')[44]] : [];
  });
  return { fhir: [...new Set(fhir)], hl7v2: [...new Set(hl7v2)] };
}

const offset = (text: string): string => text.slice(-5);

test('one clinic has one offset, whoever comes', () => {
  const found = offsets(
    `hsim 1
scenario one_clinic "One clinic, people from anywhere" { as_of: 2025-12-31 }
${CODES}
facility main_clinic { name: "Lakeside Example Clinic"  state: "OH"  zip: "44113" }
profile adult { age: 40 }
timeline care of adult {
  event visit at 2025-05-05T10:00 { encounter ambulatory { facility: main_clinic  reason: dx.uri } }
}`,
    60,
  );
  expect(found).toEqual({ fhir: ['2025-05-05T10:00:00-04:00'], hl7v2: ['202505051000-0400'] });
});

test('a move changes nothing of the past', () => {
  const found = offsets(`hsim 1
scenario moved "A person who moves" { as_of: 2025-12-31 }
${CODES}
profile adult { age: 40  state: "NY" }
timeline care of adult {
  event visit at 2025-05-05T10:00 { encounter ambulatory { reason: dx.uri } }
  event moves at 2025-06-01 { update { line: "9 Palm St"  city: "Los Angeles"  state: "CA"  zip: "90012" } }
}`);
  expect(found).toEqual({ fhir: ['2025-05-05T10:00:00-04:00'], hl7v2: ['202505051000-0400'] });
});

test('Indiana in 2004 had no daylight saving time', () => {
  const found = offsets(`hsim 1
scenario indiana "Indiana in 2004" { as_of: 2004-12-31 }
${CODES}
profile adult { age: 40  state: "IN" }
timeline care of adult { event visit at 2004-07-06T10:00 { encounter ambulatory { reason: dx.uri } } }`);
  expect(found).toEqual({ fhir: ['2004-07-06T10:00:00-05:00'], hl7v2: ['200407061000-0500'] });
});

test.each(['GU', 'AS', 'MP', 'VI', 'PR', null])('people of %s, or of no state: both targets have the offset of those who see them', (state) => {
  const home = state === null ? '' : `state: "${state}"`;
  const hidden = state === null ? 'defects { missing state: 100% }' : '';
  const { fhir, hl7v2 } = offsets(`hsim 1
scenario islands "Islands" { as_of: 2025-12-31 }
${CODES}
profile adult { age: 40  ${home} }
${hidden}
timeline care of adult { event visit at 2025-07-07T10:00 { encounter ambulatory { reason: dx.uri } } }`);
  expect(fhir.map((text) => offset(text.replace(':00-', '-').replace(/:(\d\d)$/, '$1')))).toEqual(hl7v2.map(offset));
  expect(fhir).toHaveLength(1);
});

test('on the night when the clocks go forward a feed is in order of instants', () => {
  const ir = compileText(`hsim 1
scenario night "The night when clocks go forward" { as_of: 2025-12-31 }
${CODES}
profile adult { age: 40 }
timeline care of adult {
  event a every 7 minutes from 2025-03-09T00:30 until 2025-03-09T04:00 { encounter ambulatory { duration: 15 minutes  reason: dx.uri } }
}`);
  for (const text of texts(ir, { count: 20 }, 'hl7v2', {}, 128).values()) {
    const instants = messagesIn(text).map((message) => {
      const [, day, hour, minute, hours, minutes] = /^(\d{8})(\d\d)(\d\d)-(\d\d)(\d\d)$/.exec(message.split('|')[6])!;
      return Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${hour}:${minute}:00-${hours}:${minutes}`);
    });
    expect(instants.length).toBeGreaterThan(500);
    expect(instants).toEqual([...instants].sort((x, y) => x - y));
  }
});
