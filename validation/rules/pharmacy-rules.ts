/** Claims of pharmacies, and the fills that they are for. */
import { codeShapes } from '../../model/codes/code-shapes.ts';
import { dayOfMinute, formatDay, MINUTES_PER_DAY } from '../../model/time/civil.ts';
import { differ, dollars, totalOf } from '../amounts.ts';
import type { Case, LooseRecord } from '../case.ts';
import { brief } from '../finding-words.ts';
import type { Path, ReportFinding, Rule } from '../rule.ts';
import { another, coverageEnds, sampleId } from '../sample.ts';

/** Amounts of a claim that is paid. */
const AMOUNTS = [
  ...(['ingredient_cost', 'dispensing_fee', 'allowed', 'deductible', 'copay', 'coinsurance', 'paid', 'patient_pay', 'other_payer_paid'] as const),
];

/** A reject code: two or three digits or capital letters. The list itself is not free. */
const REJECT = /^[0-9A-Z]{2,3}$/;
/** Field 510-FA. */
const MOST_REJECTS = 5;

export const pharmacyRules: readonly Rule[] = [
  {
    id: 'RX-001',
    severity: 'error',
    title: 'Allowed amount that is not the sum of cost and fee',
    why: 'The allowed amount of a fill is the sum of the ingredient cost and the dispensing fee that are paid.',
    source: 'NCPDP Telecommunication D.0, 506-F6 and 507-F7',
    valid: { edits: [] },
    invalid: { edits: [['/pharmacy_claims/0/dispensing_fee', '2.00']] },
    examine(one, report) {
      one.each('pharmacy_claims', ({ allowed, ingredient_cost, dispensing_fee }, path) => {
        const sum = totalOf(ingredient_cost, dispensing_fee);
        if (differ(allowed, sum))
          report([...path, 'allowed'], `\`allowed\` is ${dollars(allowed)}, but the ingredient cost and dispensing fee add up to ${dollars(sum)}`);
      });
    },
  },
  {
    id: 'RX-002',
    severity: 'error',
    title: 'Payments that do not add up to the allowed amount',
    why: 'The payments of the plan, the patient and other payers add up to the allowed amount of a fill.',
    source: 'NCPDP Telecommunication D.0, 509-F9, 505-F5 and 566-J5',
    valid: { edits: [] },
    invalid: { edits: [['/pharmacy_claims/0/paid', '5.00']] },
    examine(one, report) {
      one.each('pharmacy_claims', ({ allowed, paid, patient_pay, other_payer_paid }, path) => {
        const sum = totalOf(paid, patient_pay, other_payer_paid);
        if (differ(allowed, sum))
          report([...path, 'allowed'], `\`allowed\` is ${dollars(allowed)}, but the plan, the patient and other payers pay ${dollars(sum)}`);
      });
    },
  },
  {
    id: 'RX-003',
    severity: 'error',
    title: 'Response that contradicts itself',
    why: 'A rejected claim has reject codes, no fill and no money. A paid one has no reject codes, and a fill: what nobody has collected after 30 days, the longest that payers allow, is reversed.',
    source: 'NCPDP Telecommunication D.0, 112-AN and 511-FB; PAAS National, return to stock time frames (10 to 30 days)',
    valid: { edits: [rejected(['79'])] },
    invalid: { edits: [['/pharmacy_claims/0/rejects', ['79']]] },
    examine(one, report) {
      const [known, reversed] = [lastReport(one), reversedBy(one)];
      one.each('pharmacy_claims', (record, path) => {
        const { response, rejects, dispense_id: dispense } = record;
        if (response !== undefined && response !== 'rejected' && rejects !== undefined && rejects.length > 0)
          report([...path, 'rejects'], `the claim is ${response}, but has reject codes`);
        if (response === 'paid' && dispense === null && !reversed.has(record.id) && known - (record.at ?? known) > LONGEST_WAIT)
          report([...path, 'dispense_id'], 'the claim is paid and was not reversed, but refers to no fill');
        if (response !== 'rejected') return;
        if (rejects?.length === 0) report([...path, 'rejects'], 'the claim is rejected, but has no reject code');
        if (dispense != null) report([...path, 'dispense_id'], 'the claim is rejected, but refers to a fill');
        for (const field of AMOUNTS)
          if (record[field] !== undefined && record[field] !== 0)
            report([...path, field], `the claim is rejected, but \`${field}\` is ${dollars(record[field])}`);
      });
    },
  },
  {
    id: 'RX-004',
    severity: 'error',
    title: 'Invalid reject code',
    why: 'An answer has up to five reject codes, each of two or three digits or capital letters and each once.',
    source: 'NCPDP Telecommunication D.0, 510-FA and 511-FB',
    valid: { edits: [rejected(['75', '7X', '608'])] },
    invalid: { edits: [rejected(['refill too soon'])] },
    examine(one, report) {
      one.each('pharmacy_claims', ({ rejects }, path) => {
        if (rejects === undefined) return;
        const at = [...path, 'rejects'];
        if (rejects.length > MOST_REJECTS) report(at, `the claim has ${rejects.length} reject codes; at most ${MOST_REJECTS} are allowed`);
        rejects.forEach((code, i) => {
          if (code === undefined) return;
          if (!REJECT.test(code)) report([...at, i], `${brief(code)} is not a reject code`);
          else if (rejects.indexOf(code) < i) report([...at, i], `${code} is listed more than once`);
        });
      });
    },
  },
  {
    id: 'RX-005',
    severity: 'error',
    title: 'Cost sharing that is not paid',
    why: 'Deductible, copay and coinsurance are paid by the patient, or for the patient by others. Amounts of a claim are never negative, and those of a reversal never positive.',
    source: 'NCPDP Telecommunication D.0, 505-F5, 517-FH, 518-FI and 572-4U',
    valid: { edits: [] },
    invalid: { edits: [['/pharmacy_claims/0/copay', '10.50']] },
    examine(one, report) {
      one.each('pharmacy_claims', (record, path) => {
        const sign = record.transaction === 'B2' ? -1 : 1;
        const signed = (amount: number | undefined): number | undefined => (amount === undefined ? undefined : sign * amount);
        const share = signed(totalOf(record.deductible, record.copay, record.coinsurance));
        const paid = signed(totalOf(record.patient_pay, record.other_payer_paid));
        if (share !== undefined && paid !== undefined && share > paid)
          report(
            [...path, 'patient_pay'],
            `the patient and other payers pay ${dollars(paid)}, but the deductible, copay and coinsurance add up to ${dollars(share)}`,
          );
        for (const field of AMOUNTS) if ((signed(record[field]) ?? 0) < 0) report([...path, field], `\`${field}\` is negative: ${dollars(record[field])}`);
      });
    },
  },
  {
    id: 'RX-006',
    severity: 'error',
    title: 'Claim that differs from its fill',
    why: 'The claim and the fill are of the same prescription, with the same number, quantity and days of supply.',
    source: 'NCPDP Telecommunication D.0, 402-D2, 403-D3, 442-E7 and 405-D5',
    valid: { edits: [] },
    invalid: { edits: [['/pharmacy_claims/0/quantity', 90]] },
    examine(one, report) {
      // A claim that was replaced is of the fill as it was recorded then.
      const reversed = reversedBy(one);
      one.each('pharmacy_claims', (record, path) => {
        const fill = one.find('medication_dispenses', record.dispense_id);
        if (fill === undefined || (reversed.has(record.id) && rebilled(one, record.id))) return;
        for (const field of ['request_id', 'fill_number', 'quantity', 'days_supply'] as const)
          if (record[field] !== undefined && fill[field] !== undefined && fill[field] !== record[field])
            report([...path, field], `\`${field}\` is ${brief(record[field])}, but that of the fill is ${brief(fill[field])}`);
      });
    },
  },
  {
    id: 'RX-007',
    severity: 'error',
    title: 'Quantity or days of supply of zero',
    why: 'A claim is for a quantity and for days of supply.',
    source: 'NCPDP Telecommunication D.0, 442-E7 and 405-D5',
    valid: { edits: [] },
    invalid: { edits: [rejected(['76'], { quantity: 0 })] },
    examine(one, report) {
      one.each('pharmacy_claims', (record, path) => {
        for (const field of ['quantity', 'days_supply'] as const)
          if (record[field] !== undefined && record[field] <= 0) report([...path, field], `\`${field}\` is ${record[field]}, but must be greater than 0`);
      });
    },
  },
  {
    id: 'RX-008',
    severity: 'error',
    title: 'Invalid National Drug Code',
    why: 'Claims have drugs in eleven digits: five for the labeler, four for the product, two for the package. The ten digits of a label get a zero in the part that is too short.',
    source: 'NCPDP Telecommunication D.0, 407-D7; 21 CFR 207.33',
    valid: { edits: [['/pharmacy_claims/0/ndc', '99999104801']] },
    invalid: { edits: [['/pharmacy_claims/0/ndc', '9999-1048-01']] },
    examine(one, report) {
      one.each('pharmacy_claims', ({ ndc }, path) => {
        const problem = ndc == null ? null : (codeShapes.get('NDC')?.(ndc) ?? null);
        if (problem !== null) report([...path, 'ndc'], `${brief(ndc)} is not a National Drug Code: ${problem}`);
      });
    },
  },
  {
    id: 'RX-009',
    severity: 'error',
    title: 'Fill outside the pharmacy coverage',
    why: 'Claims of pharmacies are for a pharmacy coverage that is in force on the day of the fill; without one the claim is rejected, or reversed when the end of the coverage is reported.',
    source: 'NCPDP reject codes 65, 67 and 69',
    valid: {
      edits: [...coverageEnds(1, '2025-03-11')],
    },
    invalid: {
      edits: [...coverageEnds(1, '2025-03-10')],
    },
    examine(one, report) {
      const reversed = reversedBy(one);
      one.each('pharmacy_claims', ({ id: own, coverage_id: id, response, at }, path) => {
        const coverage = one.find('coverages', id);
        if (coverage?.kind === undefined) return;
        if (coverage.kind !== 'pharmacy') report([...path, 'coverage_id'], `the coverage is ${coverage.kind}`);
        const { effective, termination } = coverage;
        if (response !== 'paid' || reversed.has(own) || at === undefined || effective === undefined || termination === undefined) return;
        const day = dayOfMinute(at);
        if (day < effective || (termination !== null && day > termination))
          report([...path, 'at'], `the claim is paid, but the coverage does not pay for ${formatDay(day)}`);
      });
    },
  },
  {
    id: 'RX-010',
    severity: 'error',
    title: 'Fill that is paid twice',
    why: 'Each fill of a prescription is paid once, and once more by a copay card; of a partial fill, this goes for each part. A second claim for it is a duplicate, unless the first was reversed.',
    source: 'NCPDP Telecommunication D.0, transaction response status D; reject code 83',
    valid: { edits: [] },
    invalid: { edits: [another('pharmacy_claims', { at: '2025-03-12T17:00', recorded: '2025-03-12T17:00' })] },
    examine(one, report) {
      const paid = new Map<string, Path>();
      const reversed = reversedBy(one);
      one.each('pharmacy_claims', ({ id, coverage_id: coverage, request_id: request, fill_number: number, dispensing_status: part, response }, path) => {
        if (request === undefined || number === undefined || response !== 'paid' || reversed.has(id)) return;
        // A copay card pays after the plan.
        const payer = one.find('coverages', coverage)?.plan_type === 'copay_card' ? 'card' : 'plan';
        const key = `${request} ${number} ${payer} ${part ?? ''}`;
        const before = paid.get(key);
        if (before === undefined) paid.set(key, path);
        else report([...path, 'fill_number'], `fill ${number} of the prescription is already paid by /${before.join('/')}`);
      });
    },
  },
  {
    id: 'RX-011',
    severity: 'warning',
    title: 'Fill without a prescription',
    why: 'A pharmacy fills a prescription. What is sold without one has no claim and no fill.',
    source: '21 USC 353(b)',
    valid: { edits: [another('medication_dispenses', { request_id: null, status: 'declined' })] },
    invalid: { edits: [another('medication_dispenses', { request_id: null })] },
    examine(one, report) {
      one.standing('medication_dispenses', ({ request_id: request }, path) => {
        if (request === null) report([...path, 'request_id'], 'the fill refers to no prescription');
      });
    },
  },
  {
    id: 'RX-012',
    severity: 'error',
    title: 'Reversal or rebill that does not match its claim',
    why: 'A reversal (B2) takes back one paid claim of the same coverage, prescription and fill, with all of its amounts, after it and once. A rebill (B3) names such a claim, which is reversed with it if it is paid. A billing (B1) takes nothing back.',
    source: 'NCPDP Telecommunication D.0, 103-A3 and 112-AN',
    valid: { edits: [['/pharmacy_claims/0/dispense_id', null], ['/medication_dispenses', []], reversal()] },
    invalid: { edits: [['/pharmacy_claims/0/dispense_id', null], ['/medication_dispenses', []], reversal({ paid: '-0.40', patient_pay: '-10.10' })] },
    examine(one, report) {
      const before = new Set<string>();
      const reversed = reversedBy(one);
      one.each('pharmacy_claims', (record, path) => {
        const { transaction, response, original_id: id } = record;
        if (transaction === undefined || response === undefined || id === undefined) return;
        if (transaction !== 'B2' && response === 'approved')
          report([...path, 'response'], `the claim is a ${transaction === 'B1' ? 'billing' : 'rebill'}, which is paid or rejected`);
        if (transaction === 'B1') {
          if (id !== null) report([...path, 'original_id'], 'the claim is a billing, but takes another back');
          return;
        }
        if (transaction === 'B3') {
          const replaced = one.find('pharmacy_claims', id);
          if (id === null) report([...path, 'original_id'], 'the rebill names no claim');
          else if (response === 'paid' && !reversed.has(id))
            report([...path, 'original_id'], 'the rebill is paid, but the claim that it names is not reversed');
          if (replaced !== undefined) sameFill(record, replaced, path, 'replaced', report);
          return;
        }
        if (response === 'paid') report([...path, 'response'], 'the claim is a reversal, which is approved or rejected');
        if (id === null) report([...path, 'original_id'], 'the reversal names no claim');
        const original = one.find('pharmacy_claims', id);
        if (original === undefined || id === null || response === 'rejected') return;
        if (before.has(id)) report([...path, 'original_id'], 'the claim is reversed twice');
        before.add(id);
        if (original.response !== undefined && original.response !== 'paid') report([...path, 'original_id'], `the claim is ${original.response}, not paid`);
        sameFill(record, original, path, 'reversed', report);
        for (const field of AMOUNTS) {
          const [back, amount] = [record[field], original[field]];
          if (back !== undefined && amount !== undefined && back + amount !== 0)
            report([...path, field], `\`${field}\` is ${dollars(back)}, but that of the reversed claim is ${dollars(amount)}`);
        }
        if (record.at !== undefined && original.at !== undefined && record.at < original.at) report([...path, 'at'], 'the reversal is before the claim');
      });
    },
  },
  {
    id: 'RX-013',
    severity: 'error',
    title: 'Partial fill that does not fit its fill',
    why: 'A claim for a part of a fill names the quantity and days of supply of the whole fill, which are more than those of the part; a claim for a whole fill does not. The rest of a fill follows its first part, and the two are no more than the fill.',
    source: 'NCPDP Telecommunication D.0, 343-HD, 344-HF and 345-HG',
    valid: { edits: [firstPart(180)] },
    invalid: { edits: [firstPart(90)] },
    examine(one, report) {
      const first = new Map<string, number>();
      one.each('pharmacy_claims', (record, path) => {
        const { dispensing_status: status, quantity, quantity_intended: intended, transaction, response } = record;
        if (status === undefined) return;
        for (const [part, whole] of [
          ['quantity', 'quantity_intended'],
          ['days_supply', 'days_supply_intended'],
        ] as const) {
          const [amount, of] = [record[part], record[whole]];
          if (of === undefined) continue;
          if (status === null && of !== null) report([...path, whole], `the claim is for a whole fill, but \`${whole}\` is ${of}`);
          else if (status !== null && of === null) report([...path, whole], `the claim is for a part of a fill, but has no \`${whole}\``);
          else if (of !== null && amount !== undefined && amount >= of) report([...path, whole], `\`${whole}\` is ${of}, but the part is ${amount}`);
        }
        if (status === null || transaction !== 'B1' || response !== 'paid' || quantity === undefined) return;
        const fill = `${record.request_id} ${record.fill_number} ${record.coverage_id}`;
        if (status === 'partial') first.set(fill, quantity);
        const before = first.get(fill);
        if (status === 'completion' && before !== undefined && intended != null && before + quantity > intended + ROUNDING)
          report([...path, 'quantity'], `the parts are ${before} and ${quantity}, but the fill is ${intended}`);
      });
    },
  },
];

/** Quantities have three decimals. */
const ROUNDING = 0.0005;

/** Minutes after which a paid drug is handed over or its claim reversed. */
const LONGEST_WAIT = 30 * MINUTES_PER_DAY;

/** When the last of the claims was reported. */
function lastReport(one: Case): number {
  let last = Number.NEGATIVE_INFINITY;
  one.each('pharmacy_claims', ({ recorded }) => {
    last = Math.max(last, recorded ?? last);
  });
  return last;
}

/** A reversal or rebill names the claim that it is about. */
function sameFill(record: LooseRecord<'pharmacy_claims'>, of: LooseRecord<'pharmacy_claims'>, path: Path, what: string, report: ReportFinding): void {
  for (const field of ['coverage_id', 'request_id', 'fill_number'] as const)
    if (record[field] !== undefined && of[field] !== undefined && record[field] !== of[field])
      report([...path, field], `\`${field}\` is ${brief(record[field])}, but that of the ${what} claim is ${brief(of[field])}`);
}

/** Whether a rebill replaced a claim. */
function rebilled(one: Case, id: string | undefined): boolean {
  let found = false;
  one.each('pharmacy_claims', ({ transaction, response, original_id }) => {
    found ||= transaction === 'B3' && response === 'paid' && original_id === id;
  });
  return found;
}

/** Claims that are taken back. */
function reversedBy(one: Case): ReadonlySet<string | undefined> {
  const found = new Set<string>();
  one.each('pharmacy_claims', ({ transaction, response, original_id: id }) => {
    if (transaction === 'B2' && response !== 'rejected' && id != null) found.add(id);
  });
  return found;
}

/** The reversal of the claim of the sample subject. */
function reversal(fields: object = {}): readonly [string, unknown] {
  const taken = { ingredient_cost: '-9.00', dispensing_fee: '-1.50', allowed: '-10.50', copay: '-10.00', paid: '-0.50', patient_pay: '-10.00' };
  return another('pharmacy_claims', {
    ...{ transaction: 'B2', response: 'approved', original_id: sampleId(47), dispense_id: null, ...taken },
    ...{ at: '2025-03-21T17:00', recorded: '2025-03-21T17:00', ...fields },
  });
}

/** The claim of the sample subject is for the first part of a fill, and another one for the rest. @param rest its quantity */
function firstPart(rest: number): readonly [string, unknown] {
  return rejected(['79'], { dispensing_status: 'partial', quantity: 90, days_supply: 45, quantity_intended: rest, days_supply_intended: rest / 2 });
}

/** A further claim of the sample subject, for the next fill, that is rejected. */
function rejected(rejects: readonly string[], fields: object = {}): readonly [string, unknown] {
  return another('pharmacy_claims', {
    ...{ response: 'rejected', rejects, dispense_id: null, basis: null, fill_number: 1, at: '2025-03-21T17:00', recorded: '2025-03-21T17:00' },
    ...Object.fromEntries(AMOUNTS.map((field) => [field, '0.00'])),
    ...fields,
  });
}
