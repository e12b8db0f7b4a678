/** X12 of any writer: what is wrong with its envelopes, the loops of its guides, its elements, and its sums. */

import type { WireContents, WireFinding } from './wire-finding.ts';
import { elementFindings } from './x12-elements-check.ts';
import { type GuideLoops, guides, walkGuide } from './x12-guide.ts';
import { readX12, type X12Contents, type X12FindingKind, type X12Segment, type X12Set } from './x12-reader.ts';
import { type SetChecks, setChecksOf } from './x12-set-checks.ts';

const RULE_OF: Readonly<Record<X12FindingKind, string>> = { unreadable: 'EDI-001', unfinished: 'EDI-002', count: 'EDI-003', place: 'EDI-005' };

/** Sees the findings of a set: the rule, the segment, and the element. */
export type FindX12 = (rule: string, segment: X12Segment, at: string, message: string) => void;

export function checkX12(text: string): WireContents {
  const contents = readX12(text);
  const findings: WireFinding[] = contents.findings.map(({ kind, segment, at, message }) => ({
    rule: RULE_OF[kind],
    number: segment,
    at,
    message,
    value: null,
  }));
  const find: FindX12 = (rule, segment, at, message) =>
    void findings.push({ rule, number: segment.number, at, message, value: valueAt(segment, at, contents.component) });
  for (const set of contents.sets) checkSet(set, contents, find);
  return { count: contents.sets.length + contents.interchangeAnswers.length, findings: findings.sort((a, b) => a.number - b.number) };
}

/** The value of `CLM02`, or of the component `CLM05-3`. */
export function valueAt({ elements }: X12Segment, at: string, component: string): string | null {
  const place = /^[A-Z][A-Z0-9]{1,2}?(\d\d)(?:-(\d+))?$/.exec(at);
  if (place === null) return null;
  const whole = elements[Number(place[1])] ?? '';
  return place[2] === undefined ? whole : (whole.split(component)[Number(place[2]) - 1] ?? '');
}

function checkSet(set: X12Set, { component }: X12Contents, find: FindX12): void {
  const guide = guideOf(set, find);
  if (guide === null) return;
  levels(set, find);
  const checks: SetChecks = setChecksOf(guide.name, component, find);
  walkGuide(guide, set.start, set.segments, component, {
    segment: (segment, loop) => {
      elementFindings(guide.name, loop, segment, component, find);
      checks.segment(segment, loop);
    },
    find: (segment, message) => find('EDI-005', segment, segment.elements[0], message),
  });
  checks.end();
}

/** The guide of a set, by its version; null where there is none, which is reported. */
function guideOf({ set, version, start, group }: X12Set, find: FindX12): GuideLoops | null {
  const known = guides.filter((one) => one.set === set);
  if (known.length === 0) {
    find('EDI-004', start, 'ST01', `the transaction set ${JSON.stringify(set)} is not one of ${[...new Set(guides.map((one) => one.set))].sort().join(', ')}`);
    return null;
  }
  const guide = known.find(({ versions }) => versions.includes(version)) ?? null;
  if (guide === null) {
    const newest = known.map(({ versions }) => versions[0]).join(' or ');
    find('EDI-004', start, 'ST03', `the version ${JSON.stringify(version)} of the ${set} is unknown; expected ${newest}`);
    return null;
  }
  if (group !== null) {
    const [, code = '', , , , , , , release = ''] = group.elements;
    if (code !== guide.group) find('EDI-004', group, 'GS01', `is ${JSON.stringify(code)}; the ${set} is in a group ${guide.group}`);
    if (!guide.versions.includes(release)) find('EDI-004', group, 'GS08', `the group has the version ${JSON.stringify(release)}, the set in it ${version}`);
  }
  return guide;
}

/** Levels are numbered from 1, and below one that was there before, which says so. */
function levels({ segments }: X12Set, find: FindX12): void {
  const known = new Map<string, { readonly segment: X12Segment; children: number }>();
  for (const segment of segments) {
    if (segment.elements[0] !== 'HL') continue;
    const [, number = '', parent = ''] = segment.elements;
    if (number !== String(known.size + 1)) find('EDI-006', segment, 'HL01', `is ${JSON.stringify(number)}, but it is level ${known.size + 1} of the set`);
    const above = known.get(parent);
    if (parent !== '' && above === undefined) find('EDI-006', segment, 'HL02', `no level ${JSON.stringify(parent)} is before it`);
    if (above !== undefined) above.children++;
    known.set(String(known.size + 1), { segment, children: 0 });
  }
  for (const { segment, children } of known.values()) {
    const says = segment.elements[4] ?? '';
    if (says === '1' && children === 0) find('EDI-006', segment, 'HL04', 'says that levels are below it, but none is');
    if (says === '0' && children > 0) find('EDI-006', segment, 'HL04', 'says that no level is below it, but one is');
  }
}
