/** Statements and figures as moderators see them: what each says, in words, and how a button names it. */
import { positionInWords, roughlyInWords } from '../../answer/wording.ts';
import { measuresById } from '../../corpus/corpus.ts';
import {
  type CorpusContent,
  type Figure,
  HOME_AREA,
  type Measure,
  type Person,
  type Statement,
} from '../../corpus/schema.ts';
import { boundOf } from '../../corpus/stated.ts';
import { isToDo } from '../../corpus/unfinished.ts';
import { dateInWords, periodInWords } from '../../dates/words.ts';
import { shortHash } from '../../discord/kit/custom-id.ts';
import { blockQuote, escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import type { SourceDraft } from '../../record/draft.ts';

export type Item = { kind: 'statement'; statement: Statement } | { kind: 'figure'; figure: Figure };

/** Statements come first, then figures; step 1 is the first. */
export function itemsOf({ source }: SourceDraft): Item[] {
  return [
    ...source.statements.map((statement): Item => ({ kind: 'statement', statement })),
    ...source.figures.map((figure): Item => ({ kind: 'figure', figure })),
  ];
}

export function idOf(item: Item): string {
  return item.kind === 'statement' ? item.statement.id : item.figure.id;
}

/** The step that shows an item; 0, which is the whole, where there is none of this id. */
export function stepOf(draft: SourceDraft, itemId: string | undefined): number {
  return itemsOf(draft).findIndex((item) => idOf(item) === itemId) + 1;
}

/** What a button of one statement or figure is about: the draft, and a key of the item’s id. */
export function aboutItem(draftId: string, itemId: string): string {
  return `${draftId}.${shortHash(itemId)}`;
}

/** Reads the item’s id from what `aboutItem` wrote; undefined where the draft no longer has it. */
export function readAbout(about: string, draft: SourceDraft): string | undefined {
  const [, key] = about.split('.');
  return itemsOf(draft)
    .map(idOf)
    .find((id) => shortHash(id) === key);
}

/** Something that the reading was not sure of. */
interface Doubt {
  step: number;
  doubt: string;
}

/** What the reading was not sure of in what is kept. */
export function doubtsOf(draft: SourceDraft): Doubt[] {
  return itemsOf(draft).flatMap((item, index) => {
    const doubts = draft.omitted.includes(idOf(item)) ? [] : (draft.hints[idOf(item)]?.doubts ?? []);
    return doubts.map((doubt) => ({ step: index + 1, doubt }));
  });
}

/** People and measures that are not on record yet, and that a source brings along. */
export interface Newcomers {
  people: readonly Person[];
  measures: readonly Measure[];
}

/** A record in which ids can be looked up. */
interface OnRecord {
  content: Pick<CorpusContent, 'measures'>;
  personById(id: string, newcomers: readonly Person[]): Person | undefined;
  topicLabels(ids: readonly string[]): string[];
}

/** The names that ids stand for, in the record or in the definitions that are published together with the source. */
export class Names {
  readonly #record: OnRecord;
  readonly #newcomers: Newcomers;

  constructor(record: OnRecord, newcomers: Newcomers) {
    this.#record = record;
    this.#newcomers = newcomers;
  }

  person(id: string): string {
    return this.#record.personById(id, this.#newcomers.people)?.name ?? `nobody yet (${id})`;
  }

  measure(id: string): Measure | undefined {
    return measuresById([...this.#record.content.measures, ...this.#newcomers.measures]).get(id);
  }

  topics(ids: readonly string[]): string {
    return this.#record.topicLabels(ids).join(', ') || 'no topic yet';
  }
}

/** @param characters of its words that are shown */
export function statementText(names: Names, statement: Statement, characters = 1_500): string {
  const { speaker, as, said, where, form, text, topics, stance } = statement;
  const circumstances = [as, where, said === undefined ? undefined : dateInWords(said)].filter(
    (each) => each !== undefined,
  );
  const words = escapeText(shorten(unwritten(text), characters));
  const details = [
    names.topics(topics),
    ...(stance === undefined ? [] : [`${positionInWords(stance.position)}: ${stance.on}`]),
  ];
  return [
    [`**${escapeText(names.person(speaker))}**`, ...circumstances.map(escapeText)].join(' · '),
    form === 'verbatim'
      ? `Word for word:\n${blockQuote(words)}`
      : `${isToDo(text) ? 'Reported, in the source’s words' : 'Reported'}:\n${words}`,
    small(escapeText(details.join(' · '))),
  ].join('\n');
}

/** What a draft leaves to be put into our own words, without the mark that says so. */
function unwritten(text: string): string {
  return isToDo(text) ? text.replace(/^[^:]*:[^:]*: /, '') : text;
}

export function figureText(names: Names, figure: Figure): string {
  const { period, by, given, note } = figure;
  return [
    `**${escapeText(numberInWords(names, figure))}**`,
    escapeText(countedInWords(names, figure)),
    `${escapeText(periodInWords(period))} · ${given ? 'given' : 'counted'} by ${escapeText(names.person(by))}`,
    ...(note === undefined ? [] : [small(escapeText(shorten(note, 300)))]),
  ].join('\n');
}

function numberInWords(names: Names, figure: Figure): string {
  const { value, measure, approximate } = figure;
  const number = value.toLocaleString('en-GB', { maximumFractionDigits: 6 });
  return `${roughlyInWords({ approximate, bound: boundOf(figure) })}${number} ${names.measure(measure)?.unit ?? ''}`.trim();
}

/** What was counted and where: a source that names no place counts for London, which a reviewer has to see. */
function countedInWords(names: Names, { measure, event, area }: Figure): string {
  const label = names.measure(measure)?.label ?? measure;
  return [label, event, placeInWords(area)].filter((each) => each !== undefined).join(' · ');
}

function placeInWords(area = `${HOME_AREA}, as no other place is named`): string {
  if (!isToDo(area)) return `in ${area}`;
  const named = placeNamedIn(area);
  return named === '' ? 'where it was counted is still to be filled in' : `in ${named}? Still to be confirmed`;
}

/** The place that a draft’s text names for a figure, where it is still to be confirmed; empty where it names none. */
export function placeNamedIn(area: string): string {
  return /“([^”]+)”/.exec(area)?.[1] ?? '';
}

/** An item in one line. */
export function itemLine(names: Names, item: Item): string {
  if (item.kind === 'figure') {
    const { figure } = item;
    return `${numberInWords(names, figure)} · ${countedInWords(names, figure)} · ${periodInWords(figure.period)}`;
  }
  const { speaker, text, form } = item.statement;
  const words = unwritten(text).replace(/\s+/g, ' ');
  return `${names.person(speaker)} · ${form === 'verbatim' ? `“${words}”` : words}`;
}
