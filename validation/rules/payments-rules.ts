/** Decisions of payers about claims: sums, adjustments, and what they say about the claim. */
import type { Adjustment } from '../../model/benefits/adjustment.ts';
import { groupsOfReason, isRemark, needsRemark } from '../../model/benefits/adjustment-codes.ts';
import { isReason } from '../../model/benefits/adjustment-reasons.ts';
import type { ClaimPayment } from '../../model/benefits/claim-payment.ts';
import { formatDay, formatMinute } from '../../model/time/civil.ts';
import { differ, dollars, sumOf, totalOf } from '../amounts.ts';
import type { Case, LooseRecord } from '../case.ts';
import { brief } from '../finding-words.ts';
import type { Loose } from '../loose.ts';
import type { Path, Rule, SampleEdit } from '../rule.ts';
import { another, coverageEnds, sampleId } from '../sample.ts';

type Payment = LooseRecord<'claim_payments'>;
type PaymentLine = Loose<ClaimPayment['lines'][number]>;

/** The parts of what the patient pays, by their reasons in group PR. */
const PARTS = { deductible: '1', coinsurance: '2', copay: '3' } as const;

export const paymentRules: readonly Rule[] = [
  {
    id: 'PAY-001',
    severity: 'error',
    title: 'Line that does not balance',
    why: 'The charge of each line is what is paid and the sum of its adjustments. Remittances that do not balance cannot be posted.',
    source: 'X12 005010X221A1, section 1.10.2.1',
    valid: { edits: [] },
    invalid: { edits: adjusted(0, 0, 'amount', '28.00') },
    examine(one, report) {
      eachLine(one, (line, path) => {
        const explained = totalOf(
          line.paid,
          sumOf(line.adjustments, ({ amount }) => amount),
        );
        if (differ(line.charge, explained))
          report([...path, 'charge'], `\`charge\` is ${dollars(line.charge)}, but the payment and adjustments add up to ${dollars(explained)}`);
      });
    },
  },
  {
    id: 'PAY-002',
    severity: 'error',
    title: 'Decision that is not the sum of its lines',
    why: 'Charge, allowed amount and payment of a decision are the sums of its lines.',
    source: 'X12 005010X221A1, section 1.10.2.1',
    valid: { edits: [] },
    invalid: { edits: [['/claim_payments/0/allowed', '210.00']] },
    examine(one, report) {
      one.each('claim_payments', (record, path) => {
        for (const field of ['charge', 'allowed', 'paid'] as const) {
          const sum = sumOf(record.lines, (line) => line[field]);
          if (differ(record[field], sum)) report([...path, field], `\`${field}\` is ${dollars(record[field])}, but the lines add up to ${dollars(sum)}`);
        }
      });
    },
  },
  {
    id: 'PAY-003',
    severity: 'error',
    title: 'Share of the patient that is not the sum of the adjustments',
    why: 'Deductible, coinsurance and copay are the adjustments PR-1, PR-2 and PR-3, and patient responsibility is all of group PR.',
    source: 'X12 005010X221A1, CLP05',
    valid: { edits: [] },
    invalid: { edits: [['/claim_payments/0/copay', '25.00']] },
    examine(one, report) {
      one.each('claim_payments', (record, path) => {
        const check = (field: keyof typeof PARTS | 'patient_responsibility', of: (adjustment: Loose<Adjustment>) => boolean, words: string): void => {
          const sum = adjustmentsOf(record, of);
          if (differ(record[field], sum))
            report([...path, field], `\`${field}\` is ${dollars(record[field])}, but the ${words} adjustments add up to ${dollars(sum)}`);
        };
        for (const field of ['deductible', 'coinsurance', 'copay'] as const)
          check(field, ({ group, reason }) => group === 'PR' && reason === PARTS[field], `PR-${PARTS[field]}`);
        check('patient_responsibility', ({ group }) => group === 'PR', 'PR');
      });
    },
  },
  {
    id: 'PAY-004',
    severity: 'error',
    title: 'Reason or remark that does not exist',
    why: 'Reasons of adjustments are Claim Adjustment Reason Codes, and remarks Remittance Advice Remark Codes. Systems that post payments reject other codes.',
    source: 'X12 external code lists 139 and 411',
    valid: { edits: adjusted(0, 0, 'reason', '131') },
    invalid: { edits: adjusted(0, 0, 'reason', '045') },
    examine(one, report) {
      eachAdjustment(one, ({ reason, remark }, path) => {
        if (reason !== undefined && !isReason(reason)) report([...path, 'reason'], `${brief(reason)} is not a Claim Adjustment Reason Code`);
        if (remark != null && !isRemark(remark)) report([...path, 'remark'], `${brief(remark)} is not a Remittance Advice Remark Code`);
      });
    },
  },
  {
    id: 'PAY-005',
    severity: 'error',
    title: 'Group that the reason does not allow',
    why: 'The group says who bears the amount. Some reasons allow only some groups, such as 23 (earlier payers) group OA, and 1, 2 and 3 (deductible, coinsurance, copay) group PR.',
    source: 'X12 external code list 139, texts of the reasons',
    valid: { edits: adjusted(0, 0, 'group', 'PR', [['/claim_payments/0/patient_responsibility', '96.00']]) },
    invalid: { edits: adjusted(0, 0, 'group', 'OA') },
    examine(one, report) {
      eachAdjustment(one, ({ group, reason }, path) => {
        const allowed = reason === undefined ? undefined : groupsOfReason.get(reason);
        if (group !== undefined && allowed !== undefined && !allowed.includes(group))
          report([...path, 'group'], `the group is ${group}, but reason ${reason} requires ${allowed.join(' or ')}`);
      });
    },
  },
  {
    id: 'PAY-006',
    severity: 'error',
    title: 'Reason without the remark that it needs',
    why: 'Reasons such as 16 (information is missing) and 96 (not covered) do not say what is wrong: a remark does.',
    source: 'X12 external code list 139, texts of the reasons',
    valid: { edits: adjusted(0, 0, 'reason', '96', [['/claim_payments/0/lines/0/adjustments/0/remark', 'N30']]) },
    invalid: { edits: adjusted(0, 0, 'reason', '96') },
    examine(one, report) {
      eachAdjustment(one, ({ reason, remark }, path) => {
        if (reason !== undefined && remark === null && needsRemark.has(reason)) report([...path, 'remark'], `reason ${reason} requires a remark code`);
      });
    },
  },
  {
    id: 'PAY-007',
    severity: 'error',
    title: 'Contractual reduction of the whole charge',
    why: 'Reason 45 is the part of the charge above the contracted amount, so it is never the whole charge: a service that is not paid at all has another reason.',
    source: 'X12 external code list 139, text of reason 45',
    valid: { edits: [] },
    invalid: {
      edits: [
        ['/remittances', []],
        ['/claim_payments/0/lines/1/adjustments', [{ group: 'CO', reason: '45', remark: null, amount: '60.00' }]],
        ...(['paid', 'allowed'] as const).map((field): SampleEdit => [`/claim_payments/0/lines/1/${field}`, '0.00']),
        ...Object.entries({ allowed: '112.00', paid: '82.00', deductible: '0.00', coinsurance: '0.00', patient_responsibility: '30.00' }).map(
          ([field, amount]): SampleEdit => [`/claim_payments/0/${field}`, amount],
        ),
      ],
    },
    examine(one, report) {
      eachLine(one, ({ charge, adjustments }, path) => {
        adjustments?.forEach((adjustment, i) => {
          if (adjustment?.reason === '45' && charge !== undefined && charge !== 0 && adjustment.amount === charge)
            report([...path, 'adjustments', i, 'reason'], 'reason 45 adjusts the whole charge');
        });
      });
    },
  },
  {
    id: 'PAY-008',
    severity: 'error',
    title: 'Adjustment of zero',
    why: 'An adjustment of zero has no effect, and receivers reject it.',
    source: 'X12 005010X221A1, CAS03',
    valid: { edits: [] },
    invalid: { edits: [['/claim_payments/0/lines/0/adjustments/-', { group: 'PR', reason: '2', remark: null, amount: '0.00' }]] },
    examine(one, report) {
      eachAdjustment(one, ({ amount }, path) => {
        if (amount === 0) report([...path, 'amount'], 'the adjustment is $0.00');
      });
    },
  },
  {
    id: 'PAY-009',
    severity: 'error',
    title: 'Decision with other lines than its claim',
    why: 'A decision has the lines of its claim with their charges; a reversal has the same lines with the opposite signs.',
    source: 'X12 005010X221A1, 2110 SVC',
    valid: { edits: [] },
    invalid: {
      edits: [
        ['/claims/0/lines/1/charge', '70.00'],
        ['/claims/0/charge', '220.00'],
      ],
    },
    examine(one, report) {
      one.each('claim_payments', ({ claim_id: id, lines, status }, path) => {
        const claim = one.find('claims', id);
        if (claim?.lines === undefined || lines === undefined || status === undefined) return;
        const charges = new Map(claim.lines.flatMap((line) => (line?.line === undefined ? [] : [[line.line, line.charge] as const])));
        const seen = new Set<number>();
        lines.forEach((line, i) => {
          if (line?.line === undefined) return;
          const at = [...path, 'lines', i];
          const charge = charges.get(line.line);
          if (seen.has(line.line)) report([...at, 'line'], `line ${line.line} is listed twice`);
          else if (!charges.has(line.line)) report([...at, 'line'], `the claim has no line ${line.line}`);
          // Whose claim a reversal goes back to is another rule's.
          else if (status !== 'reversal' && differ(charge, line.charge))
            report([...at, 'charge'], `\`charge\` is ${dollars(line.charge)}, but ${dollars(charge)} on the claim`);
          seen.add(line.line);
        });
        for (const number of charges.keys()) if (!seen.has(number)) report([...path, 'lines'], `line ${number} of the claim is missing`);
      });
    },
  },
  {
    id: 'PAY-010',
    severity: 'error',
    title: 'Decision before the claim',
    why: 'A payer decides about a claim after it was submitted.',
    source: 'Definition',
    valid: { edits: [] },
    invalid: { edits: [['/claim_payments/0/decided', '2025-03-13T06:00']] },
    examine(one, report) {
      one.each('claim_payments', ({ claim_id: id, decided }, path) => {
        const submitted = one.find('claims', id)?.submitted;
        if (submitted !== undefined && decided !== undefined && decided < submitted)
          report([...path, 'decided'], `${formatMinute(decided)} is before the claim was submitted, ${formatMinute(submitted)}`);
      });
    },
  },
  {
    id: 'PAY-011',
    severity: 'error',
    title: 'Denied, but paid',
    why: 'Nothing is paid for a denied line. A decision is a denial where every line is denied.',
    source: 'Definition',
    valid: { edits: [] },
    invalid: { edits: [['/claim_payments/0/lines/1/denied', true]] },
    examine(one, report) {
      one.each('claim_payments', ({ denied, lines }, path) => {
        lines?.forEach((line, i) => {
          if (line?.denied === true && line.paid !== undefined && line.paid !== 0)
            report([...path, 'lines', i, 'paid'], `the line is denied, but ${dollars(line.paid)} is paid`);
        });
        if (denied === undefined || lines === undefined || lines.length === 0 || lines.some((line) => line?.denied === undefined)) return;
        const all = lines.every((line) => line?.denied === true);
        if (all !== denied) report([...path, 'denied'], all ? '`denied` is false, but every line is denied' : '`denied` is true, but not every line is denied');
      });
    },
  },
  {
    id: 'PAY-012',
    severity: 'error',
    title: 'Status that does not fit the order of the payers',
    why: 'The decision of the primary payer is `processed_primary`, even if nothing is paid; those of the next payers are `processed_secondary` and `processed_tertiary`. `denied` is for a patient whom the payer does not know.',
    source: 'X12 005010X221A1, CLP02; X12 requests for interpretation 1423 and 1885',
    valid: { edits: [] },
    invalid: { edits: [['/claim_payments/0/status', 'processed_secondary']] },
    examine(one, report) {
      one.each('claim_payments', (record, path) => {
        const place = one.find('claims', record.claim_id)?.payer_sequence;
        const { status } = record;
        if (status === undefined || status === 'reversal') return;
        if (status === 'denied') {
          const unknown = record.lines?.every((line) => line?.adjustments?.some((one) => one?.reason === '31') ?? true) ?? true;
          if (!unknown) report([...path, 'status'], '`status` is denied, but not all lines are denied with reason 31');
        } else if (place !== undefined && PROCESSED[place - 1] !== status)
          report([...path, 'status'], `\`status\` is ${status}, but \`payer_sequence\` of the claim is ${place}`);
      });
    },
  },
  {
    id: 'PAY-013',
    severity: 'error',
    title: 'Decision of another payer',
    why: 'The payer of the coverage decides, under the coverage that the claim names.',
    source: 'X12 005010X221A1, 1000A',
    valid: { edits: [] },
    invalid: {
      edits: [
        ['/claim_payments/0/coverage_id', sampleId(42)],
        ['/accumulators', []],
      ],
    },
    examine(one, report) {
      one.each('claim_payments', ({ claim_id: id, coverage_id: coverage, payer_id: payer }, path) => {
        const claimed = one.find('claims', id)?.coverage_id;
        if (claimed !== undefined && coverage !== undefined && claimed !== coverage) report([...path, 'coverage_id'], 'this is not the coverage of the claim');
        const paying = one.find('coverages', coverage)?.payer_id;
        if (paying !== undefined && payer !== undefined && paying !== payer) report([...path, 'payer_id'], 'this is not the payer of the coverage');
      });
    },
  },
  {
    id: 'PAY-014',
    severity: 'error',
    title: 'Reversal without an earlier decision',
    why: 'A reversal takes back an earlier decision about the claim, with the same amounts and the opposite signs.',
    source: 'X12 005010X221A1, section 1.10.2.8',
    valid: { edits: [reversal(''), accumulated('0.00')] },
    invalid: { edits: [reversal('more'), accumulated('0.00')] },
    examine(one, report) {
      const before: Payment[] = [];
      one.each('claim_payments', (record, path) => {
        if (record.status === 'reversal' && record.claim_id !== undefined && record.paid !== undefined && record.charge !== undefined) {
          const found = before.some(
            ({ claim_id, paid, charge, status }) =>
              claim_id === record.claim_id && status !== 'reversal' && paid === opposite(record.paid) && charge === opposite(record.charge),
          );
          if (!found)
            report(
              [...path, 'status'],
              `no earlier decision about the claim pays ${dollars(opposite(record.paid))} of ${dollars(opposite(record.charge))}, so there is nothing to reverse`,
            );
        }
        before.push(record);
      });
    },
  },
  {
    id: 'PAY-015',
    severity: 'error',
    title: 'Two decisions about one claim',
    why: 'A payer decides about a claim once. Another decision follows the reversal of the first.',
    source: 'X12 005010X221A1, section 1.10.2.8',
    valid: { edits: [reversal(''), another('claim_payments', { id: sampleId(92), decided: '2025-05-02T06:00' }), accumulated('25.00')] },
    invalid: { edits: [another('claim_payments', { decided: '2025-05-02T06:00' })] },
    examine(one, report) {
      const standing = new Map<string, number>();
      one.each('claim_payments', ({ claim_id: id, coverage_id: coverage, status }, path) => {
        if (id === undefined || status === undefined) return;
        const key = `${id} ${coverage}`;
        const count = (standing.get(key) ?? 0) + (status === 'reversal' ? -1 : 1);
        standing.set(key, Math.max(0, count));
        if (count > 1) report([...path, 'claim_id'], 'an earlier decision about this claim was not reversed');
      });
    },
  },
  {
    id: 'PAY-016',
    severity: 'warning',
    title: 'Payment outside the coverage',
    why: 'Services before the first and after the last day of the coverage are not paid. Payments that were made before the end became known are taken back.',
    source: 'Claim Adjustment Reason Codes 26 and 27',
    valid: {
      edits: [...coverageEnds(0, '2025-03-10')],
    },
    invalid: {
      edits: [...coverageEnds(0, '2025-03-09')],
    },
    examine(one, report) {
      const reversed = new Set<string>();
      one.each('claim_payments', ({ claim_id: id, status }) => {
        if (id !== undefined && status === 'reversal') reversed.add(id);
      });
      one.each('claim_payments', ({ claim_id: id, coverage_id: coverage, lines }, path) => {
        const claim = one.find('claims', id);
        if (id === undefined || claim === undefined || reversed.has(id)) return;
        const spans = spansOf(one, coverage);
        if (spans === null) return;
        lines?.forEach((line, i) => {
          const day = claim.lines?.find((each) => each !== undefined && each.line === line?.line)?.service_date;
          if (line?.paid === undefined || line.paid <= 0 || day === undefined || spans.some(({ from, to }) => from <= day && day <= to)) return;
          report([...path, 'lines', i, 'paid'], `${dollars(line.paid)} is paid for ${formatDay(day)}, when the coverage is not in effect`);
        });
      });
    },
  },
  {
    id: 'PAY-017',
    severity: 'error',
    title: 'Decision about a rejected claim',
    why: 'A claim that is rejected at receipt is not adjudicated: it has no payment and no remittance. The provider corrects it and sends it again.',
    source: 'X12 005010X214; X12 request for interpretation 1942',
    valid: { edits: [] },
    invalid: {
      edits: [
        ['/claims/0/acknowledgement', 'rejected'],
        ['/claims/0/reject_category', 'A7'],
        ['/claims/0/reject_code', '164'],
      ],
    },
    examine(one, report) {
      one.each('claim_payments', ({ claim_id: id }, path) => {
        if (one.find('claims', id)?.acknowledgement === 'rejected')
          report([...path, 'claim_id'], 'the claim was rejected by its acknowledgement, and must not have a decision');
      });
    },
  },
];

const PROCESSED = ['processed_primary', 'processed_secondary', 'processed_tertiary'] as const;

/** No negative zero. */
const opposite = (amount: number | undefined): number | undefined => (amount === undefined || amount === 0 ? amount : -amount);

function eachLine(one: Case, act: (line: PaymentLine, path: Path) => void): void {
  one.each('claim_payments', ({ lines }, path) => {
    lines?.forEach((line, i) => {
      if (line !== undefined) act(line, [...path, 'lines', i]);
    });
  });
}

function eachAdjustment(one: Case, act: (adjustment: Loose<Adjustment>, path: Path) => void): void {
  eachLine(one, ({ adjustments }, path) => {
    adjustments?.forEach((adjustment, i) => {
      if (adjustment !== undefined) act(adjustment, [...path, 'adjustments', i]);
    });
  });
}

/** The sum of some adjustments of a decision; `undefined` where one of them could not be read. */
function adjustmentsOf({ lines }: Payment, of: (adjustment: Loose<Adjustment>) => boolean): number | undefined {
  return sumOf(lines, ({ adjustments }) =>
    sumOf(adjustments, (one) => (one.group === undefined || one.reason === undefined ? undefined : of(one) ? one.amount : 0)),
  );
}

/** Days on which the plan of a coverage covers the patient; null where they could not be read. */
function spansOf(one: Case, coverage: string | undefined): readonly { readonly from: number; readonly to: number }[] | null {
  const { kind, plan } = one.find('coverages', coverage) ?? {};
  if (kind === undefined || plan === undefined) return null;
  const spans: { from: number; to: number }[] = [];
  let readable = true;
  one.each('coverages', (other) => {
    if (other.kind !== kind || other.plan !== plan) return;
    if (other.effective === undefined || other.termination === undefined) readable = false;
    else spans.push({ from: other.effective, to: other.termination ?? Number.POSITIVE_INFINITY });
  });
  return readable ? spans : null;
}

/** The sample decision with one field of an adjustment changed. */
function adjusted(line: number, place: number, field: keyof Adjustment, value: string, more: readonly SampleEdit[] = []): readonly SampleEdit[] {
  return [[`/claim_payments/0/lines/${line}/adjustments/${place}/${field}`, value], ...more];
}

/** The reversal of the sample decision; `more` is paid back besides. */
function reversal(more: '' | 'more'): SampleEdit {
  const turned = (group: string, reason: string, amount: string) => ({ group, reason, remark: null, amount });
  const [paid, ofLine, contract] = more === '' ? ['-94.00', '-82.00', '-38.00'] : ['-104.00', '-92.00', '-28.00'];
  return another('claim_payments', {
    ...{ id: sampleId(91), status: 'reversal', charge: '-210.00', allowed: '-152.00', paid, deductible: '-25.00', copay: '-30.00' },
    ...{ coinsurance: '-3.00', patient_responsibility: '-58.00', decided: '2025-05-01T06:00' },
    lines: [
      {
        ...{ line: 1, charge: '-150.00', allowed: '-112.00', paid: ofLine, denied: false, benefit: 'pcp_visit' },
        adjustments: [turned('CO', '45', contract), turned('PR', '3', '-30.00')],
      },
      {
        ...{ line: 2, charge: '-60.00', allowed: '-40.00', paid: '-12.00', denied: false, benefit: 'laboratory' },
        adjustments: [turned('CO', '45', '-20.00'), turned('PR', '1', '-25.00'), turned('PR', '2', '-3.00')],
      },
    ],
  });
}

/** What is used of the deductible after the reversal. */
function accumulated(used: string): SampleEdit {
  return another('accumulators', { id: sampleId(93), claim_payment_id: sampleId(91), used, at: '2025-05-01T06:00' });
}
