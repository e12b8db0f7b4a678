/** Machines, with the bodies of their states → instructions. */
import type { Body, BodyItem, Branch, End, EventNode, Goto, If, Run, Wait } from '../../../grammar/ast/ast.ts';
import { replace } from '../../../grammar/diagnostic.ts';
import type { Way } from '../../../ir/thread-definition.ts';
import { durationMinutes } from '../../../model/time/duration.ts';
import { boolean, duration } from '../../../vocabulary/types.ts';
import { misplacedItem } from '../../diagnostics/name-diagnostics.ts';
import * as say from '../../diagnostics/thread-diagnostics.ts';
import { notPositive } from '../../diagnostics/time-diagnostics.ts';
import { checkBranchHead, checkSteps } from '../check-steps.ts';
import { hasStay } from '../stays.ts';
import { eventPlace, labelled, type Surroundings } from '../surroundings.ts';
import type { MachineName } from '../timeline-names.ts';
import { elaborateAs } from '../values/elaborate.ts';
import { isRandom } from '../values/elaborate-random.ts';
import { careIn } from '../visits.ts';
import { asked } from './asked.ts';
import { firstMove, moves } from './check-moves.ts';
import { exits } from './exits.ts';
import { type Code, type Inside, isFlow, type Label, slotsOf } from './thread-code.ts';

/** Writes machines into one list of instructions. */
export class MachineWriter {
  readonly code: Code;

  constructor(code: Code) {
    this.code = code;
  }

  /** A machine and all that it calls; `over` is where its end leads. */
  machine(machine: MachineName, over: Label): void {
    const entries = new Map([...machine.states.keys()].map((name) => [name, this.code.label()] as const));
    const { home, node } = machine;
    const done = new Set<string>();
    for (const state of node.states) {
      const name = state.name.text;
      const number = machine.states.get(name);
      if (number === undefined || done.has(name)) continue;
      done.add(name);
      const around: Surroundings = {
        scope: home.scope,
        timeline: home.timeline,
        path: `${home.timeline}.${name}`,
        labels: new Map(),
        inEncounter: false,
        included: [],
        inCorrection: false,
        hasStay: hasStay(this.code.checker, home),
        home,
      };
      const inside: Inside = { machine, state: number, around, over, entries };
      this.code.here(entries.get(name) ?? 0);
      const first = careIn({ body: { ...state.body, items: state.body.items.slice(0, firstMove(state.body)) }, scope: home.scope });
      if (first !== null) this.#clock(first, inside, state.body.items[0], true);
      this.code.emit({ op: 'enter', state: number }, inside, null);
      if (this.body(state.body, inside, first !== null)) this.code.emit({ op: 'jump', state: number, to: over }, inside, null);
    }
  }

  /**
   * The items of a body; whether anything that follows is reached.
   * @param clocked whether the time of day of its first visit was seen to before the state was entered
   */
  body(body: Body, inside: Inside, clocked = false): boolean {
    let plain: BodyItem[] = [];
    let first = true;
    const flush = (): void => {
      if (plain.length > 0) this.#plain({ ...body, items: plain }, inside, first && clocked);
      plain = [];
      first = false;
    };
    for (let i = 0; i < body.items.length; i++) {
      const item = body.items[i];
      if (item.kind === 'event') {
        this.#refuse(item, inside);
        continue;
      }
      if (!moves(item)) {
        plain.push(item);
        continue;
      }
      flush();
      let group = 1;
      if (item.kind === 'to') while (body.items[i + group]?.kind === 'to') group++;
      const goesOn = item.kind === 'to' ? exits(this.code, inside, body.items.slice(i, i + group)) : this.#move(item, inside);
      i += group - 1;
      if (goesOn) continue;
      this.#noMore(body.items[i + 1], item, inside);
      return false;
    }
    flush();
    return true;
  }

  /** Events belong to timelines. */
  #refuse(item: EventNode, inside: Inside): void {
    const { scope } = inside.around;
    const what = `event \`${item.path.names[0].text}\``;
    this.code.checker.report(
      misplacedItem,
      scope,
      item.span,
      { what, place: 'in a state; it must be in a timeline or a flow' },
      { found: this.code.checker.source(scope, item.span) },
    );
  }

  #noMore(after: BodyItem | undefined, item: BodyItem, inside: Inside): void {
    if (after === undefined) return;
    const { scope } = inside.around;
    const found = this.code.checker.source(scope, after.span);
    this.code.checker.report(
      say.afterExit,
      scope,
      after.span,
      { before: item.kind === 'run' ? item.word : item.kind },
      {
        found,
        suggestions: [
          replace('remove this statement', { start: scope.module.source.text.slice(0, after.span.start).trimEnd().length, end: after.span.end }, '', false),
        ],
      },
    );
  }

  /** Verbs in a row: what a visit among them needs of the clock is before them. */
  #plain(body: Body, inside: Inside, clocked: boolean): void {
    const { state, around } = inside;
    const care = careIn({ body, scope: around.scope });
    if (care !== null && !clocked) this.#clock(care, inside, body.items[0], false);
    const steps = checkSteps(this.code.checker, around, body);
    if (steps.length > 0) this.code.emit({ op: 'do', state, steps }, inside, body.items[0]);
  }

  /** A state that begins with a visit is entered when the visit is: whoever waits for the state finds the visit open. */
  #clock(care: 'office' | 'any', inside: Inside, item: BodyItem, ahead: boolean): void {
    const { state, around } = inside;
    this.code.emit({ op: 'clock', state, path: labelled(around, 'clock'), office: care === 'office', ...(ahead ? { ahead } : {}) }, inside, item);
  }

  #move(item: BodyItem, inside: Inside): boolean {
    switch (item.kind) {
      case 'wait':
        return this.#wait(item, inside);
      case 'goto':
        return this.#goto(item, inside);
      case 'run':
        return this.#call(item, inside);
      case 'end':
        return this.#end(item, inside);
      case 'if':
        return this.#if(item, inside);
      case 'branch':
        return this.#branch(item, inside);
      default:
        return true;
    }
  }

  #wait(item: Wait, inside: Inside): boolean {
    const { around, state } = inside;
    const { checker } = this.code;
    const place = (what: string): ReturnType<typeof eventPlace> => eventPlace(around, labelled(around, 'wait'), what);
    if (item.until === null) {
      if (item.length === null) return true;
      const length = elaborateAs(checker, place('`wait`'), item.length, duration);
      if (length.op === 'duration' && durationMinutes(length) <= 0)
        checker.report(
          notPositive,
          around.scope,
          item.length.span,
          { what: 'the duration of `wait`' },
          { found: checker.source(around.scope, item.length.span) },
        );
      this.code.emit({ op: 'wait', state, length }, inside, item);
      return true;
    }
    if (isRandom(item.until)) checker.report(say.randomWait, around.scope, item.until.span, {}, { found: checker.source(around.scope, item.until.span) });
    const until = elaborateAs(checker, place('`wait until`'), item.until, boolean);
    const atMost = item.atMost === null ? null : elaborateAs(checker, place('`for at most`'), item.atMost, duration);
    this.code.emit({ op: 'await', state, until, atMost, ask: asked(until) }, inside, item);
    return true;
  }

  #goto(item: Goto, inside: Inside): boolean {
    const to = this.code.target(item.target, inside);
    if (to !== null) this.code.emit({ op: 'jump', state: inside.state, to }, inside, item);
    return false;
  }

  #end(item: End, inside: Inside): boolean {
    if (item.outcome !== null || item.otherwise) {
      const { scope } = inside.around;
      this.code.checker.report(
        say.misplacedMove,
        scope,
        item.span,
        { word: this.code.checker.source(scope, item.span), where: 'in a state, because only flows have outcomes' },
        { found: this.code.checker.source(scope, item.span), suggestions: [replace('write `end` without an outcome', item.span, 'end', false)] },
      );
    }
    this.code.emit({ op: 'jump', state: inside.state, to: inside.over }, inside, item);
    return false;
  }

  #if(item: If, inside: Inside): boolean {
    const { around, state } = inside;
    const condition = elaborateAs(this.code.checker, eventPlace(around, labelled(around, 'if'), 'the condition of `if`'), item.condition, boolean);
    const [no, after] = [this.code.label(), this.code.label()];
    this.code.emit({ op: 'test', state, condition, otherwise: no }, inside, item);
    const yesGoesOn = this.body(item.yes, inside);
    if (yesGoesOn) this.code.emit({ op: 'jump', state, to: after }, inside, item);
    this.code.here(no);
    const noGoesOn = item.no === null || this.body(item.no, inside);
    this.code.here(after);
    return yesGoesOn || noGoesOn;
  }

  #branch(item: Branch, inside: Inside): boolean {
    const { around, state } = inside;
    const { path, id: branch, arms } = checkBranchHead(this.code.checker, around, item);
    const after = this.code.label();
    const labels = arms.map(() => this.code.label());
    const ways = arms.map(({ name, weight, when }, i): Way => ({ name, weight, share: null, when, to: labels[i] }));
    this.code.emit({ op: 'split', state, path: `${path}/arm`, branch, ways, otherwise: after }, inside, item);
    let goesOn = arms.some((arm) => arm.when !== null);
    arms.forEach((arm, i) => {
      this.code.here(labels[i]);
      const on = this.body(arm.body, { ...inside, around: arm.around });
      if (on) this.code.emit({ op: 'jump', state, to: after }, inside, item);
      goesOn ||= on;
    });
    this.code.here(after);
    return goesOn;
  }

  /** `call prior_auth(…)`: a flow is begun and waited for; a machine is here with all its states. */
  #call(item: Run, inside: Inside): boolean {
    const { around, state, machine } = inside;
    if (item.word === 'run') {
      const right = replace('use `call`, which runs the flow and waits until it ends', { start: item.span.start, end: item.span.start + 3 }, 'call');
      this.code.checker.report(say.misplacedMove, around.scope, item.span, { word: 'run', where: 'in a state' }, { found: 'run', suggestions: [right] });
      return true;
    }
    const callee = machine.calls.get(item);
    if (callee === undefined) return true;
    const slots = slotsOf(this.code.checker, callee);
    if (slots.length > 0) this.code.emit({ op: 'bind', state, slots }, inside, item);
    if (isFlow(callee)) {
      this.code.emit({ op: 'call', state, flow: callee.id }, inside, item);
      return true;
    }
    const back = this.code.label();
    const first = callee.node.states[0];
    if (first === undefined) return true;
    this.machine(callee, back);
    this.code.here(back);
    this.code.emit({ op: 'back', state }, inside, item);
    return true;
  }
}
