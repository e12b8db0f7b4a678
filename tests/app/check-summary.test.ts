/** What `hsimc check` counts: the events of everybody in a unit, those in the visits of others among them, and threads. */
import { expect, test } from 'vitest';
import { checkScenario } from '../../app/check-scenario.ts';
import { type Entry, openEntry } from '../../app/scenario-files.ts';

async function counted(items: string) {
  const text = { path: 'main.hsim', text: `hsim 1\nscenario t "T" { as_of: 2025-06-30 }\n${items}`, sha256: '' };
  const entry: Entry = { ...openEntry('diabetes'), text, host: { read: () => ({ problem: 'there is no such file' }) } };
  return (await checkScenario(entry, new Map())).holds;
}

test('events are counted as they are written', async () => {
  const text = `profile mother { age: 30  sex: female  household { child first { is: infant  birth_date: delivery }  child second { is: infant  age: 3 } } }
profile infant { attribute weight: 3.4 }
timeline care of mother {
  anchor start: 2024-01-01
  event delivery at start + 40 days { admit { class: inpatient } }
  event home at delivery + 2 days { discharge home }
  event call at home + 2 days { encounter virtual { note "Called." } }
  event advice in call when age > 20 { note "More." }
}
timeline checks of infant { event check at start + 5 days { encounter ambulatory { note "Weighed: {weight}." } } }
states course from delivery { waiting { wait 3 days  end } }`;
  expect(await counted(text)).toMatchObject({ events: 5, threads: 1 });
});
