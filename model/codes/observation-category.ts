/** What kind of observation a code is, and what it is measured in: as the library says, else as its LOINC name says. */
import type { ObservationCategory, Specimen } from '../clinical/observation.ts';
import { loincCode } from './known-loinc.ts';

/** The type of sample in a LOINC name: `… in Serum or Plasma`, `… panel - Urine`, `pH of Arterial blood`. Source: LOINC Users' Guide, section 2.4. */
const SAMPLE =
  /\s(?:(?:in|-)\s(?:[\w/]+\s)*(?:serum|plasma|blood|urine|stool|semen|marrow|isolate|specimens?|tissue|cells|fluid|sputum|saliva|meconium|DBS|hair|nasopharynx|throat|cervix|leukocytes)|(?:of|on|from)\s(?:\w+\s)?(?:serum|plasma|blood|urine|stool))(?!\spressure)\b/i;
/** Properties of a LOINC name that only laboratories measure. */
const PROPERTY = /\[(?:(?:Mass|Moles|Units|#|Log #|Enzymatic activity)\/|Entitic |Presence|Titer|Susceptibility)/;
/** Names of imaging begin with the modality. Source: LOINC/RSNA Radiology Playbook. */
const MODALITY = /^(?:Portable )?(?:XR|CT|MR|MRA|US|MG|NM|PT|PET|RF|XA|DXA|DBT|SPECT)\b/;

/** Null where neither the library nor the name of the code tells. */
export function categoryOfCode(system: string, code: string, display: string): ObservationCategory | null {
  if (system !== 'LOINC') return 'exam';
  const known = loincCode(code)?.category;
  if (known !== undefined && known !== null) return known;
  if (MODALITY.test(display)) return 'imaging';
  return SAMPLE.test(display) || PROPERTY.test(display) ? 'laboratory' : null;
}

const SPECIMENS: readonly (readonly [RegExp, Specimen['type']])[] = [
  [/\burine\b/i, 'urine'],
  [/\bserum\b/i, 'serum'],
  [/\bplasma\b/i, 'plasma'],
  [/\bblood\b/i, 'blood'],
  [/\bstool\b/i, 'stool'],
  [/\b(?:throat|nasopharynx)\b/i, 'swab'],
  [/\btissue\b/i, 'tissue'],
];

/** What a laboratory test is measured in. */
export function specimenOfCode(system: string, code: string, display: string): Specimen['type'] {
  if (system !== 'LOINC') return 'other';
  return loincCode(code)?.specimen ?? SPECIMENS.find(([name]) => name.test(display))?.[1] ?? 'other';
}
