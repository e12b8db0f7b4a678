/** Coverage, and what is used of its benefits. */
import { v28Hierarchies } from '../../model/benefits/hcc-hierarchies.ts';
import { civilOf, dayOfMinute, formatDay } from '../../model/time/civil.ts';
import { dollars } from '../amounts.ts';
import type { Case, LooseParty, LooseRecord } from '../case.ts';
import type { Path, Rule } from '../rule.ts';
import { another, coverageEnds, diabetes, sampleId } from '../sample.ts';

export const coverageRules: readonly Rule[] = [
  {
    id: 'COV-001',
    severity: 'error',
    title: 'Coverage without a member number',
    why: 'Payers find the member of a claim by this number, and all members of a contract by that of the subscriber.',
    source: 'X12 005010X222A1, 2010BA NM109; NCPDP Telecommunication D.0, 302-C2',
    valid: { edits: [] },
    invalid: { edits: [['/coverages/1/member_id', ' ']] },
    examine(one, report) {
      one.each('coverages', (record, path) => {
        for (const field of ['member_id', 'subscriber_id'] as const) if (record[field]?.trim() === '') report([...path, field], `\`${field}\` is blank`);
      });
    },
  },
  {
    id: 'COV-002',
    severity: 'warning',
    title: 'Medicare number of a possibly real person',
    why: 'A Medicare Beneficiary Identifier never has the letters S, L, O, I, B and Z. Synthetic ones have an S in the second place, so that they can be recognized; any other may belong to a person.',
    source: 'Centers for Medicare & Medicaid Services, format of the Medicare Beneficiary Identifier, and its synthetic data of Blue Button 2.0',
    valid: { edits: [['/coverages/1/member_id', '1S00E00AA00']] },
    invalid: { edits: [['/coverages/1/member_id', '1EG4TE5MK73']] },
    examine(one, report) {
      one.each('coverages', (record, path) => {
        for (const field of ['member_id', 'subscriber_id'] as const)
          if (BENEFICIARY.test(record[field]?.replaceAll('-', '') ?? '')) report([...path, field], `\`${field}\` may be the Medicare number of a real person`);
      });
    },
  },
  {
    id: 'COV-003',
    severity: 'error',
    title: 'Two coverages with one name on the same day',
    why: 'Two plans would each pay first. A second coverage of a kind has a name of its own, and pays after the other.',
    source: 'NAIC Coordination of Benefits Model Regulation (model 120), section 6',
    valid: {
      edits: [...coverageEnds(0, '2025-06-30'), another('coverages', { effective: '2025-07-01' })],
    },
    invalid: { edits: [another('coverages', { effective: '2025-07-01' })] },
    examine(one, report) {
      const spans: { readonly row: LooseRecord<'coverages'>; readonly path: Path }[] = [];
      one.standing('coverages', (row, path) => spans.push({ row, path }));
      spans.sort((a, b) => (a.row.effective ?? 0) - (b.row.effective ?? 0));
      const open = new Map<string, { readonly last: number; readonly path: Path }>();
      for (const { row, path } of spans) {
        const { kind, name, effective, termination } = row;
        if (kind === undefined || name === undefined || effective === undefined || termination === undefined) continue;
        const before = open.get(`${kind} ${name}`);
        if (before !== undefined && before.last >= effective)
          report([...path, 'effective'], `the ${kind} coverage /${before.path.join('/')} also pays first on ${formatDay(effective)}`);
        const last = termination ?? Number.POSITIVE_INFINITY;
        if (before === undefined || last > before.last) open.set(`${kind} ${name}`, { last, path });
      }
    },
  },
  {
    id: 'COV-004',
    severity: 'error',
    title: 'Ended coverage without a last day',
    why: 'Claims for services after this day are denied.',
    source: 'X12 005010X220A1, 2300 DTP*349',
    valid: {
      edits: [...coverageEnds(1, '2025-12-31')],
    },
    invalid: { edits: [['/coverages/1/status', 'ended']] },
    examine(one, report) {
      one.each('coverages', ({ status, termination }, path) => {
        if (status === 'ended' && termination === null) report([...path, 'termination'], 'the coverage has ended, but has no `termination` date');
      });
    },
  },
  {
    id: 'COV-005',
    severity: 'error',
    title: 'Payer that is not a payer organization',
    why: 'The payer of a coverage or a decision is an organization of the kind `payer`: the claim is sent to it.',
    source: 'X12 005010X222A1, 2010BB; 005010X221A1, 1000A',
    valid: { edits: [] },
    invalid: { edits: [['/parties/organizations/2/kind', 'provider']] },
    examine(one, report) {
      const check = ({ payer_id: payer }: { readonly payer_id?: string }, path: Path): void => {
        const found = payer === undefined ? undefined : (one.index('organizations').get(payer)?.record as LooseParty<'organizations'> | undefined);
        if (found?.kind !== undefined && found.kind !== 'payer') report([...path, 'payer_id'], `the organization is a ${found.kind}, not a payer`);
      };
      one.each('coverages', check);
      one.each('claim_payments', check);
    },
  },
  {
    id: 'COV-006',
    severity: 'error',
    title: 'Used amount above the limit',
    why: 'The used amount of a deductible or out-of-pocket maximum stops at the limit, and is never negative.',
    source: '45 CFR 156.130; definition',
    valid: { edits: [['/accumulators/0/used', '1500.00']] },
    invalid: { edits: [['/accumulators/0/used', '1500.01']] },
    examine(one, report) {
      one.each('accumulators', ({ used, limit }, path) => {
        if (used === undefined) return;
        if (used < 0) report([...path, 'used'], `\`used\` is negative: ${dollars(used)}`);
        else if (limit != null && used > limit) report([...path, 'used'], `\`used\` is ${dollars(used)}, which is more than the limit of ${dollars(limit)}`);
      });
    },
  },
  {
    id: 'COV-007',
    severity: 'error',
    title: 'Used amount that decreases without a reversal',
    why: 'What a member has used of a limit grows with each decision. It falls only when a decision is taken back.',
    source: 'Definition',
    valid: { edits: [another('accumulators', { used: '40.00', at: '2025-04-02T06:00' })] },
    invalid: { edits: [another('accumulators', { used: '20.00', at: '2025-04-02T06:00' })] },
    examine(one, report) {
      const last = new Map<string, number>();
      one.each('accumulators', (record, path) => {
        const { coverage_id: coverage, kind, scope, network, year, used } = record;
        // Others of the family may have had a claim taken back.
        if (scope !== 'individual' || used === undefined) return;
        const key = JSON.stringify([coverage, kind, network, year]);
        const before = last.get(key);
        last.set(key, used);
        if (before !== undefined && used < before && !isReversal(one, record))
          report([...path, 'used'], `\`used\` is ${dollars(used)}, but was ${dollars(before)} before`);
      });
    },
  },
  {
    id: 'COV-008',
    severity: 'error',
    title: 'Used amount of another coverage',
    why: 'A decision under one coverage uses up the amounts of that coverage.',
    source: 'Definition',
    valid: { edits: [] },
    invalid: { edits: [['/accumulators/0/coverage_id', sampleId(42)]] },
    examine(one, report) {
      one.each('accumulators', ({ coverage_id: coverage, claim_payment_id: payment }, path) => {
        const found = one.find('claim_payments', payment);
        if (coverage !== undefined && found?.coverage_id !== undefined && found.coverage_id !== coverage)
          report([...path, 'coverage_id'], 'the decision belongs to another coverage');
      });
    },
  },
  {
    id: 'COV-009',
    severity: 'error',
    title: 'Transaction that contradicts its coverage',
    why: 'The transactions of a coverage begin with an addition for its first day. The last one that ends or reinstates it says what its last day is.',
    source: 'X12 005010X220A1, 2300 HD01, DTP*348 and DTP*349',
    valid: { edits: coverageEnds(0, '2025-12-31') },
    invalid: { edits: [...coverageEnds(0, '2025-12-31'), ['/coverages/0/termination', '2025-11-30'], ['/attributions/0/termination', '2025-11-30']] },
    examine(one, report) {
      const ends = new Map<string, { readonly last: number | null; readonly path: Path }>();
      one.each('enrollments', ({ coverage_id: id, maintenance_type: type, effective, termination }, path) => {
        const coverage = one.find('coverages', id);
        if (id === undefined || coverage === undefined || type === undefined || effective === undefined || termination === undefined) return;
        if (!ends.has(id) && type !== 'addition') report([...path, 'maintenance_type'], `the first transaction of the coverage is a ${type}`);
        if (type === 'addition' && coverage.effective !== undefined && effective !== coverage.effective)
          report([...path, 'effective'], `\`effective\` is ${formatDay(effective)}, but the coverage begins on ${formatDay(coverage.effective)}`);
        if (type === 'termination' && termination === null)
          report([...path, 'termination'], 'the transaction ends the coverage, but has no `termination` date');
        if (!ends.has(id) || type !== 'change') ends.set(id, { last: termination, path });
      });
      for (const [id, { last, path }] of ends) {
        const ended = one.find('coverages', id)?.termination;
        if (ended !== undefined && ended !== last)
          report(
            [...path, 'termination'],
            `\`termination\` is ${last === null ? 'empty' : formatDay(last)}, but the coverage ${ended === null ? 'has no end' : `ends on ${formatDay(ended)}`}`,
          );
      }
    },
  },
  {
    id: 'COV-010',
    severity: 'error',
    title: 'Answer about eligibility that contradicts itself',
    why: 'A payer that rejects an inquiry gives a reason, and answers about no coverage. Coverage is active on the days from its first to its last one, as far as the payer knew them.',
    source: 'X12 005010X279A1, 271 EB01, AAA03, DTP*346 and DTP*347',
    valid: {
      edits: [
        another('eligibility_inquiries', { service_date: '2023-12-31', status: 'inactive' }),
        another('eligibility_inquiries', {
          id: sampleId(61),
          ...{ status: 'rejected', reject_reason: 'subscriber_not_found', coverage_id: null, effective: null, termination: null },
        }),
      ],
    },
    invalid: { edits: [['/eligibility_inquiries/0/status', 'inactive']] },
    examine(one, report) {
      one.each('eligibility_inquiries', (record, path) => {
        const { kind, status, reject_reason: reason, coverage_id: id, service_date: day, effective, termination } = record;
        if (status === undefined || reason === undefined || id === undefined) return;
        if ((status === 'rejected') !== (reason !== null))
          report(
            [...path, 'reject_reason'],
            reason === null ? 'the inquiry is rejected, but has no `reject_reason`' : `the inquiry has a \`reject_reason\`, but is ${status}, not rejected`,
          );
        if (status === 'rejected') {
          if (id !== null) report([...path, 'coverage_id'], 'the inquiry is rejected, but has a `coverage_id`');
          return;
        }
        if (id === null) {
          report([...path, 'coverage_id'], `the answer is ${status}, but has no \`coverage_id\``);
          return;
        }
        if (day !== undefined && effective != null && termination !== undefined) {
          const covers = effective <= day && day <= (termination ?? day);
          if (covers !== (status === 'active'))
            report(
              [...path, 'status'],
              `\`status\` is ${status}, but the coverage in the answer ${covers ? 'includes' : 'does not include'} ${formatDay(day)}`,
            );
        }
        const found = one.find('coverages', id)?.kind;
        if (kind !== undefined && found !== undefined && kind !== found)
          report([...path, 'coverage_id'], `the inquiry is about ${kind} coverage, but the answer is about ${found} coverage`);
      });
    },
  },
  {
    id: 'COV-011',
    severity: 'error',
    title: 'Premium that is billed twice, or refunded beyond what was billed',
    why: 'A month of a contract is billed once. What is reported later changes what was owed by the difference, so that no month is owed less than nothing.',
    source: 'X12 005010X218, 820: 2300B RMR04 and ADX',
    valid: { edits: [another('premiums', { id: sampleId(63), entry: 'adjusted', amount: '-450.00', recorded: '2025-02-10T09:00' })] },
    invalid: { edits: [another('premiums', { id: sampleId(63), entry: 'adjusted', amount: '-450.01', recorded: '2025-02-10T09:00' })] },
    examine(one, report) {
      const owed = new Map<string, number>();
      one.each('premiums', ({ coverage_id: coverage, month, entry, amount }, path) => {
        if (coverage === undefined || month === undefined || entry === undefined || amount === undefined) return;
        if (civilOf(month).day !== 1) report([...path, 'month'], `${formatDay(month)} is not the first day of a month`);
        const key = `${coverage} ${month}`;
        const before = owed.get(key);
        if (before !== undefined && entry === 'billed') report([...path, 'entry'], `the month of ${formatDay(month)} is billed more than once`);
        const now = (before ?? 0) + amount;
        owed.set(key, now);
        if (now < 0) report([...path, 'amount'], `the refund is ${dollars(-amount)}, but only ${dollars(before ?? 0)} was owed`);
      });
    },
  },
  {
    id: 'COV-012',
    severity: 'error',
    title: 'Attribution outside of its coverage, two for one day, or without the claims that it follows from',
    why: 'A member has one primary care provider a day under a coverage, and none on days without coverage. Panels of providers and payments per member are counted by these days. Who is attributed by claims was paid for a visit before, by what was decided before the first day.',
    source: 'X12 005010X220A1, loop 2310; 42 CFR 425.402(b)',
    valid: {
      edits: [
        ['/attributions/0/status', 'ended'],
        ['/attributions/0/termination', '2025-05-31'],
        another('attributions', { id: sampleId(65), method: 'claims', effective: '2025-06-01', recorded: '2025-06-01T00:00' }),
      ],
    },
    invalid: {
      edits: [
        another('attributions', { id: sampleId(65), effective: '2025-06-01', recorded: '2025-06-01T00:00' }),
        // The visit was on 2025-03-10.
        ['/attributions/0/method', 'claims'],
      ],
    },
    examine(one, report) {
      const before = new Map<string, { readonly effective: number; readonly termination: number | null }[]>();
      one.each('attributions', ({ coverage_id: id, status, effective, termination }, path) => {
        if (id === undefined || status === undefined || status === 'void' || effective === undefined || termination === undefined) return;
        const coverage = one.find('coverages', id);
        if (coverage?.effective !== undefined && effective < coverage.effective)
          report([...path, 'effective'], `\`effective\` is ${formatDay(effective)}, but the coverage begins on ${formatDay(coverage.effective)}`);
        const last = coverage?.termination;
        if (last != null && (termination === null || termination > last))
          report(
            [...path, 'termination'],
            `\`termination\` is ${termination === null ? 'empty' : formatDay(termination)}, but the coverage ends on ${formatDay(last)}`,
          );
        const others = before.get(id) ?? [];
        const shared = others.find((other) => effective <= (other.termination ?? effective) && other.effective <= (termination ?? other.effective));
        if (shared !== undefined)
          report([...path, 'effective'], `\`effective\` is ${formatDay(effective)}, in the days of the attribution from ${formatDay(shared.effective)}`);
        before.set(id, [...others, { effective, termination }]);
      });
      const paid = paidBefore(one);
      one.each('attributions', ({ method, practitioner_id: by, effective }, path) => {
        if (method !== 'claims' || by === undefined || effective === undefined) return;
        if (!paid.some((visit) => visit.by === by && visit.service < effective && dayOfMinute(visit.decided) < effective))
          report([...path, 'practitioner_id'], `no professional claim of the practitioner was paid before ${formatDay(effective)}`);
      });
    },
  },
  {
    id: 'COV-013',
    severity: 'error',
    title: 'Capitation that is paid twice, or taken back beyond what was paid',
    why: 'A month of a member is owed to one provider. What is reported later takes it back from one and gives it to another, so that nobody is owed less than nothing for it.',
    source: 'X12 005010X221A1, capitation and related payments; PLB, reason CT',
    valid: {
      edits: [another('capitations', { id: sampleId(67), entry: 'adjusted', amount: '-32.00', recorded: '2025-02-10T09:00' })],
    },
    invalid: { edits: [another('capitations', { id: sampleId(67), recorded: '2025-02-10T09:00' })] },
    examine(one, report) {
      const [paid, owed] = [new Set<string>(), new Map<string, number>()];
      one.each('capitations', ({ coverage_id: coverage, month, entry, amount, practitioner_id: provider }, path) => {
        if (coverage === undefined || month === undefined || entry === undefined || amount === undefined || provider === undefined) return;
        if (civilOf(month).day !== 1) report([...path, 'month'], `${formatDay(month)} is not the first day of a month`);
        const ofMonth = `${coverage} ${month}`;
        if (entry === 'paid' && paid.has(ofMonth)) report([...path, 'entry'], `the month of ${formatDay(month)} is paid more than once`);
        paid.add(ofMonth);
        const key = `${ofMonth} ${provider}`;
        const before = owed.get(key) ?? 0;
        owed.set(key, before + amount);
        if (before + amount < 0) report([...path, 'amount'], `${dollars(-amount)} is taken back, but only ${dollars(before)} was paid`);
      });
    },
  },
  {
    id: 'COV-014',
    severity: 'error',
    title: 'Risk score that contradicts its factors',
    why: 'The raw score is the sum of the factors of the member. Of a hierarchy of conditions only the most severe one counts, and the diagnoses are those of the year before the payment year.',
    source: 'Centers for Medicare & Medicaid Services, CMS-HCC V28: model software, and announcements of the payment years 2024 to 2026',
    valid: {
      edits: [
        ['/risk_scores/0/hccs/0', { hcc: 37, factor: 0.166, code: diabetes, claim_id: sampleId(43) }],
        ['/risk_scores/0/interactions', [{ name: 'originally_disabled', factor: 0.228 }]],
        ['/risk_scores/0/score', 0.724],
      ],
    },
    invalid: { edits: [['/risk_scores/0/score', 0.33]] },
    examine(one, report) {
      one.each('risk_scores', ({ demographic_factor: demographic, hccs, interactions, score, year, diagnosis_year: diagnosed }, path) => {
        if (year !== undefined && diagnosed !== undefined && year !== diagnosed + 1)
          report([...path, 'year'], `the payment year is ${year}, but the diagnoses are those of ${diagnosed}`);
        const found = new Map((hccs ?? []).flatMap((each, i): [number, number][] => (each?.hcc === undefined ? [] : [[each.hcc, i]])));
        for (const [milder, i] of found) {
          const severe = [...found.keys()].find((hcc) => v28Hierarchies[hcc]?.includes(milder));
          if (severe !== undefined) report([...path, 'hccs', i, 'hcc'], `HCC ${milder} does not count next to HCC ${severe}`);
        }
        if (hccs !== undefined && found.size < hccs.length) report([...path, 'hccs'], 'an HCC is in the list more than once');
        const factors = [demographic, ...(hccs ?? []).map((each) => each?.factor), ...(interactions ?? []).map((each) => each?.factor)];
        if (hccs === undefined || interactions === undefined || score === undefined) return;
        const known = factors.flatMap((factor) => (factor === undefined ? [] : [factor]));
        const sum = known.reduce((total, factor) => total + thousandths(factor), 0);
        if (known.length === factors.length && sum !== thousandths(score))
          report([...path, 'score'], `is ${score}, but the factors add up to ${sum / THOUSAND}`);
      });
    },
  },
];

/** Factors have three decimals. */
const THOUSAND = 1000;
const thousandths = (factor: number): number => Math.round(factor * THOUSAND);

/** A Medicare Beneficiary Identifier, by its eleven places. */
const BENEFICIARY = /^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/;

/** Professional claims that were accepted, with who gave the service, its first day, and the minute of the decision. */
function paidBefore(one: Case): { readonly by: string; readonly service: number; readonly decided: number }[] {
  const paid: { by: string; service: number; decided: number }[] = [];
  one.each('claim_payments', ({ claim_id, status, denied, decided }) => {
    const claim = one.find('claims', claim_id);
    if (claim?.type !== 'professional' || claim.rendering_id === undefined || claim.service_start === undefined) return;
    if (status !== 'reversal' && denied === false && decided !== undefined) paid.push({ by: claim.rendering_id, service: claim.service_start, decided });
  });
  return paid;
}

function isReversal(one: Case, { claim_payment_id: payment, pharmacy_claim_id: fill }: LooseRecord<'accumulators'>): boolean {
  if (fill != null) {
    const claim = one.find('pharmacy_claims', fill);
    return claim?.transaction === undefined || claim.transaction === 'B2';
  }
  const found = one.find('claim_payments', payment);
  // What could not be read is reported already.
  return payment != null && (found === undefined || found.status === undefined || found.status === 'reversal');
}
