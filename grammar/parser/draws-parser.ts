/** Rules for values with braces: `choose`, `mixture`, `by`, `pick_first`. */

import type { IToken } from 'chevrotain';
import type { Band, ChooseArm, FirstArm, MixtureArm, Name, PathValue, ValueNode, Weight } from '../ast/ast.ts';
import { type Edit, replace } from '../diagnostic.ts';
import { kw } from '../keywords.ts';
import { type Span, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import * as say from './kinds.ts';
import { missingValue } from './terms-parser.ts';
import { ValueParser } from './values-parser.ts';

/** Words for what is left over, in other languages. */
const elseWords: ReadonlySet<string> = new Set(['default', 'otherwise', '_']);

export abstract class DrawParser extends ValueParser {
  override block = this.valueRule(
    'block',
    (): ValueNode =>
      this.OR([
        { ALT: () => this.SUBRULE(this.choose) },
        { ALT: () => this.SUBRULE(this.mixture) },
        { ALT: () => this.SUBRULE(this.by) },
        { ALT: () => this.SUBRULE(this.pickFirst) },
      ]),
  );

  /** `choose (…)`, `by (age) { … }`: brackets that make a call of a choice. */
  protected override meantBlock(): void {
    const word = this.LA(1);
    const bracket = this.LA(2);
    if (this.RECORDING_PHASE || (bracket.image !== '(' && bracket.image !== '[')) return;
    if (word.tokenType === kw.choose || word.tokenType === kw.mixture || word.tokenType === kw.pick_first) this.meantBraces(bracket, word.image);
    else if (word.tokenType === kw.by) this.#meantSubjects(bracket);
  }

  private choose = this.valueRule('choose', (): ValueNode => {
    const start = this.spanOf(this.CONSUME(kw.choose));
    const arms: ChooseArm[] = [];
    this.CONSUME(t.LBrace);
    this.MANY(() => {
      arms.push(this.SUBRULE(this.chooseArm));
      this.SUBRULE(this.separator);
    });
    this.CONSUME(t.RBrace);
    return { kind: 'choose', arms: arms, span: this.since(start) };
  });

  private chooseArm = this.rule(
    'chooseArm',
    (): ChooseArm => {
      const swapped = this.meantArm();
      if (swapped !== null) return swapped;
      const key = this.SUBRULE(this.sum);
      this.colonAfter(key.span, () => this.startsWeight());
      const weight = this.SUBRULE(this.weight);
      const when = this.OPTION(() => {
        this.CONSUME(kw.when);
        return this.SUBRULE(this.value);
      });
      return { key, weight, when: when ?? null, span: this.since(key.span) };
    },
    () => ({ key: missingValue(this.nextSpan()), weight: this.noWeight(), when: null, span: this.nextSpan() }),
  );

  /** `50%: male`: the choice comes first. */
  private meantArm(): ChooseArm | null {
    if (this.RECORDING_PHASE || this.LA(1).tokenType !== t.Percent || (this.LA(2).tokenType !== t.Colon && !this.ahead(2, t.Word))) return null;
    const weight = this.SUBRULE9(this.weight);
    if (this.LA(1).tokenType === t.Colon) this.SKIP_TOKEN();
    const key = this.SUBRULE9(this.sum);
    const span = this.since(weight.span);
    const right = `${this.text(key.span)}: ${this.text(weight.span)}`;
    this.report(
      say.otherForm,
      span,
      { found: this.text(span), right: `\`${right}\`: the choice, then its weight` },
      { found: this.text(span), suggestions: [replace(`write \`${right}\``, span, right)] },
    );
    return { key, weight, when: null, span };
  }

  /**
   * `50% male, 50% female` and `male 50%, female 50%` where a value is expected: a `choose` without its word and braces. Null where the value begins
   * otherwise.
   */
  protected meantChoose(): ValueNode | null {
    if (this.RECORDING_PHASE) return null;
    const weightFirst = this.LA(1).tokenType === t.Percent && this.LA(2).tokenType === t.Word && this.LA(3).tokenType !== t.Colon && !this.isVerb(2);
    const nameFirst = this.LA(1).tokenType === t.Word && this.LA(2).tokenType === t.Percent;
    if (!weightFirst && !nameFirst) return null;
    const start = this.nextSpan();
    const pairs: { readonly name: Name; readonly weight: Weight }[] = [];
    const isPair = (): boolean =>
      weightFirst
        ? this.LA(1).tokenType === t.Percent && this.LA(2).tokenType === t.Word
        : this.LA(1).tokenType === t.Word && this.LA(2).tokenType === t.Percent;
    while (isPair()) {
      if (weightFirst) {
        const weight = this.SUBRULE9(this.weight);
        pairs.push({ weight, name: this.name(this.take()) });
      } else {
        const name = this.name(this.take());
        pairs.push({ name, weight: this.SUBRULE9(this.weight) });
      }
      if (this.LA(1).tokenType === t.Comma && this.LA(2).tokenType !== t.RBrace) this.SKIP_TOKEN();
    }
    const span = this.since(start);
    const right = `choose { ${pairs.map(({ name, weight }) => `${name.text}: ${this.text(weight.span)}`).join(', ')} }`;
    this.report(
      say.otherForm,
      span,
      { found: this.text(span), right: `\`${right}\`` },
      { found: this.text(span), suggestions: [replace(`write \`${right}\``, span, right)] },
    );
    return {
      kind: 'choose',
      arms: pairs.map(({ name, weight }) => ({ key: { kind: 'path', names: [name], index: null, span: name.span }, weight, when: null, span: name.span })),
      span,
    };
  }

  /** Whether the token `k` ahead is a word that begins a statement. */
  protected abstract isVerb(k: number): boolean;

  protected startsWeight(): boolean {
    const type = this.LA(1).tokenType;
    return type === t.Percent || type === t.Number_ || this.LA(1).image === 'rest';
  }

  /** `40%` or `rest`. A bare number is read as what it most likely means. */
  protected weight = this.rule(
    'weight',
    (): Weight => {
      return this.OR([
        {
          ALT: (): Weight => {
            const token = this.CONSUME(t.Percent);
            return { kind: 'share', text: token.image.slice(0, -1), span: this.spanOf(token) };
          },
        },
        { ALT: (): Weight => ({ kind: 'rest', text: '', span: this.spanOf(this.CONSUME(kw.rest)) }) },
        {
          ALT: (): Weight => {
            const token = this.CONSUME(t.Number_);
            const span = this.spanOf(token);
            const right = this.RECORDING_PHASE ? '0%' : asPercent(token.image);
            this.report(
              say.wrongPercent,
              span,
              { found: token.image, right },
              { found: token.image, expected: ['a percentage', '`rest`'], suggestions: [replace(`write \`${right}\``, span, right)] },
            );
            return { kind: 'share', text: right.slice(0, -1), span };
          },
        },
      ]);
    },
    () => this.noWeight(),
  );

  private mixture = this.valueRule('mixture', (): ValueNode => {
    const start = this.spanOf(this.CONSUME(kw.mixture));
    const arms: MixtureArm[] = [];
    this.CONSUME(t.LBrace);
    this.MANY(() => {
      arms.push(this.SUBRULE(this.mixtureArm));
      this.SUBRULE(this.separator);
    });
    this.CONSUME(t.RBrace);
    return { kind: 'mixture', arms, span: this.since(start) };
  });

  private mixtureArm = this.rule(
    'mixtureArm',
    (): MixtureArm => {
      const name = this.SUBRULE(this.armName);
      const weight = this.SUBRULE(this.weight);
      this.colonAfter(name.span, () => this.ahead(1, t.Word) || this.startsAmount(1));
      const value = this.SUBRULE(this.value);
      return { name, weight, value, span: this.since(name.span) };
    },
    () => ({ name: this.noName(), weight: this.noWeight(), value: missingValue(this.nextSpan()), span: this.nextSpan() }),
  );

  /** The name before an arm's weight. A colon between them and the word `arm` before them are needless; an arm without a name is given one. */
  protected armName = this.rule(
    'armName',
    (): Name => {
      if (!this.RECORDING_PHASE && this.LA(1).tokenType === t.Percent) return this.namelessArm();
      const token = this.CONSUME(t.Word);
      if (!this.RECORDING_PHASE && token.image === 'arm' && this.ahead(1, t.Word) && !this.startsWeight()) {
        const span = this.spanOf(token);
        this.report(
          say.needlessSign,
          span,
          { what: 'word `arm`', where: 'before the name of an arm' },
          { found: 'arm', suggestions: [replace('remove it', spanOf(span.start, this.nextSpan().start), '')] },
        );
        return this.armColon(this.name(this.take()));
      }
      return this.armColon(this.name(token));
    },
    () => this.noName(),
  );

  private armColon(name: Name): Name {
    if (this.RECORDING_PHASE) return name;
    const next = this.LA(2);
    if (this.LA(1).tokenType === t.Colon && (next.tokenType === t.Percent || next.tokenType === t.Number_ || next.image === 'rest'))
      this.skipNeedless("between an arm's name and its weight");
    // After a forgotten comma it is still the weight.
    if (this.LA(1).image === 'rest') this.become(this.LA(1), kw.rest);
    return name;
  }

  private namelessArm(): Name {
    const span = this.nextSpan();
    this.report(
      say.missingPart,
      span,
      { what: 'an arm has a name before its weight, so that it can be asked for' },
      {
        found: this.text(span),
        expected: ['a name'],
        suggestions: [{ title: 'add a name', edits: [{ span: spanOf(span.start, span.start), text: 'name ' }], safe: false }],
      },
    );
    return { text: '', span };
  }

  private by = this.valueRule('by', (): ValueNode => {
    const start = this.spanOf(this.CONSUME(kw.by));
    const subjects: PathValue[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => subjects.push(this.SUBRULE(this.path)) });
    if (!this.RECORDING_PHASE && this.#subjectsEnd === this.LA(1)) this.SKIP_TOKEN();
    const bands: Band[] = [];
    this.noColonBeforeBrace();
    this.CONSUME(t.LBrace);
    this.meantSign();
    this.MANY(() => {
      bands.push(this.SUBRULE(this.band));
      this.SUBRULE(this.separator);
      this.meantSign();
    });
    this.CONSUME(t.RBrace);
    return { kind: 'by', subjects, bands: bands, span: this.since(start) };
  });

  /** The bracket that closes the subjects of a `by`. */
  #subjectsEnd: IToken | null = null;

  /** `by(age)`: the brackets are passed over. */
  #meantSubjects(opening: IToken): void {
    const closing = this.closingOf(2);
    this.#subjectsEnd = closing;
    const span = this.spanOf(opening);
    const edits: Edit[] = [{ span, text: /\s/.test(this.source.text[span.start - 1]) ? '' : ' ' }];
    if (closing !== null) edits.push({ span: this.spanOf(closing), text: '' });
    this.report(
      say.needlessSign,
      span,
      { what: 'bracket', where: 'around what `by` goes by: `by age, sex { … }`' },
      { found: opening.image, suggestions: [{ title: 'remove the brackets', edits, safe: closing !== null }] },
    );
    this.SKIP_TOKEN();
    this.become(opening, kw.by, 'by');
  }

  private band = this.rule(
    'band',
    (): Band => {
      const start = this.nextSpan();
      const keys: ValueNode[] = [];
      keys.push(this.SUBRULE(this.bandKey));
      this.MANY(() => {
        this.CONSUME(t.Ampersand);
        this.meantSign();
        keys.push(this.SUBRULE1(this.bandKey));
      });
      this.SUBRULE(this.colon);
      const value = this.SUBRULE(this.value);
      const only = keys.length === 1 ? keys[0] : undefined;
      const word = only?.kind === 'path' && only.names.length === 1 ? only.names[0] : null;
      if (word !== null && elseWords.has(word.text)) this.meantElse(word.text, word.span);
      const isElse = word !== null && (word.text === 'else' || elseWords.has(word.text));
      return { keys: isElse ? [] : keys, value, span: this.since(start) };
    },
    () => ({ keys: [missingValue(this.nextSpan())], value: missingValue(this.nextSpan()), span: this.nextSpan() }),
  );

  private meantElse(found: string, span: Span): void {
    this.report(say.otherForm, span, { found, right: '`else`' }, { found, suggestions: [replace('write `else`', span, 'else')] });
  }

  /** `..17`, `18..44`, `45..`, `..<30`, or one value. */
  protected bandKey = this.valueRule(
    'bandKey',
    (): ValueNode =>
      this.#meantKey() ??
      this.OR([
        {
          ALT: (): ValueNode => {
            const start = this.nextSpan();
            const open = this.isOpen(this.OR1([{ ALT: () => this.CONSUME(t.Dots) }, { ALT: () => this.CONSUME(t.DotsOpen) }]));
            const high = this.SUBRULE(this.sum);
            return { kind: 'range', low: null, high, highOpen: open, span: this.join(start, high.span) };
          },
        },
        {
          ALT: (): ValueNode => {
            const low = this.SUBRULE1(this.sum);
            this.meantRange();
            return (
              this.OPTION((): ValueNode => {
                const open = this.isOpen(this.OR2([{ ALT: () => this.CONSUME1(t.Dots) }, { ALT: () => this.CONSUME1(t.DotsOpen) }]));
                this.noEqualsAfterDots();
                const high = this.OPTION1({ GATE: () => !this.ahead(1, t.Colon) && !this.ahead(1, t.Ampersand), DEF: () => this.SUBRULE2(this.sum) });
                return { kind: 'range', low, high: high ?? null, highOpen: open, span: this.since(low.span) };
              }) ?? low
            );
          },
        },
      ]),
  );

  /** `<30` and `>= 60`: keys begin with dots or a number. A lower end always belongs to its band, so `>` has no exact form. */
  protected meantSign(): void {
    const sign = this.LA(1);
    if (this.RECORDING_PHASE || sign.tokenType !== t.Comparison || !this.startsAmount(2)) return;
    const span = this.spanOf(sign);
    const found = sign.image;
    const end = this.spanOf(this.LA(2));
    const lower = found === '<' || found === '<=';
    if (!lower && found !== '>' && found !== '>=') return;
    const whole = spanOf(span.start, end.end);
    const right = lower ? `..${found === '<' ? '<' : ''}${this.text(end)}` : `${this.text(end)}..`;
    this.report(
      say.otherForm,
      span,
      { found: this.text(whole), right: `\`${right}\` as a key` },
      { found, suggestions: [replace(`write \`${right}\``, whole, right, found !== '>')] },
    );
    if (lower) this.become(sign, found === '<' ? t.DotsOpen : t.Dots, found === '<' ? '..<' : '..');
    else {
      this.SKIP_TOKEN();
      this.#openAbove = this.LA(1);
    }
  }

  /** First token of a key that has no upper end. */
  #openAbove: IToken | null = null;

  /** `30-59` and `60+`: keys as people write them. */
  #meantKey(): ValueNode | null {
    if (this.RECORDING_PHASE) return null;
    const [first, second, third] = [this.LA(1), this.LA(2), this.LA(3)];
    const start = this.spanOf(first);
    if (first === this.#openAbove) {
      const low = this.SUBRULE9(this.sum);
      return { kind: 'range', low, high: null, highOpen: false, span: low.span };
    }
    if (first.tokenType !== t.Number_ && first.tokenType !== t.Percent) return null;
    const minus = second.tokenType === t.Minus && third.tokenType === first.tokenType && start.end === this.spanOf(second).start;
    const plus = second.tokenType === t.Plus && (third.tokenType === t.Colon || third.tokenType === t.Ampersand || third.tokenType === t.Pipe);
    if (!minus && !plus) return null;
    const low = this.SUBRULE9(this.literal);
    this.SKIP_TOKEN();
    const high = minus ? this.SUBRULE9(this.literal) : null;
    const span = this.since(start);
    const right = `${this.text(low.span)}..${high === null ? '' : this.text(high.span)}`;
    this.report(
      say.otherForm,
      span,
      { found: this.text(span), right: `\`${right}\` as a key` },
      { found: this.text(span), suggestions: [replace(`write \`${right}\``, span, right)] },
    );
    return { kind: 'range', low, high, highOpen: false, span };
  }

  private pickFirst = this.valueRule('pick_first', (): ValueNode => {
    const start = this.spanOf(this.CONSUME(kw.pick_first));
    const arms: FirstArm[] = [];
    this.CONSUME(t.LBrace);
    this.MANY(() => {
      arms.push(this.SUBRULE(this.firstArm));
      this.SUBRULE(this.separator);
    });
    this.CONSUME(t.RBrace);
    return { kind: 'pick_first', arms, span: this.since(start) };
  });

  private firstArm = this.rule(
    'firstArm',
    (): FirstArm => {
      const from = this.nextSpan();
      const when = this.OR([
        {
          ALT: (): ValueNode | null => {
            this.CONSUME(kw.when);
            return this.SUBRULE(this.value);
          },
        },
        // `else` before a colon is a plain name.
        { ALT: (): ValueNode | null => this.armCondition(this.SUBRULE1(this.value)), IGNORE_AMBIGUITIES: true },
      ]);
      this.SUBRULE(this.colon);
      const value = this.SUBRULE2(this.value);
      return { when, value, span: this.since(from) };
    },
    () => ({ when: missingValue(this.nextSpan()), value: missingValue(this.nextSpan()), span: this.nextSpan() }),
  );

  /** What stands before the colon of an arm without `when`: null for `else`. */
  private armCondition(condition: ValueNode): ValueNode | null {
    if (this.RECORDING_PHASE) return null;
    const word = condition.kind === 'path' && condition.names.length === 1 ? condition.names[0].text : '';
    if (word === 'else') return null;
    if (elseWords.has(word)) {
      this.meantElse(word, condition.span);
      return null;
    }
    const { span } = condition;
    this.report(
      say.missingPart,
      span,
      { what: 'an arm of `pick_first` begins with `when`, or is `else`' },
      {
        found: this.text(span),
        expected: ['`when` …', '`else`'],
        suggestions: [{ title: 'add `when`', edits: [{ span: spanOf(span.start, span.start), text: 'when ' }], safe: true }],
      },
    );
    return condition;
  }

  /** Stands where a weight could not be read; sums of weights are then not judged. */
  protected noWeight(): Weight {
    return { kind: 'share', text: '', span: this.nextSpan() };
  }
}

/** `0.4` and `40` both most likely mean 40%. */
function asPercent(image: string): string {
  const value = Number(image);
  if (value > 1 || image === '1' || image === '0') return `${image}%`;
  const [, fraction = ''] = image.split('.');
  const digits = fraction.padEnd(2, '0');
  const rest = digits.slice(2);
  const text = `${Number(digits.slice(0, 2))}${rest === '' ? '' : `.${rest}`}`;
  return `${text}%`;
}
