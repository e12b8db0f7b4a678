/** What newcomers and language models write in place of the language, by the rule at which it is found. */
import type { TokenType } from 'chevrotain';
import { kw } from '../keywords.ts';
import type { HsimParser } from '../rules/declaration-rules.ts';
import type { Recovery } from '../rules/rule-reader.ts';
import * as t from '../tokens.ts';
import * as bodies from './recover-bodies.ts';
import * as file from './recover-declarations.ts';
import * as heads from './recover-heads.ts';
import { comma, insteadOf } from './recover-signs.ts';
import * as values from './recover-values.ts';

const instead: ReadonlyMap<TokenType, (p: HsimParser) => boolean> = new Map([
  ...insteadOf,
  [kw.of, file.profileless],
  [kw.as, file.aliasless],
  [t.Word, bodies.namelessBranch],
]);

export const recovery: Recovery<HsimParser> = {
  before: {
    value: values.meantValue,
    sum: values.dotsEquals,
    primary: values.meantChoice,
    argument: values.beforeArgument,
    chooseArm: values.swappedArm,
    weight: values.bareWeight,
    armName: values.armWord,
    bandKey: values.meantKey,
    item: bodies.beforeItem,
    overriding: bodies.beforeOverriding,
    defaulting: bodies.beforeDefaulting,
    statement: bodies.beforeStatement,
    head: bodies.otherArgument,
    hours: heads.beforeHours,
    wait: bodies.beforeWait,
    exit: heads.beforeExit,
    fieldValue: heads.beforeFieldValue,
    clause: heads.beforeClause,
    body: file.beforeBody,
    stateNode: file.beforeState,
  },
  after: {
    value: values.afterValue,
    comparison: values.afterComparison,
    range: values.afterRange,
    sum: values.afterSum,
    product: values.afterProduct,
    where: values.afterWhere,
    path: values.afterPath,
    atLeast: values.afterAtLeast,
    armName: values.armColon,
    bandKey: file.afterCell,
    head: bodies.afterHead,
    statement: bodies.afterStatement,
    time: heads.afterTime,
    clause: heads.afterClause,
    event: heads.afterEvent,
    eventChange: heads.afterEvent,
    armEvent: heads.afterEvent,
    header: file.afterHeader,
    cycleItem: file.afterCycleItem,
  },
  between: {
    declaration: file.betweenDeclarations,
    item: bodies.betweenItems,
    branchArm: bodies.betweenArms,
    variationArm: bodies.betweenArms,
    clause: heads.betweenClauses,
    codeRow: file.betweenRows,
    groupCode: file.betweenCodes,
    tableRow: file.betweenTableRows,
    stateNode: file.betweenStates,
    cycleItem: file.betweenCycleItems,
    assertion: file.betweenAssertions,
  },
  member: values.beforeMember,
  comma,
  instead: (p, expected) => instead.get(expected)?.(p) ?? false,
};
