/** Rules for values with braces: `choose`, `mixture`, `by`, `pick_first`. */
import type { Band, ChooseArm, FirstArm, MixtureArm, PathValue, Value, Weight } from '../ast/index.ts';
import { replace } from '../diagnostic.ts';
import { kw } from '../keywords.ts';
import { type Span, spanOf } from '../source.ts';
import * as t from '../tokens.ts';
import * as say from './kinds.ts';
import { missingValue, ValueParser } from './values.ts';

export abstract class DrawParser extends ValueParser {
  override block = this.valueRule(
    'block',
    (): Value =>
      this.OR([
        { ALT: () => this.SUBRULE(this.choose) },
        { ALT: () => this.SUBRULE(this.mixture) },
        { ALT: () => this.SUBRULE(this.by) },
        { ALT: () => this.SUBRULE(this.pickFirst) },
      ]),
  );

  private choose = this.valueRule('choose', (): Value => {
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
    'choice',
    (): ChooseArm => {
      const key = this.SUBRULE(this.sum);
      this.SUBRULE(this.colon);
      const weight = this.SUBRULE(this.weight);
      const when = this.OPTION(() => {
        this.CONSUME(kw.when);
        return this.SUBRULE(this.value);
      });
      return { key, weight, when: when ?? null, span: this.since(key.span) };
    },
    () => ({ key: missingValue(this.nextSpan()), weight: this.noWeight(), when: null, span: this.nextSpan() }),
  );

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

  private mixture = this.valueRule('mixture', (): Value => {
    const start = this.spanOf(this.CONSUME(kw.mixture));
    const arms: MixtureArm[] = [];
    this.CONSUME(t.LBrace);
    this.MANY(() => {
      const name = this.name(this.CONSUME(t.Word));
      const weight = this.SUBRULE(this.weight);
      this.SUBRULE(this.colon);
      const value = this.SUBRULE(this.value);
      arms.push({ name, weight, value, span: this.since(name.span) });
      this.SUBRULE(this.separator);
    });
    this.CONSUME(t.RBrace);
    return { kind: 'mixture', arms, span: this.since(start) };
  });

  private by = this.valueRule('by', (): Value => {
    const start = this.spanOf(this.CONSUME(kw.by));
    const subjects: PathValue[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => subjects.push(this.SUBRULE(this.path)) });
    const bands: Band[] = [];
    this.CONSUME(t.LBrace);
    this.MANY(() => {
      bands.push(this.SUBRULE(this.band));
      this.SUBRULE(this.separator);
    });
    this.CONSUME(t.RBrace);
    return { kind: 'by', subjects, bands: bands, span: this.since(start) };
  });

  private band = this.rule(
    'band',
    (): Band => {
      const start = this.nextSpan();
      const keys: Value[] = [];
      this.AT_LEAST_ONE_SEP({ SEP: t.Ampersand, DEF: () => keys.push(this.SUBRULE(this.bandKey)) });
      this.SUBRULE(this.colon);
      const value = this.SUBRULE(this.value);
      const only = keys.length === 1 ? keys[0] : undefined;
      const isElse = only?.kind === 'path' && only.names.length === 1 && only.names[0].text === 'else';
      return { keys: isElse ? [] : keys, value, span: this.since(start) };
    },
    () => ({ keys: [missingValue(this.nextSpan())], value: missingValue(this.nextSpan()), span: this.nextSpan() }),
  );

  /** `..17`, `18..44`, `45..`, `<30` is written `..<30`, or one value. */
  protected bandKey = this.valueRule(
    'bandKey',
    (): Value =>
      this.OR([
        {
          ALT: (): Value => {
            const start = this.nextSpan();
            const open = this.isOpen(this.OR1([{ ALT: () => this.CONSUME(t.Dots) }, { ALT: () => this.CONSUME(t.DotsOpen) }]));
            const high = this.SUBRULE(this.sum);
            return { kind: 'range', low: null, high, highOpen: open, span: this.join(start, high.span) };
          },
        },
        {
          ALT: (): Value => {
            const low = this.SUBRULE1(this.sum);
            return (
              this.OPTION((): Value => {
                const open = this.isOpen(this.OR2([{ ALT: () => this.CONSUME1(t.Dots) }, { ALT: () => this.CONSUME1(t.DotsOpen) }]));
                const high = this.OPTION1({ GATE: () => !this.ahead(1, t.Colon) && !this.ahead(1, t.Ampersand), DEF: () => this.SUBRULE2(this.sum) });
                return { kind: 'range', low, high: high ?? null, highOpen: open, span: this.since(low.span) };
              }) ?? low
            );
          },
        },
      ]),
  );

  private pickFirst = this.valueRule('pick_first', (): Value => {
    const start = this.spanOf(this.CONSUME(kw.pick_first));
    const arms: FirstArm[] = [];
    this.CONSUME(t.LBrace);
    this.MANY(() => {
      const from = this.nextSpan();
      let when: Value | null = null;
      this.OR([
        {
          ALT: () => {
            this.CONSUME(kw.when);
            when = this.SUBRULE(this.value);
          },
        },
        // `else` before a colon is a plain name.
        { ALT: () => this.onlyElse(this.CONSUME(t.Word)), IGNORE_AMBIGUITIES: true },
      ]);
      this.SUBRULE(this.colon);
      const value = this.SUBRULE1(this.value);
      arms.push({ when, value, span: this.since(from) });
      this.SUBRULE(this.separator);
    });
    this.CONSUME(t.RBrace);
    return { kind: 'pick_first', arms, span: this.since(start) };
  });

  private onlyElse(token: { image: string; startOffset: number }): void {
    if (this.RECORDING_PHASE || token.image === 'else') return;
    const span = spanOf(token.startOffset, token.startOffset + token.image.length);
    this.report(
      say.positional,
      span,
      { what: 'an arm of `pick_first` begins with `when` or is `else`' },
      { found: token.image, expected: ['`when` …', '`else`'], suggestions: [replace(`write \`when ${token.image}\``, span, `when ${token.image}`, false)] },
    );
  }

  /** Between the arms of a list in braces: a comma, none before the closing brace. */
  protected separator = this.rule(
    'separator',
    (): void => {
      const at: Span = this.nextSpan();
      let commas = 0;
      this.OPTION(() => {
        const token = this.CONSUME(t.Comma);
        commas++;
        if (this.ahead(1, t.RBrace))
          this.report(
            say.needlessComma,
            this.spanOf(token),
            { where: 'before the closing brace' },
            { found: ',', suggestions: [replace('remove it', this.spanOf(token), '')] },
          );
      });
      if (
        commas === 0 &&
        !this.RECORDING_PHASE &&
        !this.ahead(1, t.RBrace) &&
        (this.ahead(1, t.Word) || this.ahead(1, t.Number_) || this.ahead(1, t.Text) || this.ahead(1, t.Dots))
      ) {
        const end = this.spanOf(this.LA(0)).end;
        this.report(
          say.missingComma,
          spanOf(end, at.start),
          { between: 'the arms of a list' },
          { suggestions: [{ title: 'add a comma', edits: [{ span: spanOf(end, end), text: ',' }], safe: true }] },
        );
      }
    },
    () => undefined,
  );

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
