import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../compiler/analysis/analyse.ts';
import { filesIn, library, lineOf, open, wordsOf } from '../../support/library-words.ts';

describe.each(library)('%s', (path) => {
  const { text, analysis } = open(path);
  const words = wordsOf(path, text);

  test('every word means something, and every name that is declared here is found at its declaration', () => {
    const unknown = words.filter(({ name, at }) => name && analysis.meaningAt(at + 1)?.span.start !== at);
    expect(unknown.map(({ at }) => lineOf(text, at))).toEqual([]);
    // Tables of thousands of codes are all alike: some of their rows, evenly.
    const every = Math.ceil(analysis.names.length / 3000);
    const misplaced = analysis.names.filter(({ name, span, meaning: { definition } }, i) => {
      if (i % every !== 0 || definition === null || definition.file !== path) return false;
      const declared = text.slice(definition.span.start, definition.span.end);
      return !declared.endsWith(name) || !analysis.referencesAt(span.start).some(({ start, end }) => start === span.start && end === span.end);
    });
    expect(misplaced.map(({ span }) => lineOf(text, span.start))).toEqual([]);
  });

  test('every value that the checker read has a type', () => {
    if (!path.includes('patientsim')) return;
    const untyped = words.filter(({ at, name }) => name && analysis.typeAt(at)?.type === 'a value');
    expect(untyped.map(({ at }) => lineOf(text, at))).toEqual([]);
  });
});

test('the outline names declarations and their parts', () => {
  const { analysis } = open('scenarios/patientsim/orders_results.hsim');
  expect(analysis.symbols.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['scenario', 'codes', 'profile', 'timeline', 'expect']));
  expect(analysis.symbols.flatMap(({ children }) => children).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['code', 'event']));
});

describe('a small scenario', () => {
  const text = `hsim 1
scenario small "Small" { as_of: 2025-06-30 }
codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 } }
profile adult {
  age: uniform(18..90)
  attribute control: choose { good: 60%, poor: rest }
}
timeline care of adult {
  event visit at 2025-01-10 {
    encounter ambulatory { observe labs.a1c: 7 when control == poor  note "Seen." }
  }
}
states course from visit { well { wait 1 year  goto ill }  ill { end } }
expect { share(subjects where last(labs.a1c) > 6) ~ 40% }
`;
  const analysis = analyse(text);
  const at = (before: string, after = ''): number => text.indexOf(before + after) + before.length;
  const labels = (offset: number): string[] => analysis.completionsAt(offset).map(({ label }) => label);

  test('has no errors, and the diagnostics of a compilation', () => {
    expect(analysis.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('says what a name means and where it is declared', () => {
    const use = analysis.meaningAt(at('when ', 'control'));
    expect(use).toMatchObject({ name: 'control', meaning: { what: 'an attribute', type: 'a value of the attribute `control`' } });
    expect(analysis.definitionAt(at('when ', 'control'))).toEqual({
      file: 'text.hsim',
      span: { start: at('attribute ', 'control'), end: at('attribute control') },
    });
    expect(analysis.referencesAt(at('attribute ', 'control')).map(({ start }) => start)).toEqual([at('attribute ', 'control'), at('when ', 'control')]);
    expect(analysis.meaningAt(at('observe labs.'))?.meaning.doc).toMatch(/^LOINC 4548-4: /);
    expect(analysis.meaningAt(at('goto '))?.meaning).toMatchObject({ what: 'a state', definition: { span: { start: at('wait 1 year  goto ill }  ') } } });
    expect(analysis.meaningAt(at('age: '))?.meaning.doc).toMatch(/uniform\(a\.\.b\)/);
    expect(analysis.meaningAt(at('ambulatory { '))?.meaning).toMatchObject({ what: 'a verb', doc: 'a measurement or finding' });
  });

  test('knows the types of values and the names in scope', () => {
    expect(analysis.typeAt(at('age: uni'))?.type).toBe('a whole number');
    expect(analysis.typeAt(at('where last('))?.type).toBe('a code');
    expect(analysis.namesInScope(at('when ')).map(({ name }) => name)).toEqual(expect.arrayContaining(['control', 'age', 'labs', 'visit']));
    expect(analysis.namesInScope(at('age: ')).map(({ name }) => name)).not.toContain('visit');
  });

  test('completes the fields of the verb at hand, words of a choice, rows of a table, functions and their parameters', () => {
    expect(labels(at('observe labs.'))).toEqual(['a1c']);
    expect(labels(at('control == '))).toEqual(expect.arrayContaining(['good', 'poor']));
    expect(labels(at('age: '))).toEqual(expect.arrayContaining(['uniform', 'normal', 'choose', 'if']));
    expect(labels(at('encounter '))).toEqual(expect.arrayContaining(['ambulatory', 'emergency']));
    expect(labels(at('goto '))).toEqual(expect.arrayContaining(['well', 'ill']));
    expect(labels(at('expect { '))).toEqual(expect.arrayContaining(['share', 'count', 'every', 'never']));
    const within = text.replace('last(labs.a1c)', 'last(labs.a1c, )');
    expect(analyse(within).completionsAt(within.indexOf('a1c, )') + 5)).toContainEqual(expect.objectContaining({ label: 'within', kind: 'parameter' }));
    const field = text.replace('note "Seen."', 'note "Seen." {  }');
    expect(analyse(field).completionsAt(field.indexOf('{  }') + 2)).toContainEqual(expect.objectContaining({ label: 'title' }));
  });

  test('completes the verbs that the braces of a verb hold', () => {
    const visit = text.replace('note "Seen."', '   ');
    const inVisit = analyse(visit)
      .completionsAt(visit.indexOf('poor     ') + 6)
      .map(({ label }) => label);
    expect(inVisit).toEqual(expect.arrayContaining(['diagnose', 'discharge']));
    expect(inVisit).not.toContain('admit');
    const fixed = text.replace('states course', 'timeline later of adult { event fix at 2025-02-01 { correct visit {  } } }\nstates course');
    const inCorrection = analyse(fixed)
      .completionsAt(fixed.indexOf('correct visit {  }') + 15)
      .map(({ label }) => label);
    expect(inCorrection).toContain('diagnose');
    expect(inCorrection).not.toContain('discharge');
  });

  test.each([
    ['attribute tall: normal(mean: if sex == ', 'male'],
    ['attribute tall: normal(mean: if ', 'sex'],
    ['attribute tall: pow(max(3, (if sex == ', 'male'],
    ['attribute tall: normal(mean: ', 'weight'],
    ['attribute tall: max(', 'weight'],
    ['attribute tall: max(normal(mean: 3, ', 'sd'],
    ['attribute tall: max(if control == poor then ', 'weight'],
    ['correlate(weight, ', 'control'],
    ['correlate(weight, height, ', 'weight'],
  ])('completes in what is not finished: %s', (begun, word) => {
    const cut = `${text.slice(0, at('rest }\n'))}  attribute weight: 70  attribute height: 170\n  ${begun}`;
    expect(analyse(cut).completionsAt(cut.length)).toContainEqual(expect.objectContaining({ label: word }));
  });

  test.each(['rate ', 'rate we', 'rate max(0.5, '])('completes the value of a rate that is not finished: %s', (begun) => {
    const profile = `${text.slice(0, at('rest }\n'))}  attribute weight: 70\n}\n\ntimeline more of adult {\n  event fall ${begun}`;
    expect(analyse(profile).completionsAt(profile.length)).toContainEqual(expect.objectContaining({ label: 'weight' }));
  });

  test.each(['"Weight {', '"Weight {wei', '"Weight {max(3, ', '"a {{b}} {', '"{weight} and {'])('completes between the braces of a text: %s', (begun) => {
    for (const rest of ['', '"', '}"', ' kg}"\n}']) {
      const cut = `${text.slice(0, at('rest }\n'))}  attribute weight: 70\n  attribute told: ${begun}${rest}`;
      expect(analyse(cut).completionsAt(cut.length - rest.length), rest).toContainEqual(expect.objectContaining({ label: 'weight' }));
    }
  });

  test('names in texts have their meaning', () => {
    const told = text.replace('"Seen."', '"Seen at {age} {visit}."');
    const uses = analyse(told).names.filter(({ span }) => span.start > told.indexOf('"Seen') && span.end < told.indexOf('}."') + 1);
    expect(uses.map(({ name }) => name)).toEqual(['age', 'visit']);
  });

  test('completes the axes of a cover', () => {
    const cut = `${text}variations gender { a 50% { } b rest { } }\nvariations smoking { c 50% { } d rest { } }\ncover { all(gender, `;
    expect(analyse(cut).completionsAt(cut.length)).toContainEqual(expect.objectContaining({ label: 'smoking' }));
  });

  test('completes nothing inside a text', () => {
    expect(labels(at('"Se'))).toEqual([]);
  });
});

/**
 * What is at a place is among the completions there, in the text without it and in the text that ends there. The library has some 6,000 words:
 * `ALL_COMPLETIONS=1` asks at every one, else at every 61st.
 */
test.each([...filesIn('tests/newcomers'), 'README.md'])('any text has an answer: %s', (path) => {
  const text = readFileSync(path, 'utf8');
  const analysis = analyse(text, { path });
  const offsets = Array.from({ length: 6 }, (_, i) => Math.floor((text.length * i) / 5));
  for (const at of offsets)
    expect([
      analysis.namesInScope(at),
      analysis.typeAt(at),
      analysis.meaningAt(at),
      analysis.definitionAt(at),
      analysis.referencesAt(at),
      analysis.completionsAt(at),
    ]).toHaveLength(6);
});
