/** Records of X12 from any writer, with what is wrong with the file: its findings are those of `validate`. */

import type { WireFinding } from '../wire-finding.ts';
import { checkX12 } from '../x12-checks.ts';
import { guides } from '../x12-guide.ts';
import { readX12 } from '../x12-reader.ts';
import { loopTree } from './loop-tree.ts';
import { claimsOf, type ReadClaim } from './read-claims.ts';
import { enrollmentsOf, type ReadEnrollment } from './read-enrollments.ts';
import { type ReadRemittance, remittanceOf } from './read-payments.ts';

export interface X12Records {
  readonly claims: readonly ReadClaim[];
  readonly remittances: readonly ReadRemittance[];
  readonly enrollments: readonly ReadEnrollment[];
  readonly findings: readonly WireFinding[];
}

export function readX12Records(text: string): X12Records {
  const [claims, remittances, enrollments]: [ReadClaim[], ReadRemittance[], ReadEnrollment[]] = [[], [], []];
  const { sets, component } = readX12(text);
  for (const set of sets) {
    const guide = guides.find((one) => one.set === set.set && one.versions.includes(set.version));
    if (guide === undefined) continue;
    const tree = (): ReturnType<typeof loopTree> => loopTree(guide, set, component);
    if (guide.name === '837P') claims.push(...claimsOf(tree(), 'professional', component));
    if (guide.name === '837I') claims.push(...claimsOf(tree(), 'institutional', component));
    if (guide.name === '835') remittances.push(remittanceOf(tree(), component));
    if (guide.name === '834') enrollments.push(...enrollmentsOf(tree(), component));
  }
  return { claims, remittances, enrollments, findings: checkX12(text).findings };
}
