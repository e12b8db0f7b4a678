import type { Specimen } from '../../../model/clinical/observation.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';

/** SNOMED CT. */
const TYPE: Readonly<Record<Specimen['type'], string>> = {
  blood: '119297000^Blood specimen^SCT',
  serum: '119364003^Serum specimen^SCT',
  plasma: '119361006^Plasma specimen^SCT',
  urine: '122575003^Urine specimen^SCT',
  stool: '119339001^Stool specimen^SCT',
  swab: '257261003^Swab^SCT',
  tissue: '119376003^Tissue specimen^SCT',
  other: 'OTH^Other specimen^L',
};

/** Specimen; nothing where the version has no such segment. */
export function spm(c: Hl7v2Context, r: Specimen, number: number): string {
  if (!c.version.specimenSegment) return '';
  return c.segment('SPM', { 1: String(number), 2: `^${r.id}&HSIMC`, 4: TYPE[r.type], 17: c.time(r.collected) });
}
