/** UCUM expressions: whether they are well formed, and what they measure. */
import { atoms, prefixes } from './ucum-atoms.ts';

/** A unit as a factor times powers of base units. Arbitrary and special atoms count as base units of their own. */
export interface Unit {
  readonly factor: number;
  readonly powers: ReadonlyMap<string, number>;
}

export type UnitReading = Unit | { readonly problem: string };

/** Longer expressions are no units. */
const LONGEST = 100;
/** Parentheses within parentheses. */
const DEEPEST = 8;

export function readUnit(text: string): UnitReading {
  if (text === '') return { problem: 'it is empty' };
  if (text.length > LONGEST) return { problem: `it is longer than ${LONGEST} characters` };
  if (/[^\x21-\x7e]/.test(text)) return { problem: 'it has a character other than ASCII letters, digits and signs; a unit has no spaces' };
  const reader = new Reader(text);
  try {
    const unit = reader.term(0, text.startsWith('/'));
    return reader.done() ? unit : { problem: `\`${text.slice(reader.at)}\` cannot follow` };
  } catch (error) {
    if (error instanceof NoUnit) return { problem: error.message };
    throw error;
  }
}

export const isProblem = (reading: UnitReading): reading is { readonly problem: string } => 'problem' in reading;

/** A temperature in Kelvin is `scale` times (value plus `offset`). */
const temperatures: ReadonlyMap<string, { readonly scale: number; readonly offset: number }> = new Map([
  ['K', { scale: 1, offset: 0 }],
  ['Cel', { scale: 1, offset: 273.15 }],
  ['[degF]', { scale: 5 / 9, offset: 459.67 }],
]);

/** A value in another unit; null where the two units measure different things. */
export function convert(value: number, from: string, to: string): number | null {
  const [t, u] = [temperatures.get(from), temperatures.get(to)];
  if (t !== undefined && u !== undefined) return ((value + t.offset) * t.scale) / u.scale - u.offset;
  const [a, b] = [readUnit(from), readUnit(to)];
  const factor = isProblem(a) || isProblem(b) ? null : conversion(a, b);
  return factor === null ? null : value * factor;
}

/** How many of `to` are one of `from`; null where they measure different things. */
export function conversion(from: Unit, to: Unit): number | null {
  if (from.powers.size !== to.powers.size) return null;
  for (const [base, power] of from.powers) if (to.powers.get(base) !== power) return null;
  return from.factor / to.factor;
}

class NoUnit extends Error {}

class Reader {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  done(): boolean {
    return this.at >= this.text.length;
  }

  term(depth: number, inverted: boolean): Unit {
    if (depth > DEEPEST) throw new NoUnit('its parentheses are nested too deeply');
    let unit: Unit = one;
    let sign: 1 | -1 = 1;
    if (inverted) {
      this.at++;
      sign = -1;
    }
    for (;;) {
      unit = times(unit, this.component(depth), sign);
      const next = this.text[this.at];
      if (next !== '.' && next !== '/') return unit;
      sign = next === '/' ? -1 : 1;
      this.at++;
    }
  }

  component(depth: number): Unit {
    const { text } = this;
    if (text[this.at] === '(') {
      this.at++;
      const inner = this.term(depth + 1, text[this.at] === '/');
      if (text[this.at] !== ')') throw new NoUnit('a parenthesis is not closed');
      this.at++;
      return inner;
    }
    const start = this.at;
    while (this.at < text.length && !'./(){}'.includes(text[this.at])) {
      if (text[this.at] !== '[') this.at++;
      else {
        const end = text.indexOf(']', this.at);
        if (end < 0) throw new NoUnit('a bracket is not closed');
        this.at = end + 1;
      }
    }
    const symbol = text.slice(start, this.at);
    const annotated = this.annotation();
    if (symbol === '') {
      if (annotated) return one;
      throw new NoUnit(this.done() ? 'something is missing at its end' : `\`${text.slice(this.at)}\` is not allowed there`);
    }
    return simple(symbol);
  }

  /** `{anything}`, without meaning. */
  annotation(): boolean {
    if (this.text[this.at] !== '{') return false;
    const end = this.text.indexOf('}', this.at);
    if (end < 0) throw new NoUnit('a brace is not closed');
    if (this.text.slice(this.at + 1, end).includes('{')) throw new NoUnit('braces cannot be nested');
    this.at = end + 1;
    return true;
  }
}

const one: Unit = { factor: 1, powers: new Map() };

/** An atom with its prefix and exponent, or a number. */
function simple(symbol: string): Unit {
  if (/^[1-9]\d*$/.test(symbol)) return { factor: Number(symbol), powers: new Map() };
  const match = /^(.*?[^\d+-])([+-]?\d+)?$/.exec(symbol);
  const whole = atomOf(symbol);
  if (whole !== null) return whole;
  const atom = match === null ? null : atomOf(match[1]);
  if (match === null || atom === null) throw new NoUnit(`\`${symbol}\` is not a UCUM unit`);
  const exponent = Number(match[2] ?? 1);
  if (Math.abs(exponent) > 30) throw new NoUnit(`the exponent of \`${symbol}\` is too large`);
  return power(atom, exponent);
}

const made = new Map<string, Unit | null>();

function atomOf(code: string): Unit | null {
  const known = made.get(code);
  if (known !== undefined) return known;
  const unit = makeAtom(code);
  made.set(code, unit);
  return unit;
}

function makeAtom(code: string): Unit | null {
  const atom = atoms.get(code);
  if (atom !== undefined) {
    // `[iU]` is another spelling of `[IU]`.
    if (atom.kind !== 'derived') return { factor: 1, powers: new Map([[code === '[iU]' ? '[IU]' : code, 1]]) };
    const unit = atom.unit === '' ? one : readUnit(atom.unit);
    return isProblem(unit) ? null : { factor: unit.factor * atom.factor, powers: unit.powers };
  }
  for (const length of [2, 1]) {
    const prefix = prefixes.get(code.slice(0, length));
    const rest = code.slice(length);
    if (prefix === undefined || atoms.get(rest)?.metric !== true) continue;
    const unit = atomOf(rest);
    if (unit !== null) return { factor: unit.factor * prefix, powers: unit.powers };
  }
  return null;
}

function times(left: Unit, right: Unit, sign: 1 | -1): Unit {
  const powers = new Map(left.powers);
  for (const [base, exponent] of right.powers) {
    const sum = (powers.get(base) ?? 0) + sign * exponent;
    if (sum === 0) powers.delete(base);
    else powers.set(base, sum);
  }
  return { factor: sign === 1 ? left.factor * right.factor : left.factor / right.factor, powers };
}

function power(unit: Unit, exponent: number): Unit {
  let result = one;
  for (let i = 0; i < Math.abs(exponent); i++) result = times(result, unit, exponent < 0 ? -1 : 1);
  return result;
}
