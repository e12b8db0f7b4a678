/** Lives that nobody wrote: histories, events, threads, cycles, flows and relatives, in any order and at any time around birth, death and the as-of day. */
import fc from 'fast-check';

const head = (profile: string): string => `hsim 1
scenario t "T" { as_of: 2025-12-31 }
codes dx: ICD10CM { a I10 "Essential (primary) hypertension"  b I21.9 "Acute myocardial infarction, unspecified" }
codes px: SNOMED { mri 113091000 "Magnetic resonance imaging (procedure)"  pacemaker 14106009 "Cardiac pacemaker, device (physical object)" }
codes labs: LOINC { glucose 2345-7 "Glucose [Mass/volume] in Serum or Plasma" { unit: 'mg/dL'  normal: 70..99  decimals: 0 }  a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%'  normal: 4.0..5.6  not_measured: 30%  turnaround: 9 days }  sugar 24323-8 "Comprehensive metabolic 2000 panel - Serum or Plasma" }
codes rx: RXNORM { metformin 861007 "metformin hydrochloride 500 MG Oral Tablet" }
codes vaccines: CVX { flu 140 "Influenza, split virus, trivalent, injectable, preservative free" }
panel sugar { code: labs.sugar  test labs.glucose  test labs.a1c }
profile p { ${profile} }
`;

/** A scenario of these events, and of what is beside the timeline. */
export const lifeText = (events: string, profile = 'age: 60', beside = ''): string => `${head(profile)}
timeline t1 of p {
  anchor d: 2025-03-01
${events}
}
${beside}`;

const length = fc.constantFrom('20 minutes', '2 hours', '3 days');
const when = fc.tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 400 })).map(([sign, days]) => `d ${sign} ${days} days`);
const days = fc.integer({ min: 1, max: 400 });

/** What is done in a visit. */
const care = fc.oneof(
  fc.constantFrom(
    'diagnose dx.a',
    'diagnose dx.b { category: encounter_diagnosis }',
    'observe labs.glucose: 90',
    'observe labs.glucose: 91 { turnaround: 40 hours }',
    'panel sugar',
    'prescribe rx.metformin { days_supply: 90  refills: 3 }',
    'prescribe rx.metformin { days_supply: 30  refills: 0 }  dispense rx.metformin',
    'prescribe rx.metformin { days_supply: 30  ongoing: yes  reason: dx.a }',
    'order px.mri',
    'order labs.glucose',
    'order cardiology',
    'careplan "Heart"',
    'goal "Less salt"',
    'device px.pacemaker',
    'immunize vaccines.flu',
    'note "Seen"',
    'allergy rx.metformin',
    'stop rx.metformin',
    'resolve dx.a',
    'imaging px.mri { findings: "none" }',
  ),
  length.map((duration) => `procedure px.mri { duration: ${duration} }`),
  when.map((on) => `appointment cardiology { on: ${on} }`),
  when.map((on) => `order px.mri { occurrence: ${on} }`),
  days.map((after) => `goal "Soon" { due: now + ${after} days }`),
);
const visit = fc
  .tuple(fc.constantFrom('ambulatory', 'emergency', 'inpatient', 'observation', 'virtual'), fc.option(length), fc.array(care, { maxLength: 5 }))
  .map(([kind, duration, body]) => `encounter ${kind} { ${duration === null ? '' : `duration: ${duration}`} ${[...new Set(body)].join(' ')} }`);

/** What an event or a state does. */
const deed = fc.oneof(
  { weight: 6, arbitrary: visit },
  { weight: 1, arbitrary: fc.constant('encounter emergency { procedure px.mri { duration: 5 hours } die }') },
  { weight: 1, arbitrary: fc.constant('encounter emergency { discharge expired }') },
  { weight: 1, arbitrary: fc.constant('die') },
  { weight: 2, arbitrary: fc.constant('admit { diagnose dx.b  procedure px.mri { duration: 3 days } }') },
  { weight: 1, arbitrary: fc.constantFrom('discharge home', 'discharge expired', 'transfer ward', 'onset dx.a', 'resolve dx.b') },
);
const late = fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(' recorded + 2 days', ' recorded + 3 hours') });
const missed = fc.constantFrom('', ' attends 60%');
const event = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(when, late, deed).map(([time, lag, body]) => `at ${time}${body.startsWith('encounter') ? lag : ''} { ${body} }`) },
  { weight: 1, arbitrary: fc.tuple(days, visit).map(([every, body]) => `every ${every} days from d times 5 { ${body} }`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(days, late, missed, fc.array(care, { maxLength: 3 }))
      .map(([every, lag, come, body]) => `every ${every} days from d times 5${lag}${come} { encounter ambulatory { ${[...new Set(body)].join(' ')} } }`),
  },
  { weight: 1, arbitrary: visit.map((body) => `rate 4 per year from birth { ${body} }`) },
);

const wait = fc.constantFrom('wait 90 minutes', 'wait 1 day', 'wait 20 days', 'wait 3 months', 'wait until has(dx.a) for at most 60 days');

/** A chain of states that may form a cycle. */
const states = fc
  .array(fc.tuple(fc.array(deed, { maxLength: 2 }), wait), { minLength: 1, maxLength: 3 })
  .map(
    (list) =>
      `states illness from d { ${list
        .map(
          ([deeds, pause], i) =>
            `s${i} { ${deeds.join(' ')} ${pause}  wait 1 hour ${i + 1 < list.length ? `goto s${i + 1}` : 'to s0: 60% per year  to gone: 10% per year'} }`,
        )
        .join(' ')} gone { die } }`,
  );
const cycle = fc
  .tuple(fc.integer({ min: 3, max: 40 }), when, visit, visit)
  .map(
    ([every, from, first, then]) =>
      `cycle course every ${every} days from ${from.startsWith('d -') ? 'd' : from} times 4 { day 1 { ${first} } day 3 { ${then} } }`,
  );
const flow = fc
  .tuple(deed, deed, days)
  .map(
    ([first, then, after]) =>
      `flow work(on: anchor) -> done { event first at on + 1 day { ${first} } event second at first + ${after} hours { ${then} } else end done }`,
  );
const history = fc.constantFrom(
  'condition dx.a { onset: start - uniform(1 year..5 years) }',
  'procedure px.mri { on: start - 300 days }',
  'procedure px.mri { on: birth + 1 day }',
  'immunization vaccines.flu { on: start - uniform(1 day..3 years) }',
  'medication rx.metformin { started: start - 2 years  days_supply: 90 }',
  'allergy rx.metformin { onset: start - 3 years }',
);
/** Fields of the timeline, with a visit that can be missed. */
const attendance = fc.option(fc.constantFrom('attends: 60%', 'attends: 70%  lost: 60% per year', 'coalesce: 40 days', 'attends: 80%  coalesce: 21 days'), {
  freq: 3,
});
const relatives = fc.constantFrom('', 'household { spouse { age: 40 } child { count: 2  age: uniform(0..15) } parent mother chance 50% }');

export const lives = fc
  .record({
    born: fc.constantFrom('age: 60', 'age: 0', 'birth_date: uniform(2024-09-01..2025-08-01)', 'birth_date: uniform(2025-02-01..2026-02-01)'),
    before: fc.array(history, { maxLength: 3 }),
    around: relatives,
    comes: attendance,
    events: fc.array(event, { minLength: 1, maxLength: 5 }),
    thread: fc.option(states),
    course: fc.option(cycle),
    work: fc.option(flow),
  })
  .map(({ born, before, around, comes, events, thread, course, work }) =>
    lifeText(
      [
        ...(comes === null ? [] : [`  ${comes}  event regular every 20 days from d times 9 { encounter virtual { observe labs.glucose: 90 } }`]),
        ...events.map((one, i) => `  event e${i} ${one}`),
        ...(work === null ? [] : ['  run work(on: d) as job', '  event after at job.end + 2 days { encounter virtual { note "Done" } }']),
      ].join('\n'),
      `${born}  ${before.length === 0 ? '' : `history { ${[...new Set(before)].join(' ')} }`}  ${around}`,
      [thread, course, work].filter((one) => one !== null).join('\n'),
    ),
  );
