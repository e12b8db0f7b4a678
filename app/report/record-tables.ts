/** Every record of one subject, a table for each kind: all fields of the description of the kind, so that a new kind or field needs nothing here. */
import { grouped } from '../../model/counted.ts';
import type { Field } from '../../model/describe.ts';
import { isObjectOf } from '../../model/describe.ts';
import { kindList } from '../../model/record-kinds.ts';
import { type Coding, coding, formatCents } from '../../model/scalars.ts';
import type { Subject } from '../../model/subject.ts';
import { formatDay, formatMinute } from '../../model/time/civil.ts';
import { details, html, type Markup, table } from './markup.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Names of the practitioners, organizations and places of a subject, by id. */
export function partyNames({ parties }: Pick<Subject, 'parties'>): ReadonlyMap<string, string> {
  return new Map([
    ...[...parties.organizations, ...parties.locations].map(({ id, name }) => [id, name] as const),
    ...parties.practitioners.map(({ id, given, family }) => [id, `${given} ${family}`] as const),
  ]);
}

/** Anchors of a page are of one subject: two subjects may share a record, such as one of a household. */
export function anchorOf(subject: Pick<Subject, 'index' | 'member'>, id: string): string {
  return `s${subject.index}-${subject.member ?? 0}-${id}`;
}

export function recordTables(subject: Subject): readonly Markup[] {
  const names = partyNames(subject);
  const known = new Set(kindList.flatMap(({ list }) => (subject[list] as readonly { readonly id: string }[]).map(({ id }) => id)));
  const cell = (field: Field, value: unknown): Markup => cellOf(field, value, (id) => linkOf(subject, id, names, known));
  return kindList.flatMap((kind) => {
    const records = subject[kind.list] as readonly Fields[];
    if (records.length === 0) return [];
    const columns = kind.fields().filter(({ name }) => name !== 'id' && records.some((record) => !isEmpty(record[name])));
    const rows = records.map((record) => [
      html`<span id="${anchorOf(subject, String(record['id']))}" class="id" title="${String(record['id'])}">${String(record['id']).slice(0, 8)}</span>`,
      ...columns.map((field) => cell(field, record[field.name])),
    ]);
    const titles = [{ title: 'id' }, ...columns.map(({ name, type }) => ({ title: words(name), ...(isNumeric(type) ? { numeric: true as const } : {}) }))];
    return [details(`${kind.words} (${grouped(records.length)})`, table(kind.words, titles, rows), 'records')];
  });
}

const isNumeric = (type: Field['type']): boolean => type === 'number' || type === 'integer' || type === 'money';
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export function words(name: string): string {
  return name.replace(/_id$/, '').replaceAll('_', ' ');
}

/** A code by its display, with the code itself beside it. */
export function codeCell({ system, code, display }: Coding): Markup {
  return html`${display} <span class="code">${system} ${code}</span>`;
}

function linkOf(subject: Subject, id: string, names: ReadonlyMap<string, string>, known: ReadonlySet<string>): Markup {
  const name = names.get(id);
  if (name !== undefined) return html`${name}`;
  return known.has(id) ? html`<a class="id" href="#${anchorOf(subject, id)}">${id.slice(0, 8)}</a>` : html`<span class="id">${id.slice(0, 8)}</span>`;
}

function cellOf(field: Field, value: unknown, link: (id: string) => Markup): Markup {
  if (isEmpty(value)) return html``;
  switch (field.type) {
    case 'date':
      return html`${formatDay(value as number)}`;
    case 'time':
      return html`${formatMinute(value as number).replace('T', ' ')}`;
    case 'money':
      return html`${dollars(value as number)}`;
    case 'boolean':
      return html`${value === true ? 'yes' : 'no'}`;
    case 'id':
      return link(String(value));
    case 'object': {
      if (isObjectOf(field, coding)) return codeCell(value as Coding);
      const parts = field.fields.filter(({ name }) => !isEmpty((value as Fields)[name]));
      return html`${parts.map((part, i) => html`${i > 0 ? '; ' : ''}${words(part.name)} ${cellOf(part, (value as Fields)[part.name], link)}`)}`;
    }
    case 'list': {
      const items = (value as readonly unknown[]).map((item) => cellOf(field.item, item, link));
      return field.item.type === 'object'
        ? html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`
        : html`${items.map((item, i) => html`${i > 0 ? ', ' : ''}${item}`)}`;
    }
    case 'map':
      return html`${Object.entries(value as Fields).map(([name, one], i) => html`${i > 0 ? '; ' : ''}${name} ${cellOf(field.item, one, link)}`)}`;
    case 'text':
    case 'word':
    case 'integer':
    case 'number':
    case 'other':
      return html`${String(value)}`;
  }
}

export function dollars(cents: number): string {
  const text = formatCents(Math.abs(cents));
  return `${cents < 0 ? '−' : ''}$${grouped(Number(text.slice(0, -3)))}${text.slice(-3)}`;
}
