/** What the segments of a set say together: claims, payments and premiums. */
import { stateOf } from '../../model/places/us-states.ts';
import { dollars } from '../amounts.ts';
import type { FindX12 } from './x12-checks.ts';
import { centsIn } from './x12-elements-check.ts';
import type { X12Segment } from './x12-reader.ts';

export interface SetChecks {
  readonly segment: (segment: X12Segment, loop: string) => void;
  /** After the last segment of the set. */
  readonly end: () => void;
}

const nothing: SetChecks = { segment: () => {}, end: () => {} };

export function setChecksOf(guide: string, component: string, find: FindX12): SetChecks {
  if (guide === '837P' || guide === '837I') return new ClaimChecks(guide, component, find);
  if (guide === '835') return new RemittanceChecks(find);
  return guide === '820' ? new PremiumChecks(find) : nothing;
}

/** Lists of HI with ICD-10-CM codes that lines point to, other lists of ICD-10-CM, and those of ICD-10-PCS. */
const POINTED: ReadonlySet<string> = new Set(['ABK', 'ABF']);
const OTHER_DIAGNOSES: ReadonlySet<string> = new Set(['ABJ', 'APR', 'ABN']);
const PROCEDURES: ReadonlySet<string> = new Set(['BBR', 'BBQ']);
/** CLM05-1 of the stays of hospitals. */
const INPATIENT = '11';

class ClaimChecks implements SetChecks {
  readonly #guide: string;
  readonly #component: string;
  readonly #find: FindX12;
  #claim: { readonly start: X12Segment; lines: number; sum: number; diagnoses: number; admitted: boolean } | null = null;

  constructor(guide: string, component: string, find: FindX12) {
    this.#guide = guide;
    this.#component = component;
    this.#find = find;
  }

  segment(segment: X12Segment, loop: string): void {
    const { elements } = segment;
    const [id, first = ''] = elements;
    if (loop === '2010AA' && id === 'N4') this.#billingPlace(segment);
    if (id === 'CLM') {
      this.end();
      this.#claim = { start: segment, lines: 0, sum: 0, diagnoses: 0, admitted: false };
    }
    const claim = this.#claim;
    if (claim === null) return;
    if (loop === '2300' && id === 'HI') this.#codes(segment, claim);
    if (loop === '2300' && id === 'DTP' && first === '434' && elements[2] !== 'RD8')
      this.#find('EDI-012', segment, 'DTP02', 'the statement dates are a range (RD8)');
    if (loop === '2300' && id === 'DTP' && first === '435') {
      claim.admitted = true;
      if (this.#guide === '837I' && this.#isInpatient(claim.start) && elements[2] !== 'DT')
        this.#find('EDI-016', segment, 'DTP02', 'the admission of a stay has its day and hour (DT)');
    }
    if (id === 'SV1' || id === 'SV2') {
      claim.lines++;
      claim.sum += centsIn(elements[id === 'SV1' ? 2 : 3]);
    }
    if (id === 'SV1')
      (elements[7] ?? '').split(this.#component).forEach((pointer, i) => {
        if (pointer !== '' && (!/^\d+$/.test(pointer) || Number(pointer) < 1 || Number(pointer) > claim.diagnoses))
          this.#find('EDI-010', segment, `SV107-${i + 1}`, `points to diagnosis ${pointer}; the claim has ${claim.diagnoses}`);
      });
  }

  end(): void {
    const claim = this.#claim;
    this.#claim = null;
    if (claim === null) return;
    const charge = centsIn(claim.start.elements[2]);
    if (claim.lines > 0 && charge !== claim.sum)
      this.#find('EDI-013', claim.start, 'CLM02', `is ${dollars(charge)}, but the charges of its lines are ${dollars(claim.sum)}`);
    if (claim.diagnoses === 0) this.#find('EDI-016', claim.start, 'CLM', 'the claim has no principal diagnosis (HI*ABK)');
    if (this.#guide === '837I' && this.#isInpatient(claim.start) && !claim.admitted)
      this.#find('EDI-016', claim.start, 'CLM', 'the claim of a stay has no admission (DTP*435)');
  }

  #isInpatient({ elements }: X12Segment): boolean {
    return (elements[5] ?? '').split(this.#component)[0] === INPATIENT;
  }

  #billingPlace(segment: X12Segment): void {
    const [, , state = '', zip = '', country = ''] = segment.elements;
    if (country !== '' && country !== 'US') return;
    if (stateOf(state) === undefined) this.#find('EDI-007', segment, 'N402', `${JSON.stringify(state.slice(0, 20))} is not a state`);
    if (!/^\d{9}$/.test(zip)) this.#find('EDI-016', segment, 'N403', 'the ZIP code of a billing provider has nine digits');
  }

  #codes(segment: X12Segment, claim: { diagnoses: number }): void {
    segment.elements.slice(1).forEach((composite, i) => {
      const [list, code = ''] = composite.split(this.#component);
      const at = `HI${String(i + 1).padStart(2, '0')}-2`;
      if (POINTED.has(list)) claim.diagnoses++;
      const shape = POINTED.has(list) || OTHER_DIAGNOSES.has(list) ? /^[A-Z]\d[0-9A-Z][0-9A-Z]{0,4}$/ : PROCEDURES.has(list) ? /^[0-9A-HJ-NP-Z]{7}$/ : null;
      if (shape === null || shape.test(code)) return;
      const words = code.includes('.')
        ? 'ICD-10 codes are sent without their point'
        : PROCEDURES.has(list)
          ? 'not a code of ICD-10-PCS'
          : 'not a code of ICD-10-CM';
      this.#find('EDI-009', segment, at, `${JSON.stringify(code.slice(0, 20))}: ${words}`);
    });
  }
}

/** The adjustments of one CAS: amounts are its third element, and each third one after it. @param group only of this group */
function adjustedBy({ elements }: X12Segment, group?: string): number {
  if (group !== undefined && elements[1] !== group) return 0;
  let sum = 0;
  for (let i = 3; i < elements.length; i += 3) sum += centsIn(elements[i]);
  return sum;
}

const REVERSAL = '22';

class RemittanceChecks implements SetChecks {
  readonly #find: FindX12;
  #total: X12Segment | null = null;
  #paid = 0;
  #withheld = 0;
  #claim: { readonly start: X12Segment; adjusted: number; patient: number; charges: number; lines: number; dated: boolean } | null = null;
  #line: { readonly start: X12Segment; adjusted: number; dated: boolean } | null = null;

  constructor(find: FindX12) {
    this.#find = find;
  }

  segment(segment: X12Segment, loop: string): void {
    const { elements } = segment;
    switch (elements[0]) {
      case 'BPR':
        this.#total = segment;
        return;
      case 'CLP':
        this.#endClaim();
        this.#paid += centsIn(elements[4]);
        this.#claim = { start: segment, adjusted: 0, patient: 0, charges: 0, lines: 0, dated: false };
        return;
      case 'SVC':
        this.#endLine();
        this.#line = { start: segment, adjusted: 0, dated: false };
        if (this.#claim !== null) {
          this.#claim.lines++;
          this.#claim.charges += centsIn(elements[2]);
        }
        return;
      case 'CAS':
        if (loop === '2110' && this.#line !== null) this.#line.adjusted += adjustedBy(segment);
        if (this.#claim !== null) {
          this.#claim.adjusted += adjustedBy(segment);
          this.#claim.patient += adjustedBy(segment, 'PR');
        }
        return;
      case 'DTM':
        if (loop === '2110' && this.#line !== null) this.#line.dated = true;
        if (loop === '2100' && this.#claim !== null && elements[1] === '232') this.#claim.dated = true;
        return;
      case 'PLB':
        this.#endClaim();
        for (let i = 4; i < elements.length; i += 2) this.#withheld += centsIn(elements[i]);
        return;
      default:
    }
  }

  end(): void {
    this.#endClaim();
    if (this.#total === null) return;
    const due = this.#paid - this.#withheld;
    const total = centsIn(this.#total.elements[2]);
    if (total !== due)
      this.#find('EDI-014', this.#total, 'BPR02', `is ${dollars(total)}, but the payments of its claims less the provider adjustments are ${dollars(due)}`);
    if (total < 0) this.#find('EDI-014', this.#total, 'BPR02', `is ${dollars(total)}: a payment is never negative`);
  }

  #endLine(): void {
    const line = this.#line;
    this.#line = null;
    if (line === null) return;
    const difference = centsIn(line.start.elements[2]) - centsIn(line.start.elements[3]);
    if (difference !== line.adjusted)
      this.#find(
        'EDI-014',
        line.start,
        'SVC03',
        `the charge less the payment is ${dollars(difference)}, but the adjustments of the line are ${dollars(line.adjusted)}`,
      );
    if (!line.dated && this.#claim?.dated !== true)
      this.#find('EDI-016', line.start, 'SVC', 'neither the line nor its claim has a day of service (DTM*472, DTM*232)');
  }

  #endClaim(): void {
    this.#endLine();
    const claim = this.#claim;
    this.#claim = null;
    if (claim === null) return;
    const { start, adjusted, patient, charges, lines } = claim;
    const [, , status, charge, paid, responsibility] = start.elements;
    const difference = centsIn(charge) - centsIn(paid);
    if (difference !== adjusted)
      this.#find(
        'EDI-014',
        start,
        'CLP04',
        `the charge less the payment is ${dollars(difference)}, but the adjustments of the claim and its lines are ${dollars(adjusted)}`,
      );
    if (lines > 0 && centsIn(charge) !== charges)
      this.#find('EDI-014', start, 'CLP03', `is ${dollars(centsIn(charge))}, but the charges of its lines are ${dollars(charges)}`);
    if (status !== REVERSAL && centsIn(responsibility) !== patient)
      this.#find('EDI-014', start, 'CLP05', `is ${dollars(centsIn(responsibility))}, but the adjustments of the patient (PR) are ${dollars(patient)}`);
  }
}

class PremiumChecks implements SetChecks {
  readonly #find: FindX12;
  #total: X12Segment | null = null;
  #paid = 0;
  #detail: { readonly start: X12Segment; adjusted: number } | null = null;

  constructor(find: FindX12) {
    this.#find = find;
  }

  segment(segment: X12Segment, loop: string): void {
    const { elements } = segment;
    if (elements[0] === 'BPR') this.#total = segment;
    if (elements[0] === 'ENT') this.#endDetail();
    if (elements[0] === 'RMR') {
      this.#endDetail();
      this.#paid += centsIn(elements[4]);
      this.#detail = { start: segment, adjusted: 0 };
    }
    if (elements[0] !== 'ADX') return;
    if (loop.startsWith('2200')) this.#paid += centsIn(elements[1]);
    else if (this.#detail !== null) this.#detail.adjusted += centsIn(elements[1]);
  }

  end(): void {
    this.#endDetail();
    if (this.#total === null) return;
    const total = centsIn(this.#total.elements[2]);
    if (total !== this.#paid)
      this.#find('EDI-015', this.#total, 'BPR02', `is ${dollars(total)}, but the premiums and adjustments below it are ${dollars(this.#paid)}`);
  }

  #endDetail(): void {
    const detail = this.#detail;
    this.#detail = null;
    if (detail === null || (detail.start.elements[5] ?? '') === '') return;
    const [paid, billed] = [centsIn(detail.start.elements[4]), centsIn(detail.start.elements[5])];
    if (paid !== billed + detail.adjusted)
      this.#find(
        'EDI-015',
        detail.start,
        'RMR04',
        `is ${dollars(paid)}, but ${dollars(billed)} are billed, and the adjustments are ${dollars(detail.adjusted)}`,
      );
  }
}
