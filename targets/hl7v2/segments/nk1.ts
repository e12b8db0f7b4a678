import type { RelatedPerson, Relationship } from '../../../model/parties/related-person.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { date } from '../hl7v2-time.ts';
import { components, medicalRecordNumber } from '../hl7v2-types.ts';
import { ETHNICITY, homeAddress, legalName, MARITAL, RACE, SEX, telecom } from './pid.ts';

/** HL7 table 0063. */
const RELATIONSHIP: Readonly<Record<Relationship, string>> = {
  spouse: 'SPO^Spouse^HL70063',
  partner: 'DOM^Life partner^HL70063',
  child: 'CHD^Child^HL70063',
  parent: 'PAR^Parent^HL70063',
  sibling: 'SIB^Sibling^HL70063',
  grandparent: 'GRP^Grandparent^HL70063',
  grandchild: 'GCH^Grandchild^HL70063',
  other: 'OTH^Other^HL70063',
};

/** HL7 table 0131. */
const NEXT_OF_KIN = 'N^Next-of-Kin^HL70131';

/** Next of kin and associated parties, numbered by those who are known at a minute. */
export function nk1(c: Hl7v2Context, minute: number): string {
  return c.subject.related_persons
    .filter((p) => p.recorded <= minute)
    .map((p, i) => segment(c, p, i + 1))
    .join('');
}

function segment(c: Hl7v2Context, p: RelatedPerson, number: number): string {
  return c.segment('NK1', {
    1: String(number),
    2: legalName(c, p),
    3: RELATIONSHIP[p.relationship],
    4: homeAddress(c, p),
    5: telecom(c, p),
    7: NEXT_OF_KIN,
    14: MARITAL[p.marital_status],
    15: SEX[p.sex],
    16: date(p.birth_date),
    20: p.language === '' ? null : components([c.escape(p.language), '', 'BCP47']),
    28: ETHNICITY[p.ethnicity],
    33: p.related_mrn === null ? null : medicalRecordNumber(c, p.related_mrn),
    35: RACE[p.race],
  });
}
