/** Prior authorizations: what was asked, what was answered, and what follows from it. */
import { brief } from '../finding-words.ts';
import type { Path, ReportFinding, Rule } from '../rule.ts';
import { another, sampleId } from '../sample.ts';

/** A denial of what the sample authorization is about. */
const denied = { id: sampleId(93), status: 'denied', reason: 'not_medically_necessary', units_approved: null, valid_from: null, valid_to: null };
/** An appeal of that denial. */
const appealed = (fields: object = {}) =>
  another('authorizations', {
    id: sampleId(94),
    level: 1,
    appeal_of: sampleId(93),
    requested: '2025-03-14T09:00',
    recorded: '2025-03-14T09:00',
    decided: '2025-03-18T10:00',
    ...fields,
  });

/** The systems of codes that name drugs: requests for them go to the coverage that pays for drugs. */
const DRUGS: ReadonlySet<string> = new Set(['RXNORM', 'NDC']);

export const authorizationRules: readonly Rule[] = [
  {
    id: 'AUTH-001',
    severity: 'error',
    title: 'Answer to a request that contradicts itself',
    why: 'An approval has the days that it is for, a denial a reason, and a request without an answer neither. Where no authorization is needed, nothing is approved.',
    source: 'X12 005010X217, HCR01, HCR03 and DTP*472',
    valid: { edits: [another('authorizations', denied)] },
    invalid: { edits: [['/authorizations/0/reason', 'not_covered']] },
    examine(one, report) {
      one.each('authorizations', (record, path) => {
        const { status, reason, decided, valid_from: from, valid_to: to, units_approved: units } = record;
        if (status === undefined || status === 'cancelled') return;
        const answered = status !== 'pended';
        const approves = status === 'approved' || status === 'partial';
        state(report, [...path, 'decided'], decided, answered, status);
        state(report, [...path, 'reason'], reason, status === 'denied', status);
        state(report, [...path, 'valid_from'], from, approves, status);
        state(report, [...path, 'valid_to'], to, approves, status);
        if (!approves && units != null) report([...path, 'units_approved'], `is ${units}, but the request is ${words(status)}`);
        if (from != null && to != null && from > to) report([...path, 'valid_to'], 'is before the first day');
      });
    },
  },
  {
    id: 'AUTH-002',
    severity: 'error',
    title: 'Approved units that contradict the answer',
    why: 'An approval in total has the units that were requested, an approval in part fewer.',
    source: 'X12 005010X217, HCR01 A1 and A2, HSD02',
    valid: {
      edits: [
        ['/authorizations/0/status', 'partial'],
        ['/authorizations/0/units_approved', 4],
      ],
    },
    invalid: { edits: [['/authorizations/0/units_approved', 4]] },
    examine(one, report) {
      one.each('authorizations', ({ status, units_requested: asked, units_approved: given }, path) => {
        if (asked === undefined || given === undefined) return;
        const at = [...path, 'units_approved'];
        if (status === 'partial' && (asked === null || given === null)) report(at, 'the approval in part does not have units');
        if (asked === null || given === null) return;
        if (status === 'approved' && given !== asked) report(at, `is ${given}, but ${asked} were requested and the status is approved`);
        if (status === 'partial' && given >= asked) report(at, `is ${given}, but ${asked} were requested and the status is partial`);
      });
    },
  },
  {
    id: 'AUTH-003',
    severity: 'error',
    title: 'Appeal that does not follow a denial',
    why: 'An appeal asks for the review of one denial: of the same service and coverage, one level below, after the answer, and once.',
    source: '42 CFR 422.582 and 29 CFR 2560.503-1(h)',
    valid: { edits: [another('authorizations', denied), appealed()] },
    invalid: { edits: [appealed({ appeal_of: sampleId(81) })] },
    examine(one, report) {
      const before = new Set<string>();
      one.each('authorizations', (record, path) => {
        const { level, appeal_of: id } = record;
        if (level === undefined || id === undefined) return;
        if (level > 0 !== (id !== null))
          report([...path, 'appeal_of'], id === null ? `an appeal of level ${level} names no denial` : 'a first request appeals nothing');
        const of = one.find('authorizations', id);
        if (of === undefined || id === null) return;
        if (before.has(id)) report([...path, 'appeal_of'], 'the denial is appealed twice');
        before.add(id);
        if (of.status !== undefined && of.status !== 'denied') report([...path, 'appeal_of'], `the request is ${words(of.status)}, not denied`);
        if (of.level !== undefined && of.level + 1 !== level) report([...path, 'level'], `is ${level}, but that of the denial is ${of.level}`);
        if (of.coverage_id !== undefined && record.coverage_id !== undefined && of.coverage_id !== record.coverage_id)
          report([...path, 'coverage_id'], 'is not that of the denial');
        if (of.service !== undefined && record.service !== undefined && of.service?.code !== record.service?.code)
          report([...path, 'service'], `is ${brief(record.service?.code ?? 'none')}, but that of the denial is ${brief(of.service?.code ?? 'none')}`);
        if (of.decided != null && record.requested !== undefined && record.requested < of.decided) report([...path, 'requested'], 'is before the denial');
      });
    },
  },
  {
    id: 'AUTH-004',
    severity: 'error',
    title: 'Request without what it asks for',
    why: 'A request for a service names it; one for an admission or a visit has none. It goes to the payer of a medical coverage, that of a drug to the payer of drugs.',
    source: 'X12 005010X217, UM01 and SV1',
    valid: { edits: [another('authorizations', { category: 'admission', service: null })] },
    invalid: { edits: [['/authorizations/0/service', null]] },
    examine(one, report) {
      one.each('authorizations', ({ category, service, coverage_id: id }, path) => {
        if (category !== undefined && service !== undefined && (category === 'service') !== (service !== null))
          report(
            [...path, 'service'],
            service === null ? 'the request for a service names none' : `the request is for ${category === 'admission' ? 'an admission' : 'a visit'}`,
          );
        const kind = one.find('coverages', id)?.kind;
        const wanted = DRUGS.has(service?.system ?? '') ? 'pharmacy' : 'medical';
        if (kind !== undefined && kind !== wanted) report([...path, 'coverage_id'], `the coverage is ${kind}`);
      });
    },
  },
  {
    id: 'AUTH-005',
    severity: 'error',
    title: 'Claim with an authorization that approves nothing',
    why: 'The authorization number on a claim is that of an approval of the same coverage, which the provider had when the claim was sent.',
    source: 'X12 005010X222A1 and 005010X223A2, REF*G1',
    valid: { edits: [['/claims/0/authorization_id', sampleId(81)]] },
    invalid: { edits: [another('authorizations', denied), ['/claims/0/authorization_id', sampleId(93)]] },
    examine(one, report) {
      one.each('claims', ({ authorization_id: id, coverage_id: coverage, submitted }, path) => {
        const found = one.find('authorizations', id);
        if (found === undefined) return;
        const at = [...path, 'authorization_id'];
        if (found.status !== undefined && found.status !== 'approved' && found.status !== 'partial') report(at, `the request is ${words(found.status)}`);
        if (found.coverage_id !== undefined && coverage !== undefined && found.coverage_id !== coverage) report(at, 'is that of another coverage');
        if (found.decided != null && submitted !== undefined && found.decided > submitted) report(at, 'was approved after the claim was sent');
      });
    },
  },
];

/** A field that an answer has, or does not have. */
function state(report: ReportFinding, path: Path, value: unknown, has: boolean, status: string): void {
  if (value === undefined || (value !== null) === has) return;
  report(path, has ? `is missing: the request is ${words(status)}` : `has a value, but the request is ${words(status)}`);
}

const words = (status: string): string => status.replace('_', ' ');
