import type { AllergyIntolerance } from '../../../model/clinical/allergy-intolerance.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { date } from '../hl7v2-time.ts';
import { coded, fitting } from '../hl7v2-types.ts';

/** HL7 table 0127. */
const TYPE: Readonly<Record<AllergyIntolerance['category'], string>> = {
  medication: 'DA^Drug allergy^HL70127',
  food: 'FA^Food allergy^HL70127',
  environment: 'EA^Environmental Allergy^HL70127',
  biologic: 'MA^Miscellaneous allergy^HL70127',
};
/** HL7 table 0128. */
const SEVERITY: Readonly<Record<NonNullable<AllergyIntolerance['severity']>, string>> = {
  mild: 'MI^Mild^HL70128',
  moderate: 'MO^Moderate^HL70128',
  severe: 'SV^Severe^HL70128',
};

/** The most characters of AL1-5. */
const REACTION = 15;

export function al1(c: Hl7v2Context, r: AllergyIntolerance, number: number): string {
  return c.segment('AL1', {
    1: String(number),
    2: TYPE[r.category],
    3: coded(c, r.code),
    4: r.severity === null ? null : SEVERITY[r.severity],
    5: r.reaction === null ? null : c.escape(fitting(r.reaction.display, REACTION)),
    6: date(r.onset),
  });
}
