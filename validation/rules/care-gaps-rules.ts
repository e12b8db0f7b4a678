/** Gaps in care: what closes them, and the attempts to contact the member about them. */
import { dayOfMinute } from '../../model/time/civil.ts';
import { brief } from '../finding-words.ts';
import type { Rule } from '../rule.ts';
import { another, sampleId } from '../sample.ts';

export const careGapRules: readonly Rule[] = [
  {
    id: 'GAP-001',
    severity: 'error',
    title: 'Gap in care that contradicts itself',
    why: 'A gap is closed or excluded at a time, and a closed gap has evidence. Records of care close it by its last day; an open gap has neither a time nor evidence.',
    source: 'HL7 Da Vinci DEQM, gaps in care reporting: open gap, closed gap',
    valid: { edits: [another('care_gaps', { id: sampleId(103), status: 'open', closed: null, evidence: null, evidence_kind: null, evidence_id: null })] },
    invalid: { edits: [['/care_gaps/0/status', 'open']] },
    examine(one, report) {
      one.each('care_gaps', ({ status, opened, due, closed, evidence, evidence_id: id }, path) => {
        if (status === undefined || closed === undefined) return;
        const open = status === 'open';
        if (open !== (closed === null)) report([...path, 'closed'], open ? 'the gap is open, but has a time' : `the gap is ${status}, but has no time`);
        if (open && evidence != null) report([...path, 'evidence'], 'the gap is open, but has evidence');
        if (status === 'closed' && evidence === null) report([...path, 'evidence'], 'the gap is closed, but has no evidence');
        if (id != null && evidence !== undefined && evidence !== 'administrative')
          report([...path, 'evidence_id'], `a record closed the gap, but its evidence is ${brief(evidence ?? 'none')}`);
        if (closed === null) return;
        if (opened !== undefined && closed < opened) report([...path, 'closed'], 'is before the gap was opened');
        if (due !== undefined && evidence === 'administrative' && dayOfMinute(closed) > due)
          report([...path, 'closed'], 'care closed the gap after its last day');
      });
    },
  },
  {
    id: 'GAP-002',
    severity: 'error',
    title: 'Outreach about a gap that is not open',
    why: 'A member is contacted about a gap from when it is opened until it is closed, and the attempts are numbered in order.',
    source: 'HL7 Da Vinci DEQM, gaps in care reporting',
    valid: { edits: [another('outreaches', { id: sampleId(104), attempt: 2, attempted: '2025-02-10T10:00', recorded: '2025-02-10T10:00' })] },
    invalid: { edits: [['/outreaches/0/attempt', 2]] },
    examine(one, report) {
      const attempts = new Map<string, number>();
      one.each('outreaches', ({ care_gap_id: id, attempt, attempted }, path) => {
        if (id === undefined) return;
        const number = (attempts.get(id) ?? 0) + 1;
        attempts.set(id, number);
        if (attempt !== undefined && attempt !== number) report([...path, 'attempt'], `is ${attempt}, but it is attempt ${number} for the gap`);
        const gap = one.find('care_gaps', id);
        if (gap === undefined || attempted === undefined) return;
        if (gap.opened !== undefined && attempted < gap.opened) report([...path, 'attempted'], 'is before the gap was opened');
        if (gap.closed != null && attempted > gap.closed) report([...path, 'attempted'], 'is after the gap was closed');
      });
    },
  },
];
