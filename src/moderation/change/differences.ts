/** What a change does to an entry, in cards and plain words: what is added, changed and taken away. */
import { positionInWords, roughlyInWords } from '../../answer/wording.ts';
import type { EntryKind, ListKind } from '../../corpus/lists.ts';
import { parseSource } from '../../corpus/parse.ts';
import type { Figure, Source, Statement } from '../../corpus/schema.ts';
import { boundOf } from '../../corpus/stated.ts';
import { dateInWords, periodInWords } from '../../dates/words.ts';
import { blockQuote, escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import { writtenOf } from '../../record/list-entry.ts';
import { SAY } from '../session/words.ts';
import { figureText, itemLine, type Names, statementText } from './items.ts';

/** Of the words of a statement that comes or goes, of a summary and of a field; whole texts are a button away. */
const WORDS = 600;
const FIELD = 300;

/** An entry of the record as it was and as it would be; null where it is not there. */
export interface Difference {
  kind: EntryKind;
  entry: string;
  before: string | null;
  after: string | null;
}

/** @returns one text for each thing that differs, as Markdown; the most telling first */
export function differencesIn(names: Names, { kind, entry, before, after }: Difference): string[] {
  if (after === null)
    return before === null ? [] : ['**Taken off the record:** it will not be answered with any more.'];
  if (before === after) return ['Nothing differs.'];
  return kind === 'source'
    ? sourceDifferences(names, parsed(entry, before), parsed(entry, after))
    : listDifferences(kind, before, after);
}

function parsed(id: string, text: string | null): Source | undefined {
  return text === null ? undefined : parseSource(id, text).source;
}

function sourceDifferences(names: Names, before: Source | undefined, after: Source | undefined): string[] {
  if (after === undefined) return ['Its text can’t be read as a source: look at the whole text.'];
  const found = [
    ...(before === undefined
      ? [newSource(names, after)]
      : changedFields(sourceFields(names, before), sourceFields(names, after))),
    ...itemDifferences(before?.statements ?? [], after.statements, {
      card: (each) => statementText(names, each, WORDS),
      line: (statement) => itemLine(names, { kind: 'statement', statement }),
      fields: (each) => statementFields(names, each),
    }),
    ...itemDifferences(before?.figures ?? [], after.figures, {
      card: (each) => figureText(names, each),
      line: (figure) => itemLine(names, { kind: 'figure', figure }),
      fields: (each) => figureFields(names, each),
    }),
  ];
  return found.length === 0 ? ['Nothing differs but how it is written.'] : found;
}

function newSource(names: Names, source: Source): string {
  const { title, publisher, published, kind, topics, url, vouchedBy, body } = source;
  return [
    `**Added:** the source ${escapeText(`“${shorten(title, 200)}”`)}`,
    escapeText([publisher, dateInWords(published), kind, names.topics(topics)].join(' · ')),
    escapeText(vouchedBy === undefined ? url : SAY.vouched(vouchedBy)),
    small(escapeText(shorten(body.replace(/\s+/g, ' '), FIELD))),
  ].join('\n');
}

/** Fields in words, by what they are called; those without a value are not there. */
type Fields = Map<string, string>;

function fieldsOf(fields: Record<string, string | undefined>): Fields {
  return new Map(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );
}

function sourceFields(names: Names, source: Source): Fields {
  const { title, publisher, url, vouchedBy, published, kind, topics, text, licence, corrections, body } = source;
  return fieldsOf({
    title,
    publisher,
    address: url,
    'who vouches for it': vouchedBy,
    'day on which it appeared': dateInWords(published),
    kind,
    topics: names.topics(topics),
    corrections: corrections.map(({ date, note }) => `${dateInWords(date)}: ${note}`).join('\n'),
    summary: body,
    'holding of its text': text,
    licence,
  });
}

function statementFields(names: Names, statement: Statement): Fields {
  const { speaker, as, said, where, form, text, topics, stance, asked = [] } = statement;
  return fieldsOf({
    speaker: names.person(speaker),
    role: as,
    day: said === undefined ? undefined : dateInWords(said),
    place: where,
    form: form === 'verbatim' ? 'word for word' : 'reported',
    words: text,
    topics: names.topics(topics),
    stance: stance && `${positionInWords(stance.position)}: ${stance.on}`,
    'ways of asking': asked.join('\n'),
  });
}

function figureFields(names: Names, figure: Figure): Fields {
  const { measure, value, approximate, period, area, event, by, given, note, asked = [] } = figure;
  return fieldsOf({
    measure: names.measure(measure)?.label ?? measure,
    number: `${roughlyInWords({ approximate, bound: boundOf(figure) })}${value.toLocaleString('en-GB', { maximumFractionDigits: 6 })}`,
    period: periodInWords(period),
    area: area ?? 'London',
    event,
    counter: `${names.person(by)}${given ? ', who only gives it' : ''}`,
    note,
    'ways of asking': asked.join('\n'),
  });
}

interface InWords<T> {
  card(item: T): string;
  line(item: T): string;
  fields(item: T): Fields;
}

function itemDifferences<T extends { id: string; asked?: string[] | undefined }>(
  before: readonly T[],
  after: readonly T[],
  { card, line, fields }: InWords<T>,
): string[] {
  const asking = ({ asked = [] }: T) =>
    asked.length === 0 ? '' : `\n${small(escapeText(`Ways of asking: ${asked.join('; ')}`))}`;
  return [
    ...after.flatMap((item) => {
      const old = before.find(({ id }) => id === item.id);
      if (old === undefined) return [`**Added:** ${card(item)}${asking(item)}`];
      const changed = changedFields(fields(old), fields(item));
      return changed.length === 0 ? [] : [[escapeText(shorten(line(item), 150)), ...changed].join('\n')];
    }),
    ...before.filter(({ id }) => !after.some((each) => each.id === id)).map((item) => `**Taken away:** ${card(item)}`),
  ];
}

function changedFields(before: Fields, after: Fields): string[] {
  const names = new Set([...after.keys(), ...before.keys()]);
  return [...names].flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === now) return [];
    if (old === undefined) return [`**Added:** ${name}\n${shown(now)}`];
    if (now === undefined) return [`**Taken away:** ${name}\n${shown(old)}`];
    const [left, right] = [old.split('\n'), now.split('\n')];
    if (left.length < 2 && right.length < 2) return [`**Changed:** ${name}, from\n${shown(old)}\nto\n${shown(now)}`];
    return [listChange(name, left, right)];
  });
}

/** Of a list, only what comes and what goes. */
function listChange(name: string, before: readonly string[], after: readonly string[]): string {
  const [added, gone] = [
    after.filter((each) => !before.includes(each)),
    before.filter((each) => !after.includes(each)),
  ];
  return [
    ...(added.length === 0 ? [] : [`**Added** to ${name}:\n${shown(added.join('\n'))}`]),
    ...(gone.length === 0 ? [] : [`**Taken away** from ${name}:\n${shown(gone.join('\n'))}`]),
    ...(added.length + gone.length === 0 ? [`**Changed:** the order of ${name}`] : []),
  ].join('\n');
}

function shown(text = ''): string {
  return blockQuote(escapeText(shorten(text, FIELD)));
}

/** What the fields of the lists are called, where their own names don’t tell. */
const FIELDS: Record<string, string> = {
  aliases: 'other names',
  synonyms: 'other words for it',
  titles: 'titles that it goes by',
  many: 'held by many at once',
  day: 'day',
  from: 'first day',
  in: 'place in which it lies',
  polarity: 'texts that say the opposite',
  people: 'is a part of the people',
  strict: 'changes what is counted',
  formerly: 'measures that it has taken in',
};

function listDifferences(kind: ListKind, before: string | null, after: string): string[] {
  const read = (text: string) =>
    fieldsOf(
      Object.fromEntries(Object.entries(writtenOf(kind, text)).map(([name, value]) => [FIELDS[name] ?? name, value])),
    );
  const now = read(after);
  now.delete('id');
  if (before !== null) {
    const old = read(before);
    old.delete('id');
    const changed = changedFields(old, now);
    return changed.length === 0 ? ['Nothing differs but how it is written.'] : changed;
  }
  const [called, ...rest] = [...now.entries()];
  // The headline names the kind of the list already: “the person Ines Calder”, not “kind: person” again.
  const told = rest.filter(([field, value]) => field !== 'kind' || value !== kind);
  const lines = told.map(([name, value]) => `${name}: ${value.replaceAll('\n', '; ')}`);
  const name = `the ${kind} **${escapeText(shorten(called?.[1] ?? '', 100))}**`;
  return [[`**Added:** ${name}`, ...lines.map((each) => small(escapeText(shorten(each, FIELD))))].join('\n')];
}
