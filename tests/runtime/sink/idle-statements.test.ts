/** Statements that act on what is there and found nothing, in a whole run and in its blocks. */
import { expect, test } from 'vitest';
import { BlockRunner } from '../../../runtime/sink/block-runner.ts';
import { idleStatements } from '../../../runtime/sink/idle-statements.ts';
import { addTally, emptyTally } from '../../../runtime/sink/tally.ts';
import { ir, one } from '../../support/cohorts.ts';
import { planOf } from '../../support/scenario-runs.ts';

const COUNT = 40;

/** What was idle: the statement and how often it was reached. The blocks of a run add up to the whole. */
function idle(events: string, more = '', person = 'age: 40  attribute never: chance 0%'): string[] {
  const scenario = ir({ person, more, events });
  const plan = planOf(scenario, { count: COUNT });
  const found = (blocks: readonly (readonly [number, number])[]): string[] => {
    const tally = emptyTally(scenario);
    for (const [first, end] of blocks) addTally(tally, new BlockRunner(plan).subjects(first, end, '00000', []).tally);
    return idleStatements(scenario, tally, tally.subjects).map(({ text, reached }) => `${text} ${reached}`);
  };
  const whole = found([[0, COUNT]]);
  expect(
    found([
      [0, 7],
      [7, 31],
      [31, COUNT],
    ]),
  ).toEqual(whole);
  return whole;
}

const visit = (body: string): string => `  event visit at 2025-01-06 { encounter ambulatory { ${body} } }\n`;

test('a correction, cancellation or repetition of what was never there', () => {
  const events = `${visit('diagnose dx.a when never')}
  event cancelled at visit + 1 day when never { cancel visit }
  event fixed at visit + 2 days { correct visit { diagnose dx.a { severity: mild } } }
  event again at visit + 3 days { resend visit }`;
  // `cancel` is never reached, and `resend` sends the visit.
  expect(idle(events)).toEqual([`correct visit ${COUNT}`]);
});

test('a merge of visits that are never unidentified', () => {
  const merge = (unidentified: string): string => `  event arrival at 2025-01-06 { encounter emergency { unidentified: ${unidentified}  note "Seen." } }
  event stay at arrival + 5 hours { admit { note "Admitted." } }
  event named at arrival + 1 day { merge arrival into stay }`;
  expect(idle(merge('never'))).toEqual([`merge arrival ${COUNT}`]);
  expect(idle(merge('yes'))).toEqual([]);
  // The stay begins with the end of the visit: its number is still that of the stay.
  const discharged = `  event arrival at 2025-01-06 { admit { class: emergency  unidentified: yes } }
  event stay at arrival + 5 hours { discharge admitted  admit { note "Admitted." } }
  event named at arrival + 1 day { merge arrival into stay }`;
  expect(idle(discharged)).toEqual([]);
});

test('defects that apply to nothing; a small share may hit nothing by chance', () => {
  const events = visit('diagnose dx.a when never  note "Seen."');
  expect(
    idle(events, 'defects { missing zip: 100% when never  drop conditions: 50%  drop document_references: 50%  swap birth_date: 0.01% when age > 30 }'),
  ).toEqual(['missing zip 0', 'drop conditions 0']);
});

test('an event that wrote nothing has happened', () => {
  const events = `${visit('diagnose dx.a when never')}
  event after at visit + 1 day { encounter ambulatory { diagnose dx.b when any(visit)  diagnose dx.c when has(dx.a) } }`;
  expect(one({ person: 'age: 40  attribute never: chance 0%', events }).conditions.map(({ code }) => code.code)).toEqual(['I10']);
});
