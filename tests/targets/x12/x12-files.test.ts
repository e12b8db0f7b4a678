/** X12 files agree with the records, balance, and keep their structure: read by a reader that the target has no part in. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../model/subject.ts';
import type { Target } from '../../../model/target.ts';
import { dayOf, formatDay, startOfDay } from '../../../model/time/civil.ts';
import { targets } from '../../../targets/registry.ts';
import { checkX12 } from '../../../validation/wire/x12-checks.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { openTarget, writeBlocks } from '../../support/written-target.ts';
import { centsOf, groupsOf, type ReadInterchange, readInterchanges, type Segment } from './x12-parser.ts';

const people = subjects(compileText(readFileSync('tests/conformance/x12/members.hsim', 'utf8')), { count: 12 });
const x12 = targets.get('x12') as Target;
/** Later than all that the scenarios have. */
const asOf = startOfDay(dayOf(2026, 12, 31));

async function written(some: readonly Subject[], options: object = {}, since?: number) {
  const { files, losses } = writeBlocks(await openTarget(x12, options, { asOf, ...(since === undefined ? {} : { since }) }), [
    { label: '00000', subjects: some },
  ]);
  return { files: new Map([...files].map(([key, bytes]) => [key.split(' ')[1], bytes.toString('utf8')])), losses };
}
const read = ({ files }: Awaited<ReturnType<typeof written>>, set: string): ReadInterchange[] =>
  [...files].filter(([path]) => path.startsWith(set)).flatMap(([, one]) => readInterchanges(one));
const segmentsOf = (all: readonly ReadInterchange[]): Segment[] => all.flatMap(({ transactions }) => transactions.flatMap(({ segments }) => segments));
const whole = await written(people);

describe('claims (837)', () => {
  const sent = [...read(whole, '837P'), ...read(whole, '837I')];
  const claims = new Map(people.flatMap((one) => one.claims.map((claim) => [claim.control_number, claim])));
  const loops = groupsOf(segmentsOf(sent), ([name]) => name === 'CLM' || name === 'HL').filter(([[name]]) => name === 'CLM');

  test('every claim is sent once, with its charge, diagnoses and lines', () => {
    expect(loops.map(([clm]) => clm[1]).sort()).toEqual(people.flatMap((one) => one.claims.map(({ control_number }) => control_number)).sort());
    for (const loop of loops) {
      const [clm] = loop;
      const claim = claims.get(clm[1]);
      const services = loop.filter(([name]) => name === 'SV1' || name === 'SV2');
      const amounts = services.map((one) => centsOf(one[0] === 'SV1' ? one[2] : one[3]));
      expect(centsOf(clm[2])).toBe(claim?.charge);
      expect(amounts).toEqual(claim?.lines.map(({ charge }) => charge));
      expect(amounts.reduce((a, b) => a + b, 0)).toBe(centsOf(clm[2]));
      const codes = loop.filter(([name]) => name === 'HI').flatMap(([, ...elements]) => elements.map((one) => one.split(':')));
      const coded = codes.filter(([list]) => list === 'ABK' || list === 'ABF').map(([, code]) => code);
      expect(coded).toEqual(claim?.diagnoses.map(({ code }) => code.code.replace('.', '')));
      expect(loop.filter(([name, what]) => name === 'DTP' && what === '472').map((one) => one[3])).toEqual(
        claim?.lines.map(({ service_date }) => formatDay(service_date).replaceAll('-', '')),
      );
    }
  });

  test('levels are numbered without gaps, and each has its parent before it', () => {
    for (const { transactions } of sent)
      for (const { segments } of transactions) {
        const levels = segments.filter(([name]) => name === 'HL');
        expect(levels.map(([, number]) => number)).toEqual(levels.map((_, i) => String(i + 1)));
        for (const [, number, parent, code] of levels) {
          if (code === '20') expect(parent).toBe('');
          else expect(levels[Number(parent) - 1][3]).toBe('20');
          expect(Number(parent)).toBeLessThan(Number(number));
        }
      }
  });
});

describe('payments (835)', () => {
  const transactions = read(whole, '835').flatMap((one) => one.transactions);

  test('each transaction balances: lines, claims, and the whole payment', () => {
    expect(transactions.length).toBeGreaterThan(20);
    for (const { segments } of transactions) {
      const ofClaims = groupsOf(
        segments.filter(([name]) => name !== 'PLB'),
        ([name]) => name === 'CLP' || name === 'BPR',
      ).filter(([[name]]) => name === 'CLP');
      let paid = 0;
      for (const loop of ofClaims) {
        const [clp] = loop;
        const lines = groupsOf(loop, ([name]) => name === 'SVC');
        for (const line of lines) expect(centsOf(line[0][2]) - centsOf(line[0][3])).toBe(adjusted(line));
        expect(lines.reduce((sum, [svc]) => sum + centsOf(svc[2]), 0)).toBe(centsOf(clp[3]));
        expect(lines.reduce((sum, [svc]) => sum + centsOf(svc[3]), 0)).toBe(centsOf(clp[4]));
        expect(adjusted(loop, 'PR')).toBe(centsOf(clp[5] === '' ? '0' : clp[5]));
        paid += centsOf(clp[4]);
      }
      const provider = segments
        .filter(([name]) => name === 'PLB')
        .flatMap((plb) => plb.filter((_, i) => i > 3 && i % 2 === 0).map(centsOf))
        .reduce((sum, one) => sum + one, 0);
      const [bpr] = segments;
      expect(centsOf(bpr[2])).toBe(paid - provider);
      expect(centsOf(bpr[2])).toBeGreaterThanOrEqual(0);
    }
  });

  test('what is remitted is what was decided', () => {
    const clps = segmentsOf(read(whole, '835')).filter(([name]) => name === 'CLP');
    const remitted = people.flatMap(({ remittances, claim_payments, claims }) =>
      remittances.flatMap(({ payments }) =>
        payments.map(({ claim_payment_id }) => {
          const payment = claim_payments.find(({ id }) => id === claim_payment_id);
          const claim = claims.find(({ id }) => id === payment?.claim_id);
          return [claim?.control_number, numberAtPayer(claim?.id), payment?.charge, payment?.paid].join(' ');
        }),
      ),
    );
    expect(clps.map((clp) => [clp[1], clp[7], centsOf(clp[3]), centsOf(clp[4])].join(' ')).sort()).toEqual(remitted.sort());
  });
});

describe('acknowledgements', () => {
  const answers = read(whole, '277CA').flatMap(({ transactions }) => transactions);

  test('each claim has one answer, which agrees with the claim and with its payment', () => {
    const answered = people.map((one) => ({ ...one, claims: one.claims.filter(({ acknowledgement }) => acknowledgement !== 'pending') }));
    const claims = answered.flatMap((one) => one.claims.map((claim) => [claim, one.claim_payments.find(({ claim_id }) => claim_id === claim.id)] as const));
    const expected = claims.map(([{ control_number, acknowledgement, reject_category, reject_code, charge, id }, payment]) => {
      const rejected = acknowledgement === 'rejected';
      if (rejected) expect(payment).toBeUndefined();
      return [control_number, rejected ? `${reject_category}:${reject_code}` : 'A2:20', charge, rejected ? '' : numberAtPayer(id)].join(' ');
    });
    const loops = groupsOf(
      answers.flatMap(({ segments }) => segments),
      ([name, what, trace]) => name === 'HL' || (name === 'TRN' && what === '2' && trace.startsWith('C')),
    ).filter(([[name]]) => name === 'TRN');
    const found = loops.map((loop) => {
      const [trn, stc] = loop;
      const number = loop.find(([name, what]) => name === 'REF' && what === '1K')?.[2] ?? '';
      return [trn[2], stc[1].split(':').slice(0, 2).join(':'), centsOf(stc[4]), number].join(' ');
    });
    expect(found.sort()).toEqual(expected.sort());
    expect(found.filter((one) => !one.includes('A2:20')).length).toBeGreaterThan(3);
  });

  test('counts and charges of each level add up', () => {
    for (const { segments } of answers) {
      const sum = (name: string, ...whats: string[]): number =>
        segments.filter(([one, what]) => one === name && whats.includes(what)).reduce((total, [, , value]) => total + centsOf(value), 0);
      expect(sum('QTY', '90')).toBe(sum('QTY', 'QA'));
      expect(sum('QTY', 'AA')).toBe(sum('QTY', 'QC'));
      const stcs = segments.filter(([name]) => name === 'STC');
      const claims = stcs.filter(([, status]) => !status.startsWith('A1'));
      expect(sum('QTY', '90', 'AA')).toBe(claims.length * 100);
      expect(claims.reduce((total, stc) => total + centsOf(stc[4]), 0)).toBe(centsOf(stcs[0][4]));
    }
  });

  test('name the claims that they answer', () => {
    const sent = new Set(segmentsOf(read(whole, '837')).flatMap((one) => (one[0] === 'BHT' ? [one[3]] : [])));
    for (const { segments } of answers) expect(sent.has(segments.find(([name, what]) => name === 'TRN' && what === '2')?.[2] ?? '')).toBe(true);
  });

  test('a TA1 accepts each interchange of claims, enrollment and premiums, and a 999 its functional group', () => {
    const sent = [...read(whole, '837'), ...read(whole, '834'), ...read(whole, '820')];
    expect(read(whole, 'TA1').map(({ acknowledges }) => acknowledges)).toEqual(sent.map(({ control }) => control));
    const accepted = read(whole, '999');
    expect(accepted.length).toBe(sent.length);
    for (const one of accepted) {
      const [{ segments }] = one.transactions;
      const group = sent.find(({ control }) => Number(control) === Number(segments[0][2]));
      expect(segments[0][3]).toBe(group?.transactions[0].version);
      expect(segments.filter(([name]) => name === 'AK2').length).toBe(group?.transactions.length);
      expect(segments.at(-1)).toEqual(['AK9', 'A', ...Array.from({ length: 3 }, () => String(group?.transactions.length))]);
      expect([one.sender, one.receiver]).toEqual([group?.receiver, group?.sender]);
    }
  });
});

describe('inquiries about claims (276, 277)', () => {
  const asked = segmentsOf(read(whole, '276'));
  const answered = segmentsOf(read(whole, '277.'));
  const traces = (all: readonly Segment[], code: string): string[] => all.flatMap(([name, what, trace]) => (name === 'TRN' && what === code ? [trace] : []));

  test('each claim that is not decided 30, 60 and 90 days after it was sent is asked about, and answered', () => {
    const expected = people.flatMap((one) =>
      one.claims
        .filter(({ acknowledgement }) => acknowledgement === 'accepted')
        .flatMap(({ id, control_number, submitted }) => {
          const decided = Math.min(...one.claim_payments.filter(({ claim_id }) => claim_id === id).map(({ decided: at }) => at));
          return [30, 60, 90].flatMap((days, i) => {
            const at = (Math.floor(submitted / 1440) + days) * 1440 + 540;
            return at < decided && at <= asOf ? [`${control_number}Q${i + 1}`] : [];
          });
        }),
    );
    expect(expected.length).toBeGreaterThan(3);
    expect(traces(asked, '1').sort()).toEqual([...expected].sort());
    expect(traces(answered, '2').sort()).toEqual([...expected].sort());
    expect(new Set(answered.filter(([name]) => name === 'STC').map(([, status]) => status))).toEqual(new Set(['P1:20']));
  });
});

const insured = subjects(compileText(readFileSync('tests/conformance/x12/eligibility.hsim', 'utf8')), { count: 12 });
const ofInsured = await written(insured);

describe('inquiries about eligibility (270, 271)', () => {
  const codes = { medical: '30', pharmacy: '88', office_visit: '98' } as const;
  const sets = (name: string): ReadInterchange['transactions'] => read(ofInsured, name).flatMap(({ transactions }) => transactions);
  const find = (segments: readonly Segment[], ...start: string[]): Segment | undefined => segments.find((one) => start.every((text, i) => one[i] === text));
  const all = insured.flatMap((one) => one.eligibility_inquiries.map((inquiry) => ({ inquiry, one })));
  const byTrace = new Map(all.map((it) => [numberAtPayer(it.inquiry.id), it]));

  test('each inquiry is sent once, about its member, day and service', () => {
    expect(all.length).toBeGreaterThan(100);
    const found = sets('270').map(({ segments }) => find(segments, 'TRN', '1')?.[2] ?? '');
    expect([...found].sort()).toEqual([...byTrace.keys()].sort());
    for (const { segments } of sets('270')) {
      const inquiry = byTrace.get(find(segments, 'TRN', '1')?.[2] ?? '')?.inquiry;
      if (inquiry === undefined) throw new Error('no inquiry');
      expect(find(segments, 'NM1', 'IL')?.[9]).toBe(inquiry.member_id);
      expect(find(segments, 'DTP', '291')?.[3]).toBe(formatDay(inquiry.service_date).replaceAll('-', ''));
      expect(find(segments, 'EQ')?.[1]).toBe(codes[inquiry.service_type === 'office_visit' ? 'office_visit' : (inquiry.kind as 'medical' | 'pharmacy')]);
    }
  });

  test('each answer has the levels of its inquiry, and active, inactive or the reason of the rejection', () => {
    const reasons = { subscriber_not_found: '75', patient_not_found: '67', outside_inquiry_period: '62', date_in_future: '63' } as const;
    const others = { birth_date_mismatch: '71', invalid_member_id: '72', unable_to_respond: '42' } as const;
    const met = new Set<string>();
    expect(sets('271').map(({ segments }) => find(segments, 'TRN', '2')?.[2])).toEqual(sets('270').map(({ segments }) => find(segments, 'TRN', '1')?.[2]));
    for (const { segments } of sets('271')) {
      expect(segments.filter(([name]) => name === 'HL').map((hl) => hl.join('*'))).toEqual(['HL*1**20*1', 'HL*2*1*21*1', 'HL*3*2*22*0']);
      const inquiry = byTrace.get(find(segments, 'TRN', '2')?.[2] ?? '')?.inquiry;
      if (inquiry === undefined) throw new Error('no inquiry');
      const { status, reject_reason: reason, member_id, effective, termination } = inquiry;
      const days = [346, 347].map((what) => find(segments, 'DTP', String(what))?.[3]);
      met.add(reason ?? status);
      if (reason !== null) {
        const code = reason === 'patient_not_found' && !member_id.endsWith('01') ? '77' : { ...reasons, ...others }[reason];
        met.add(code);
        expect(find(segments, 'AAA')?.slice(0, 4)).toEqual(['AAA', 'N', '', code]);
        expect([find(segments, 'EB'), ...days]).toEqual([undefined, undefined, undefined]);
      } else {
        expect(find(segments, 'AAA')).toBeUndefined();
        expect(find(segments, 'EB')?.[1]).toBe(status === 'active' ? '1' : '6');
        expect(days).toEqual([effective, termination].map((day) => (day === null ? undefined : formatDay(day).replaceAll('-', ''))));
      }
    }
    expect(met).toEqual(new Set(['active', 'inactive', ...Object.keys({ ...reasons, ...others }), '62', '63', '67', '71', '72', '75', '77', '42']));
  });

  test('amounts are the limits of the year, and what remains of them after the last decision before the inquiry', () => {
    let amounts = 0;
    for (const { segments } of sets('271')) {
      const it = byTrace.get(find(segments, 'TRN', '2')?.[2] ?? '');
      if (it === undefined) throw new Error('no inquiry');
      const ebs = segments.filter(([name, what]) => name === 'EB' && (what === 'C' || what === 'G'));
      for (const [kind, code] of [
        ['deductible', 'C'],
        ['out_of_pocket', 'G'],
      ] as const)
        for (const [scope, level] of [
          ['individual', 'IND'],
          ['family', 'FAM'],
        ] as const) {
          const known = it.one.accumulators.filter((one) => one.kind === kind && one.scope === scope && one.network === 'in' && one.at <= it.inquiry.asked);
          const last = it.inquiry.status === 'active' ? known.filter(({ coverage_id }) => coverage_id === it.inquiry.coverage_id).at(-1) : undefined;
          const of = (period: string): number[] => ebs.filter((eb) => eb[1] === code && eb[2] === level && eb[6] === period).map((eb) => centsOf(eb[7]));
          amounts += of('29').length;
          expect(of('23')).toEqual(last === undefined || last.limit === null ? [] : [last.limit]);
          expect(of('29')).toEqual(last === undefined || last.limit === null ? [] : [last.limit - last.used]);
        }
      for (const eb of ebs) expect(eb[12]).toBe('Y');
    }
    expect(amounts).toBeGreaterThan(100);
  });
});

describe('premiums (820)', () => {
  test('each payment balances: remittance details, contracts and the whole', async () => {
    // Refunds alone: what is credited stays with the payer.
    const refunds = insured.map((one) => ({ ...one, premiums: one.premiums.filter(({ amount }) => amount < 0) }));
    for (const some of [ofInsured, await written(refunds)]) {
      const transactions = read(some, '820').flatMap(({ transactions: sets }) => sets);
      expect(transactions.length).toBeGreaterThan(2);
      for (const { segments } of transactions) {
        const contracts = groupsOf(segments, ([name]) => name === 'ENT' || name === 'BPR').filter(([[name]]) => name === 'ENT');
        expect(contracts.map(([[, number]]) => number)).toEqual(contracts.map((_, i) => String(i + 1)));
        let paid = 0;
        for (const contract of contracts) {
          const details = groupsOf(contract, ([name]) => name === 'RMR');
          const before = contract.slice(
            0,
            contract.findIndex(([name]) => name === 'RMR'),
          );
          expect(details.length).toBeGreaterThan(0);
          for (const detail of details) expect(centsOf(detail[0][4])).toBe(centsOf(detail[0][5]) + sumOfAdx(detail));
          paid += sumOfAdx(before) + details.reduce((sum, [rmr]) => sum + centsOf(rmr[4]), 0);
        }
        const [bpr] = segments;
        expect(centsOf(bpr[2])).toBe(paid);
        expect(paid).toBeGreaterThanOrEqual(0);
        expect(bpr[4]).toBe(paid > 0 ? 'CHK' : 'NON');
      }
    }
  });

  test('each premium is there once, for its month, in the payment of who owes it', () => {
    const found = read(ofInsured, '820').flatMap(({ transactions }) =>
      transactions.flatMap(({ segments }) => {
        const sponsor = segments.find(([name, what]) => name === 'N1' && what === 'PR')?.[3] === 'FI';
        return groupsOf(segments, ([name]) => name === 'RMR').map(([rmr, dtm, adx]) =>
          [rmr[2], dtm[6].slice(0, 8), centsOf(rmr[4]), adx?.[0] === 'ADX' ? 'adjusted' : 'billed', sponsor ? 'sponsor' : 'member'].join(' '),
        );
      }),
    );
    const expected = insured.flatMap(({ premiums, coverages }) =>
      premiums.map(({ coverage_id, month, amount, entry, paid_by }) =>
        [coverages.find(({ id }) => id === coverage_id)?.subscriber_id, formatDay(month).replaceAll('-', ''), amount, entry, paid_by].join(' '),
      ),
    );
    expect(expected.length).toBeGreaterThan(100);
    expect(found.sort()).toEqual(expected.sort());
    expect(new Set(expected.map((one) => one.split(' ').slice(3).join(' '))).size).toBe(4);
  });
});

test('requests for review (278): each is sent, pended where it takes a day or more, and answered', async () => {
  const asking = subjects(compileText(readFileSync('scenarios/membersim/prior_auth.hsim', 'utf8')), { count: 40 });
  const sent = await written(asking);
  const requests = read(sent, '278-request').flatMap(({ transactions }) => transactions);
  const answers = read(sent, '278-response').flatMap(({ transactions }) => transactions);
  const all = asking.flatMap(({ authorizations }) => authorizations);
  const numbers = (list: typeof requests): string[] => list.map(({ segments }) => segments.find(([name]) => name === 'TRN')?.[2] ?? '');
  expect(all.length).toBeGreaterThan(20);
  expect(numbers(requests).sort()).toEqual(all.map(({ id }) => numberAtPayer(id)).sort());
  const actions = { approved: 'A1', partial: 'A2', denied: 'A3', not_required: 'NA', pended: 'A4', cancelled: 'A4' } as const;
  const expected = all.flatMap(({ id, status, recorded, decided }) => {
    const late = decided === null || Math.floor(decided / 1440) > Math.floor(recorded / 1440);
    const final = decided === null || status === 'pended' || status === 'cancelled' ? [] : [`${numberAtPayer(id)} ${actions[status]}`];
    return [...(late ? [`${numberAtPayer(id)} A4`] : []), ...final];
  });
  const found = answers.map(({ segments }) => `${segments.find(([name]) => name === 'TRN')?.[2]} ${segments.find(([name]) => name === 'HCR')?.[1]}`);
  expect(found.sort()).toEqual(expected.sort());
  for (const { segments } of [...requests, ...answers]) {
    const levels = segments.filter(([name]) => name === 'HL').map(([, number, parent, code]) => `${number} ${parent} ${code}`);
    expect(['1  20', '2 1 21', '3 2 22', '4 3 EV', '5 4 SS'].slice(0, levels.length)).toEqual(levels);
    expect(levels.length).toBeGreaterThanOrEqual(4);
  }
});

test('a claim for a second payer has what the first one decided, and each line balances with it', async () => {
  const retirees = subjects(compileText(readFileSync('tests/conformance/x12/second-payer.hsim', 'utf8')), { count: 8 });
  const sent = await written(retirees);
  const loops = groupsOf([...segmentsOf(read(sent, '837P')), ...segmentsOf(read(sent, '837I'))], ([name]) => name === 'CLM' || name === 'HL').filter(
    ([[name]]) => name === 'CLM',
  );
  const second = retirees.flatMap(({ claims }) => claims.filter(({ payer_sequence }) => payer_sequence > 1));
  const withEarlier = loops.filter((loop) => loop.some(([name]) => name === 'SVD'));
  expect(second.length).toBeGreaterThan(8);
  expect(withEarlier.map(([clm]) => clm[1]).sort()).toEqual(second.map(({ control_number }) => control_number).sort());
  for (const loop of withEarlier) {
    const lines = groupsOf(loop, ([name]) => name === 'LX');
    expect(lines.reduce((sum, line) => sum + paidBefore(line), 0)).toBe(centsOf(loop.find(([name, what]) => name === 'AMT' && what === 'D')?.[2] ?? ''));
    for (const line of lines) expect(paidBefore(line) + adjusted(line)).toBe(centsOf(line[1][0] === 'SV1' ? line[1][2] : line[1][3]));
  }
});

test('enrollment (834): each transaction of a member, dependants after their subscriber', () => {
  const loops = groupsOf(segmentsOf(read(whole, '834')), ([name]) => name === 'INS' || name === 'BGN').filter(([[name]]) => name === 'INS');
  expect(loops.length).toBe(people.flatMap(({ enrollments }) => enrollments).length);
  const subscribers = new Set<string>();
  for (const loop of loops) {
    const number = loop.find(([name, what]) => name === 'REF' && what === '0F')?.[2] ?? '';
    if (loop[0][1] === 'Y') subscribers.add(number);
    else expect(subscribers.has(number)).toBe(true);
  }
});

test('the primary care provider whom a member chooses is in loop 2310 of the addition, and with a PLA of the change', async () => {
  const scenario = `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2025-12-31 }
provider lee { given: "Ann"  family: "Lee"  npi: "1234567893" }
provider ruiz { given: "Bo"  family: "Ruiz"  npi: "1245319599" }
plan hmo { type: HMO  pcp: required  coinsurance: 0% }
profile p { age: 50  coverage medical { plan: hmo  effective: 2025-01-01  pcp: lee } }
timeline of_p of p {
  event swap at 2025-03-10 { assign_pcp { provider: ruiz  effective: 2025-04-01 } }
  event again at 2025-05-10 { assign_pcp }
}`;
  const files = await written(subjects(compileText(scenario), { count: 1 }));
  const loops = groupsOf(segmentsOf(read(files, '834')), ([name]) => name === 'INS').filter(([[name]]) => name === 'INS');
  const sent = loops.map((loop) =>
    loop.filter(([name, what]) => name === 'INS' || name === 'LX' || (name === 'NM1' && what === 'P3') || name === 'PLA').map((one) => one.join('*')),
  );
  // What the plan assigns, the sponsor does not tell it.
  expect(sent).toEqual([
    ['INS*Y*18*021*28*A***FT', 'LX*1', 'NM1*P3*1*Lee*Ann****XX*1234567893*72'],
    ['INS*Y*18*001*15*A***FT', 'LX*1', 'NM1*P3*1*Ruiz*Bo****XX*1245319599*72', 'PLA*2*1P*20250401**AI'],
  ]);
  for (const [path, text] of files.files) if (path.startsWith('834')) expect(checkX12(text).findings).toEqual([]);
});

test('the feeds of some days together send what the whole sends', async () => {
  const ends = [20_180, 20_230, 20_280].map((day) => day * 1440);
  const [first, ...rest] = ends;
  const until = (subject: Subject, end: number): Subject => ({
    ...subject,
    claims: subject.claims.filter(({ submitted }) => submitted <= end),
    remittances: subject.remittances.filter(({ issued }) => issued <= end),
    enrollments: subject.enrollments.filter(({ recorded }) => recorded <= end),
  });
  const numbers = (all: Awaited<ReturnType<typeof written>>): string[] =>
    [...segmentsOf(read(all, '837')), ...segmentsOf(read(all, '835'))]
      .filter(([name]) => name === 'CLM' || name === 'CLP')
      .map((one) => `${one[0]} ${one[1]} ${one[4] ?? ''}`);
  const days = [await written(people.map((one) => until(one, first)))];
  for (const [i, end] of rest.entries())
    days.push(
      await written(
        people.map((one) => until(one, end)),
        {},
        ends[i],
      ),
    );
  const all = await written(people.map((one) => until(one, ends[ends.length - 1])));
  expect(days.every((day) => numbers(day).length > 0)).toBe(true);
  expect(days.flatMap(numbers).sort()).toEqual(numbers(all).sort());
});

test('a file for each transaction set has the sets of the whole, each alone and acknowledged alone', async () => {
  const alone = await written(people, { files: 'transaction' });
  const interchangesOf = (one: typeof whole) => [...one.files].map(([path, text]) => ({ path, text, interchanges: readInterchanges(text) }));
  const sets = (one: typeof whole) =>
    interchangesOf(one)
      .filter(({ path }) => !/^(?:TA1|999)/.test(path))
      .flatMap(({ interchanges }) => interchanges.flatMap(({ transactions }) => transactions.map(({ segments }) => JSON.stringify(segments.slice(1, -1)))));
  expect(sets(alone).sort()).toEqual(sets(whole).sort());
  const files = interchangesOf(alone);
  for (const { path, text, interchanges } of files) {
    expect(path).toMatch(/^[-\w]+\.\d{10}\.00000\.000\.\d{5}\.edi$/);
    expect([interchanges.length, interchanges[0].transactions.length]).toEqual([1, path.startsWith('TA1') ? 0 : 1]);
    expect(checkX12(text).findings).toEqual([]);
  }
  const controls = files.map(({ text }) => text.slice(90, 99));
  expect(new Set(controls).size).toBe(controls.length);
  const asked = files.filter(({ path }) => /^(?:837|834|820)/.test(path)).length;
  expect(files.filter(({ path }) => path.startsWith('TA1')).length).toBe(asked);
  expect(files.filter(({ path }) => path.startsWith('999')).length).toBe(asked);
});

test('other separators, and none of them in a text', async () => {
  const [{ parties }] = people;
  const named = (name: string): Subject[] =>
    people.map((one) => ({ ...one, parties: { ...one.parties, organizations: one.parties.organizations.map((organization) => ({ ...organization, name })) } }));
  expect(parties.organizations.length).toBeGreaterThan(0);
  const options = { element_separator: '|', component_separator: '>', repetition_separator: '!', segment_terminator: "'", line_breaks: false };
  const odd = await written(named("A|B>C!D'E*F:G^H~I"), options);
  const [{ component }] = read(odd, '837P');
  expect(component).toBe('>');
  expect(segmentsOf(read(odd, '837P')).find(([name, what]) => name === 'NM1' && what === '85')?.[3]).toBe('A B C D E*F:G^H~I');
  expect(Object.keys(odd.losses)).toEqual(['a character that X12 does not have, or uses as a separator, was replaced']);
  expect(x12.options.safeParse({ element_separator: ':' }).success).toBe(false);
});

test('letters with accents become plain ones, and are counted', async () => {
  const [first] = people;
  const { files, losses } = await written([{ ...first, patient: { ...first.patient, family: 'Núñez', given: 'Zoë' } }]);
  expect([...files.values()].join('')).toContain('*Nunez*Zoe*');
  expect(Object.values(losses)[0]).toBeGreaterThan(0);
});

/** The number of a claim at its payer. */
const numberAtPayer = (id: string | undefined): string => (id ?? '').replaceAll('-', '').slice(0, 14).toUpperCase();

const sumOfAdx = (segments: readonly Segment[]): number => segments.filter(([name]) => name === 'ADX').reduce((sum, [, amount]) => sum + centsOf(amount), 0);

const paidBefore = (line: readonly Segment[]): number => line.filter(([name]) => name === 'SVD').reduce((sum, svd) => sum + centsOf(svd[2]), 0);

function adjusted(loop: readonly Segment[], group?: string): number {
  let sum = 0;
  for (const [name, of, ...triplets] of loop)
    if (name === 'CAS' && (group === undefined || of === group)) for (let i = 1; i < triplets.length; i += 3) sum += centsOf(triplets[i]);
  return sum;
}
