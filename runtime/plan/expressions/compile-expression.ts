/** Expression → closure. Everything that can be decided once for the run is decided here; the closure only does what differs between subjects. */
import type { Expression } from '../../../ir/expression.ts';
import { dayOfMinute, formatDay, startOfDay } from '../../../model/time/civil.ts';
import { activeCondition } from '../../engines/clinical/clinical-state.ts';
import type { Closure } from '../../subject/subject-state.ts';
import type { Context } from '../compile-context.ts';
import * as v from '../person-values.ts';
import { textOfValue } from '../text-of-value.ts';
import { inBounds, inCalendar, inReach } from './bounds.ts';
import { compileBands, compileFirstOf, compileLookup } from './compile-bands.ts';
import { compileChance, compileChoose, compileMixture, compilePick } from './compile-choices.ts';
import { compileDraw, compileRedraw } from './compile-draws.ts';
import { measure, toDuration } from './compile-durations.ts';
import { compileListed } from './compile-listed.ts';
import { askFirst, askMember, countMembers } from './compile-members.ts';
import { compilePickParty } from './compile-parties.ts';
import { drawShape } from './compile-pattern.ts';
import { compilePdc } from './compile-pdc.ts';
import { compileEventTime, compileHas, compileOccurs, compileOn, compileQuery } from './compile-queries.ts';
import { compileRelative } from './compile-relative.ts';
import { compileArrival, compileWalk } from './compile-series.ts';
import { compileVisited, scoreOf } from './compile-threads.ts';
import { compileUnique } from './compile-unique.ts';
import { constantOf } from './constant-value.ts';

export function compile(e: Expression, context: Context): Closure {
  const closure = compileAny(e, context);
  return context.trace === null ? closure : context.trace.watch(e, closure);
}

function compileAny(e: Expression, context: Context): Closure {
  if (context.expression !== null) return context.expression(e, context);
  const constant = constantOf(e, context);
  if (constant !== undefined) return () => constant;
  const sub = (part: Expression): Closure => compile(part, context);
  switch (e.op) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'concept':
    case 'duration':
    case 'party':
    case 'param': {
      const value = constantOf(e, context) ?? null;
      return () => value;
    }
    case 'list': {
      const items = e.items.map(sub);
      return (s) => items.map((item) => item(s));
    }
    case 'roster': {
      const values = context.ir.roster?.columns[e.column].values ?? [];
      const otherwise = e.otherwise === null ? null : sub(e.otherwise);
      // A field that neither gives is left open: it is drawn.
      return (s) => values[s.index] ?? (otherwise === null ? (undefined as never) : otherwise(s));
    }
    case 'member': {
      const { member, ask } = e;
      const where = e.where === null ? null : sub(e.where);
      return where === null ? (s) => askMember(s, member, ask) : (s) => countMembers(s, member, () => where(s));
    }
    case 'of_first': {
      const value = compile(e.value, context.first ?? context);
      return (s) => askFirst(s, value);
    }
    case 'pick_party':
      return compilePickParty(e, context);
    case 'attribute': {
      const { slot } = e;
      const changes = context.lasting.get(slot);
      if (changes === undefined) return (s) => context.resolve.attribute(s, slot);
      return (s) => changes.read(s, context.resolve.attribute(s, slot));
    }
    case 'person': {
      const { field } = e;
      return (s) => context.resolve.person(s, field);
    }
    case 'age': {
      const on = e.on === null ? null : sub(e.on);
      return (s) => {
        const minute = on === null ? null : on(s);
        return on !== null && typeof minute !== 'number' ? null : context.resolve.age(s, minute as number | null);
      };
    }
    case 'axis': {
      const { axis } = e;
      const labels = context.ir.axes[axis].arms.map((arm) => arm.name);
      return (s) => labels[s.arms[axis]] ?? null;
    }
    case 'branch': {
      const { branch } = e;
      return (s) => s.branches[branch];
    }
    case 'local': {
      const { slot } = e;
      return (s) => s.memory.locals[slot];
    }
    case 'let': {
      const [value, body, { slot }] = [sub(e.value), sub(e.body), e];
      return (s) => {
        s.memory.locals[slot] = value(s);
        return body(s);
      };
    }
    case 'outcome': {
      const { flow } = e;
      return (s) => s.memory.outcomes[flow];
    }
    case 'in_state': {
      const { mark } = e;
      return (s) => s.memory.inside[mark] > 0;
    }
    case 'visited':
      return compileVisited(e, context, compile);
    case 'undiagnosed': {
      const { concept } = e;
      return (s) => s.clinical.onsets.has(concept) && activeCondition(s.clinical, concept, s.now) === undefined;
    }
    case 'score': {
      const { concept } = e;
      return (s) => scoreOf(s, concept);
    }
    case 'negate': {
      const value = sub(e.value);
      return (s) => {
        const x = value(s);
        return typeof x === 'number' ? -x : null;
      };
    }
    case 'round': {
      const value = sub(e.value);
      return (s) => {
        const x = value(s);
        return typeof x === 'number' ? v.whole(x) : null;
      };
    }
    case 'booked': {
      const [value, site] = [sub(e.value), context.sites.site(e.path)];
      return (s) => v.booked(value(s), s.draw.at(site, s.index, s.occurrence));
    }
    case 'done': {
      const [value, site] = [sub(e.value), context.sites.site(e.path)];
      return (s) => v.doneOn(value(s), s.now, s.draw.at(site, s.index, s.occurrence));
    }
    case 'bounded': {
      const value = sub(e.value);
      const [least, most] = [e.least ?? Number.NEGATIVE_INFINITY, e.most ?? Number.POSITIVE_INFINITY];
      return (s) => {
        const found = value(s);
        return typeof found === 'number' && found >= least && found <= most ? found : inBounds(e, found);
      };
    }
    case 'arithmetic': {
      const [left, right, sign] = [sub(e.left), sub(e.right), e.sign];
      return (s) => v.arithmetic(sign, left(s), right(s));
    }
    case 'add_durations': {
      const [left, right, sign] = [sub(e.left), sub(e.right), e.sign];
      return (s) => inReach(v.addDurations(left(s), right(s), sign), e.at);
    }
    case 'scale_duration': {
      const [factor, value] = [sub(e.factor), sub(e.value)];
      return (s) => inReach(v.scaleDuration(factor(s), value(s)), e.at);
    }
    case 'measure': {
      const [value, unit] = [sub(e.value), e.unit];
      return (s) => measure(value(s), unit);
    }
    case 'to_duration': {
      const [value, unit] = [sub(e.value), e.unit];
      return (s) => inReach(toDuration(value(s), unit), e.at);
    }
    case 'to_time': {
      const value = sub(e.value);
      return (s) => {
        const day = value(s);
        return typeof day === 'number' ? inCalendar(startOfDay(day), e.at) : null;
      };
    }
    case 'date_text': {
      const value = sub(e.value);
      return (s) => {
        const minute = value(s);
        return typeof minute === 'number' ? formatDay(dayOfMinute(minute)) : null;
      };
    }
    case 'to_day': {
      const value = sub(e.value);
      return (s) => {
        const minute = value(s);
        return typeof minute === 'number' ? dayOfMinute(minute) : null;
      };
    }
    case 'compare': {
      const [left, right, sign] = [sub(e.left), sub(e.right), e.sign];
      return (s) => v.compare(sign, left(s), right(s));
    }
    case 'and': {
      const [left, right] = [sub(e.left), sub(e.right)];
      return (s) => v.and(left(s), right(s));
    }
    case 'or': {
      const [left, right] = [sub(e.left), sub(e.right)];
      return (s) => v.or(left(s), right(s));
    }
    case 'not': {
      const value = sub(e.value);
      return (s) => v.not(value(s));
    }
    case 'within': {
      const [value, low, high, open] = [sub(e.value), sub(e.low), sub(e.high), e.highOpen];
      return (s) => v.within(value(s), low(s), high(s), open);
    }
    case 'one_of': {
      const value = sub(e.value);
      const items = e.items.map(sub);
      return (s) => {
        const x = value(s);
        return x === null ? null : items.some((item) => v.compare('==', x, item(s)) === true);
      };
    }
    case 'if': {
      const [condition, yes, no] = [sub(e.condition), sub(e.yes), sub(e.no)];
      return (s) => (condition(s) === true ? yes(s) : no(s));
    }
    case 'extreme': {
      const values = e.values.map(sub);
      const sign = e.least ? 1 : -1;
      return (s) => {
        let best: number | null = null;
        for (const value of values) {
          const x = value(s);
          if (typeof x !== 'number') return null;
          if (best === null || sign * x < sign * best) best = x;
        }
        return best;
      };
    }
    case 'math': {
      const [x, y] = e.values.map(sub);
      const { name } = e;
      return (s) => v.math(name, x(s), y === undefined ? null : y(s));
    }
    case 'draw':
      return compileDraw(e, context, compile);
    case 'redraw':
      return compileRedraw(e, context, compile);
    case 'choose':
      return compileChoose(e, context, compile);
    case 'mixture':
      return compileMixture(e, context, compile);
    case 'by':
      return compileBands(e, context, compile);
    case 'first_of':
      return compileFirstOf(e, context, compile);
    case 'chance':
      return compileChance(e, context, compile);
    case 'pick':
      return compilePick(e, context, compile);
    case 'relative':
      return compileRelative(e, context);
    case 'walk':
      return compileWalk(e, context, compile);
    case 'lookup':
      return compileLookup(e, context, compile);
    case 'query':
      return compileQuery(e, context, compile);
    case 'pdc':
      return compilePdc(e, context, compile);
    case 'listed':
      return compileListed(e, context, compile);
    case 'occurs':
      return compileOccurs(e, context, compile);
    case 'field': {
      const { field, day, through } = e;
      return (s) => v.fieldOf(s, field, day, through);
    }
    case 'field_party': {
      const { field } = e;
      return (s) => v.partyOfField(s, field, context.parties);
    }
    case 'unique':
      return compileUnique(e, context);
    case 'pattern': {
      const site = context.sites.site(e.path);
      return (s) => drawShape(e.shape, s.draw.at(site, s.index, s.occurrence));
    }
    case 'noted':
      return (s) => s.noted;
    case 'has':
      return compileHas(e);
    case 'on':
      return compileOn(e);
    case 'missing': {
      const value = sub(e.value);
      return (s) => value(s) === null;
    }
    case 'at_least': {
      const items = e.items.map(sub);
      const { count } = e;
      return (s) => {
        let yes = 0;
        for (const item of items) if (item(s) === true) yes++;
        return yes >= count;
      };
    }
    case 'calendar': {
      const time = sub(e.time);
      return (s) => {
        const at = time(s);
        return typeof at === 'number' ? v.calendarPart(e.part, e.unit ?? 'month', dayOfMinute(at)) : null;
      };
    }
    case 'days_between': {
      const [from, to] = [sub(e.from), sub(e.to)];
      return (s) => {
        const [a, b] = [from(s), to(s)];
        return typeof a === 'number' && typeof b === 'number' ? dayOfMinute(b) - dayOfMinute(a) : null;
      };
    }
    case 'arrival':
      return compileArrival(e, context, compile);
    case 'anchor': {
      const { anchor } = e;
      return (s) => context.resolve.anchor(s, anchor);
    }
    case 'moment': {
      const { name } = e;
      return (s) => context.resolve.moment(s, name);
    }
    case 'event_time':
      return compileEventTime(e);
    case 'join': {
      const parts = e.parts.map(({ value, form, decimals }) => ({ of: sub(value), form, decimals }));
      return (s) => {
        let text = '';
        for (const { of, form, decimals } of parts) text += textOfValue(of(s), form, decimals);
        return text;
      };
    }
    case 'shift': {
      const [base, by, sign] = [sub(e.base), sub(e.by), e.sign];
      return (s) => inCalendar(v.shift(s, base(s), by(s), sign), e.at);
    }
  }
}
