import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compile } from '../../../compiler/compile.ts';
import { Draw, Sites } from '../../../draws/draw.ts';
import { irSchema } from '../../../ir/ir-schema.ts';
import type { Subject } from '../../../model/subject.ts';
import { dayOf, formatDay } from '../../../model/time/civil.ts';
import type { Truth } from '../../../model/truth/truth.ts';
import { fault as faultSchema, measureResult, type ReportedMeasure } from '../../../model/truth/truth.ts';
import { misspell, swapDate } from '../../../runtime/defects/typing.ts';
import { BlockRunner } from '../../../runtime/sink/block-runner.ts';
import { type Verdict, verdictOf } from '../../../runtime/sink/expectation-verdicts.ts';
import { compileText, planOf } from '../../support/scenario-runs.ts';

const head = `hsim 1
scenario c "Cohort" { as_of: 2025-06-30 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 } }
profile adult { age: uniform(18..90)  sex: choose { male: 50%, female: 50% }  attribute smoker: chance 30% }
variations control { good 60% { } poor rest { } }
timeline care of adult {
  event visit every 3 months from 2024-01-10 for 1 year {
    encounter ambulatory { observe labs.a1c: if control == poor then 9.1 else 6.5  diagnose dx.htn when smoker and not has(dx.htn) }
  }
  event er at 2024-03-03 when control == poor { encounter emergency { discharge home } }
}
`;

interface Made {
  readonly verdicts: readonly Verdict[];
  readonly subjects: readonly Subject[];
  readonly truths: readonly Truth[];
}

function make(text: string, count = 200, first = 0, end = count, asOf?: readonly [number, number, number]): Made {
  const ir = compileText(head + text);
  expect(irSchema.parse(JSON.parse(JSON.stringify(ir)))).toEqual(ir);
  const subjects: Subject[] = [];
  const truths: Truth[] = [];
  const writer = { subject: (one: Subject) => void subjects.push(structuredClone(one)), truth: (one: Truth) => void truths.push(structuredClone(one)) };
  const { tally } = new BlockRunner(planOf(ir, { count, ...(asOf === undefined ? {} : { asOf: dayOf(...asOf) * 1440 }) })).subjects(first, end, '00000', [
    { name: 'test', writer, output: { append() {}, part() {} } },
  ]);
  return { verdicts: ir.expectations.map((expectation, i) => verdictOf(expectation, tally.expectations[i])), subjects, truths };
}

const found = (text: string): string[] => make(`expect { ${text} }`).verdicts.map((verdict) => `${verdict.outcome}: ${verdict.found}`);
const codes = (text: string): string[] => compile({ path: 'x.hsim', text: head + text, sha256: '' }).diagnostics.map(({ code }) => code);

describe('expectations about records and sums', () => {
  test('count and share records of a kind by their fields', () => {
    expect(found('share(encounters where class == emergency) in 9%..10%')).toEqual(['passed: 9.09% (80 of 880)']);
    expect(found('count(observations where value > 9 and interpretation == high) == 320')).toEqual(['passed: 320 of 800 observations']);
    expect(found('count(conditions where code == dx.htn and onset < 2024-05-01) >= 1')[0]).toMatch(/^passed/);
  });
  test('sums add up over subjects', () => {
    expect(found('sum(count(encounter)) in 880..880')).toEqual(['passed: 880 over 200 subjects']);
    expect(found('sum(count(encounter)) < 880')).toEqual(['failed: 880 over 200 subjects']);
  });
  test('what they do not know is said', () => {
    expect(codes('expect { share(encounter where class == emergency) in 1%..2% }')).toEqual(['HS2001']);
    expect(codes('expect { share(encounters where klass == emergency) in 1%..2% }')).toEqual(['HS2001']);
    expect(codes('expect { sum(count(encounter)) ~ 12 }')).toEqual(['HS3010']);
  });
});

describe('cover', () => {
  const covered = (text: string): string[] => make(`cover { ${text} }`).verdicts.map(({ outcome, found: what }) => `${outcome}: ${what}`);
  test('asks for each combination that the scenario can make', () => {
    expect(covered('pairs(control, sex, smoker)')).toEqual(Array.from({ length: 3 }, () => 'passed: 4 of 4 covered by 200 subjects'));
    expect(covered('all(control, sex, smoker)')).toEqual(['passed: 8 of 8 covered by 200 subjects']);
    expect(covered('all(control, sex, smoker, age in 0..17)')[0]).toMatch(/^failed: 8 of 16 covered by 200 subjects; not /);
  });
  test('names what is not covered', () => {
    expect(covered('bins(age, [0..17, 18..64, 65..120])')).toEqual(['failed: 2 of 3 covered by 200 subjects; not 0..17']);
    expect(covered('values(age, [200])')).toEqual(['failed: 0 of 1 covered by 200 subjects; not 200']);
  });
  test('refuses what is not a short list', () => {
    expect(codes('cover { pairs(age, sex) }')).toEqual(['HS3010']);
    expect(codes('cover { pairs(sex) }')).toEqual(['HS3010']);
    expect(codes('cover { all(age, sex) }')).toEqual(['HS3010']);
    expect(codes('cover { al(sex, sex) }')).toEqual(['HS2005']);
    expect(codes('cover { bins(age) }')).toEqual(['HS3010']);
    expect(codes('cover { pears(age, sex) }')).toEqual(['HS2005']);
  });
});

describe('measure', () => {
  const text = 'measure control_of_a1c { initial: age in 18..75  exclusion: has(dx.htn)  numerator: last(labs.a1c) < 8 }';
  test('gives each subject its answer', () => {
    const { subjects, truths } = make(text);
    truths.forEach(({ measures: [reported] }, i) => {
      const { report_id, ...result } = reported as ReportedMeasure;
      measureResult.parse(result);
      expect(report_id).toMatch(/^[0-9a-f-]{36}$/);
      const excluded = result.initial && subjects[i].conditions.length > 0;
      expect(result).toMatchObject({
        subject: i,
        patient_id: subjects[i].patient.id,
        exclusion: excluded,
        denominator: result.initial && !excluded,
        numerator: result.initial && !excluded && subjects[i].variations['control'] === 'good',
      });
    });
    expect(truths.filter(({ measures: [result] }) => result.numerator).length).toBeGreaterThan(20);
  });
  test('needs an initial population and a numerator', () => {
    expect(codes('measure m { title: "x" }')).toEqual(['HS2009', 'HS2009']);
    expect(codes('measure m { initial: yes  numerater: yes }')).toEqual(['HS2009', 'HS2003']);
  });
});

describe('defects', () => {
  const text = `defects {
    typo family: 3%
    swap birth_date: 2%
    missing phone: 5%
    duplicate subject: 1.5%
    drop observations: 4%
    repeat conditions: 20%
    shift procedures: 1% { by: 2 days }
    late observations: 10% { by: uniform(1 day..30 days) }
    implausible observations: 3%
    wrong_unit observations: 3%
  }`;
  const clean = make('', 200);
  const spoilt = make(text, 200);
  const faults = spoilt.truths.flatMap((one) => one.faults);
  const of = (kind: string) => faults.filter(({ fault }) => fault === kind);

  test('affect an exact number of subjects', () => {
    expect(of('typo').length).toBe(6);
    expect(of('swap').length).toBe(4);
    expect(of('duplicate').length).toBe(3);
    for (const one of faults) faultSchema.parse(one);
  });
  test('undone by the answer key, the data are what they were', () => {
    expect(spoilt.subjects.length).toBe(203);
    const first = spoilt.subjects.filter(({ index }, i, all) => all.findIndex((other) => other.index === index) === i);
    for (const fault of of('typo')) {
      expect(first[fault.subject].patient.family).toBe(fault.after);
      expect(clean.subjects[fault.subject].patient.family).toBe(fault.before);
    }
    for (const fault of of('swap')) {
      expect(formatDay(first[fault.subject].patient.birth_date as number)).toBe(fault.after);
      expect(formatDay(clean.subjects[fault.subject].patient.birth_date as number)).toBe(fault.before);
    }
    for (const [i, subject] of first.entries()) {
      const dropped = of('drop').filter((fault) => fault.subject === i).length;
      const undelivered = of('late').filter((fault) => fault.subject === i && fault.after === null).length;
      expect(subject.observations.length).toBe(clean.subjects[i].observations.length - dropped - undelivered);
      const repeated = of('repeat').filter((fault) => fault.subject === i).length;
      expect(subject.conditions.length).toBe(clean.subjects[i].conditions.length + repeated);
    }
  });
  test('a subject has the same faults alone as in the batch', () => {
    const alone = make(text, 200, 77, 78);
    expect(alone.truths).toEqual([spoilt.truths[77]]);
  });
  test('expectations are about what is true', () => {
    const { verdicts } = make(`${text} expect { count(observations where value > 0) == 800 }`);
    expect(verdicts.map(({ found: what }) => what)).toEqual(['800 of 800 observations']);
  });
  test('`when` limits a fault to those for whom it holds', () => {
    const { subjects, truths } = make(`defects {
      missing zip: 100% when control == poor
      typo family: 100% when control == good
      drop observations: 100% when control == poor and smoker
    }`);
    for (const { patient, variations, observations, index } of subjects) {
      expect(patient.zip === null).toBe(variations.control === 'poor');
      expect(patient.family === clean.subjects[index].patient.family).toBe(variations.control === 'poor');
      if (variations.control === 'good') expect(observations.length).toBe(clean.subjects[index].observations.length);
    }
    expect(truths.flatMap((one) => one.faults).filter(({ fault }) => fault === 'missing').length).toBe(80);
    expect(subjects.filter(({ variations, observations }) => variations.control === 'poor' && observations.length === 0).length).toBeGreaterThan(5);
  });
  test('a share of a part is drawn, and a later day changes nothing', () => {
    const one = 'defects { typo family: 40% when smoker }';
    const patients = (asOf: readonly [number, number, number]) => make(one, 200, 0, 200, asOf).subjects.map(({ patient }) => patient.family);
    const families = patients([2025, 6, 30]);
    expect(patients([2024, 3, 1])).toEqual(families);
    const wrong = families.filter((family, i) => family !== clean.subjects[i].patient.family).length;
    expect(wrong).toBeGreaterThan(10);
    expect(wrong).toBeLessThan(40);
  });
  test('two faults of one kind are drawn apart', () => {
    const { subjects } = make('defects { repeat conditions: 100%  repeat conditions: 100% }');
    for (const { conditions } of subjects) expect(new Set(conditions.map(({ id }) => id)).size).toBe(conditions.length);
  });
  test('an exact duplicate has the same name and birth date, a future birth date is after the as-of day', () => {
    const { subjects, truths } = make('defects { duplicate exact: 10%  future birth_date: 5% when control == good }');
    expect(subjects.length).toBe(220);
    for (const { subject, fault, before, after } of truths.flatMap((one) => one.faults)) {
      const [first, second] = subjects.filter(({ index }) => index === subject);
      if (fault === 'duplicate') {
        expect(before).toBe(after);
        expect(second.patient).toEqual({ ...first.patient, id: second.patient.id, mrn: second.patient.mrn, birth_date: second.patient.birth_date });
        expect(second.patient.mrn).not.toBe(first.patient.mrn);
      } else expect(first.patient.birth_date).toBeGreaterThan(dayOf(2100, 1, 1) - 1);
    }
  });
  test('what a fault does not take is an error', () => {
    expect(codes('defects { typo family: 2% chance 3% }')).toEqual(['HS2008']);
    expect(codes('defects { typo family: 2% { by: 2 days } }')).toEqual(['HS2008']);
    expect(codes('cover { pairs(control, smoker) when smoker }')).toEqual(['HS2008']);
  });
  test('faults that cannot apply are reported', () => {
    expect(codes('defects { typo phone: 2% }')).toEqual(['HS2001']);
    expect(codes('defects { typo family: 0.02 }')).toEqual(['HS3002']);
    expect(codes('defects { late observations: 2% }')).toEqual(['HS2009']);
    expect(codes('defects { tipo family: 2% }')).toEqual(['HS2005']);
  });
});

describe('slips', () => {
  const draw = new Draw();
  const site = new Sites('1').site('slips');
  test('always change the text, in one place', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][a-z]{1,10}$/), fc.nat({ max: 1000 }), (text, i) => {
        const wrong = misspell(text, draw.at(site, i));
        expect(wrong).not.toBe(text);
        expect(Math.abs(wrong.length - text.length)).toBeLessThanOrEqual(1);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
  test('of dates give another date', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2025, 6, 30) }), (day) => {
        expect(swapDate(day)).not.toBe(day);
      }),
      { seed: 3, numRuns: 2000 },
    );
    expect(formatDay(swapDate(dayOf(1980, 3, 7)))).toBe('1980-07-03');
  });
});

test('the answer key is plain JSON', () => {
  expect(z.toJSONSchema(faultSchema)).toMatchObject({ type: 'object' });
});

describe('how sure an answer is', () => {
  test('verdicts carry value, interval and examples', () => {
    const [verdict] = make('expect { share(subjects where control == poor) in 10%..20% }').verdicts;
    expect(verdict).toMatchObject({ outcome: 'failed', value: 0.4 });
    expect(verdict.interval?.low).toBeCloseTo(0.2891, 4);
    expect(verdict.interval?.high).toBeCloseTo(0.5186, 4);
    expect(verdict.examples.yes.length).toBe(5);
    expect(verdict.examples.no.length).toBe(5);
  });
});
