/**
 * True tellings of what is on record, and tellings with one thing altered, made by rule from every statement and figure:
 * the same ones at every run.
 */
import { toItem } from '../../src/answer/items.ts';
import type { FigureItem, StatementItem } from '../../src/answer/types.ts';
import { measureInWords, valueInWords } from '../../src/answer/wording.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import type { Period } from '../../src/corpus/schema.ts';
import { periodInSentence, periodInWords } from '../../src/dates/words.ts';
import { chance, likeness, type Pick, swappedWord, transposed, withNegation, withoutCondition } from './alter-words.ts';

export const ALTERED = [
  'word',
  'negation',
  'speaker',
  'day',
  'number',
  'condition cut',
  'value',
  'beyond rounding',
  'ten times',
  'period',
  'unit',
  'area',
] as const;
type Altered = (typeof ALTERED)[number];

/** A message that makes one claim of an item of the record. */
interface Telling {
  id: string;
  text: string;
  /** absent where it is told truly */
  altered?: Altered;
}

/** Everything of the record, told truly and altered. */
export function tellings(corpus: Corpus): Telling[] {
  const items = corpus.entries.map((entry) => toItem(entry, 1, []));
  const statements = items.filter((item) => item.kind === 'statement');
  const figures = items.filter((item) => item.kind === 'figure');
  return [
    ...statements.flatMap((item) => statementTold(item, statements)),
    ...figures.flatMap((item) => figureTold(item, figures)),
  ];
}

/** "Sadiq Khan, the Mayor of London, said that …" in its parts. */
const REPORTED =
  /^(?<who>[^,]{2,60}?)(?:, (?:the|a|an|who) [^,]{3,80},)? (?<verb>said|argued|warned|wrote|held|insisted|claimed|found) that (?<what>.{12,})$/s;

function statementTold(item: StatementItem, all: readonly StatementItem[]): Telling[] {
  const pick = chance(item.id);
  const true_ = trueStatements(item, pick);
  const [plain = item.text] = true_;
  const altered: [Altered, string | undefined][] = [
    ['word', swappedWord(plain, pick)],
    ['negation', withNegation(plain, item.speaker.name)],
    ['speaker', bySomebodyElse(item, all, pick)],
    ['day', inAnotherYear(item, all, plain)],
    ['number', withAnotherNumber(plain, pick)],
    ['condition cut', withoutCondition(plain, item.stance?.position === 'conditional')],
  ];
  return [...told(item.id, true_), ...alteredTold(item.id, true_, altered)];
}

/** The words as they stand, and told as somebody would tell them. */
function trueStatements(item: StatementItem, pick: Pick): string[] {
  const year = item.said.slice(0, 4);
  if (item.form === 'verbatim') {
    return [`${item.speaker.name} said: “${item.text}”`, `“${item.text}” – ${item.speaker.name}, ${year}`];
  }
  const plain = item.text.replace(/\.$/, '');
  const { who = '', verb = '', what = '' } = REPORTED.exec(plain)?.groups ?? {};
  if (what === '') return [plain, `In ${year} ${inSentence(plain)}`];
  const inside = inSentence(who);
  const retold = [
    `${who} ${verb} that ${what}`,
    `In ${year} ${inside} ${verb} that ${what}`,
    `${who} (${year}): ${what}`,
    `According to ${inside}, ${what}`,
    `so basically ${inside} ${verb} ${what}`,
  ];
  return [plain, pick(retold)];
}

/** Somebody whom the statement and its source don't name, and who has said nothing like it. */
function bySomebodyElse(item: StatementItem, all: readonly StatementItem[], pick: Pick): string | undefined {
  const [name = ''] = [item.speaker.name, item.speaker.name.replace(/^(?:Sir|Dame|Dr) /, '')].filter((each) =>
    item.text.startsWith(each),
  );
  const inSource = new Set(
    all.filter(({ citation }) => citation.sourceId === item.citation.sourceId).map(({ speaker }) => speaker.id),
  );
  const others = all.filter(
    ({ speaker }) =>
      !inSource.has(speaker.id) &&
      /^\S+ \S+$/.test(speaker.name) &&
      !item.text.includes(speaker.name.split(' ')[1] ?? ''),
  );
  const other = others.length === 0 ? undefined : pick(others).speaker;
  if (other === undefined) return undefined;
  const saidAlike = all.some(({ speaker, text }) => speaker.id === other.id && likeness(text, item.text) > 0.4);
  if (saidAlike) return undefined;
  if (item.form === 'verbatim') return `${other.name} said: “${item.text}”`;
  return name === ''
    ? undefined
    : `${other.name}${item.text
        .slice(name.length)
        .replace(/^, (?:the|an?|who) [^,]+,/, '')
        .replace(/\.$/, '')}`;
}

/** Told of a year in which the speaker said nothing alike. */
function inAnotherYear(item: StatementItem, all: readonly StatementItem[], plain: string): string | undefined {
  const year = Number(item.said.slice(0, 4));
  const taken = new Set(
    all
      .filter(({ speaker, text }) => speaker.id === item.speaker.id && likeness(text, item.text) > 0.3)
      .map(({ said }) => Number(said.slice(0, 4))),
  );
  const other = [year - 2, year - 3, year - 4].find((each) => !taken.has(each));
  if (other === undefined || item.form === 'verbatim' || /\b(?:19|20)\d\d\b/.test(plain)) return undefined;
  return `In ${other} ${inSentence(plain)}`;
}

/** “The Met” inside a sentence. */
function inSentence(text: string): string {
  return text.replace(/^(?:The|A|An) /, (article) => article.toLowerCase());
}

/** The first number of a text but a year, with two of its digits in the other order, or one more. */
function withAnotherNumber(text: string, pick: Pick): string | undefined {
  const numbers = [...text.matchAll(/(?<![\p{L}\d/.-])\d+(?:,\d{3})*(?:\.\d+)?(?![\p{L}\d/-])/gu)].filter(
    ([number]) => !/^(?:19|20)\d\d$/.test(number) && !/^(?:[1-9]|[12]\d|3[01])$/.test(number),
  );
  const [first] = numbers;
  if (first === undefined) return undefined;
  const other = transposed(first[0], pick);
  return other && text.slice(0, first.index) + other + text.slice(first.index + first[0].length);
}

function figureTold(item: FigureItem, all: readonly FigureItem[]): Telling[] {
  const pick = chance(item.id);
  const true_ = trueFigures(item, all, pick);
  const value = wordsFor(item.value, item);
  const other = transposed(new Intl.NumberFormat('en-GB').format(item.value), pick);
  const otherValue = other === undefined ? undefined : Number(other.replaceAll(',', ''));
  const beyond = rounded(item.value * pick([0.6, 0.7, 1.4, 1.5]), 2);
  const period = anotherPeriod(item, all);
  const altered: [Altered, string | undefined][] = [
    [
      'value',
      otherValue === undefined || isHeld(otherValue, item, all) ? undefined : telling(item, wordsFor(otherValue, item)),
    ],
    [
      'beyond rounding',
      isHeld(beyond, item, all) || (item.unit === '%' && beyond > 100)
        ? undefined
        : telling(item, `about ${wordsFor(beyond, item)}`),
    ],
    [
      'ten times',
      isHeld(item.value * 10, item, all) || item.unit === '%'
        ? undefined
        : telling(item, wordsFor(item.value * 10, item)),
    ],
    ['period', period && telling(item, value, period)],
    ['unit', inAnotherUnit(item, value)],
    ['area', inAnotherArea(item, all, value)],
  ];
  return [...told(item.id, true_), ...alteredTold(item.id, true_, altered)];
}

function trueFigures(item: FigureItem, all: readonly FigureItem[], pick: Pick): string[] {
  const value = wordsFor(item.value, item);
  const measure = measureInWords(item);
  const inLower = measure.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
  const when = periodInSentence(item.period);
  const retold = [
    `${measure}, ${periodInWords(item.period)}: ${value}`,
    `${value} ${when}, that’s ${inLower}`,
    `${measure} stood at ${value} ${when}`,
    `according to ${/^(?:\S+ (?:Office|Police|Assembly))/.test(item.by.name) ? 'the ' : ''}${item.by.name} it was ${value} for ${inLower} ${when}`,
  ];
  const about = rounded(item.value, 2);
  const isRound = about === item.value || isHeld(about, item, all, 0);
  return [telling(item, value), pick(retold), ...(isRound ? [] : [telling(item, `about ${wordsFor(about, item)}`)])];
}

function telling(item: FigureItem, value: string, period: Period = item.period): string {
  return `${measureInWords(item)} came to ${value} ${periodInSentence(period)}`;
}

function wordsFor(value: number, { unit }: FigureItem): string {
  return valueInWords({ value, unit, approximate: false });
}

function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

/** Whether another figure of the same kind has about this value: then an altered telling may be true. */
function isHeld(value: number, item: FigureItem, all: readonly FigureItem[], within = 0.06): boolean {
  return all.some(
    (other) =>
      other.id !== item.id &&
      other.measure.id === item.measure.id &&
      overlaps(other.period, item.period) &&
      Math.abs(other.value - value) <= within * Math.abs(value),
  );
}

function overlaps(one: Period, other: Period): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/** The same days two or three years earlier, where nothing alike was counted of the same thing. */
function anotherPeriod(item: FigureItem, all: readonly FigureItem[]): Period | undefined {
  const shifted = [2, 3, 1].map((years) => ({
    from: yearsBefore(item.period.from, years),
    to: yearsBefore(item.period.to, years),
  }));
  return shifted.find(
    (period) =>
      !/-02-29/.test(`${period.from} ${period.to}`) &&
      !overlaps(period, item.period) &&
      !all.some(
        (other) =>
          other.measure.id === item.measure.id &&
          overlaps(other.period, period) &&
          Math.abs(other.value - item.value) <= 0.15 * item.value,
      ),
  );
}

function yearsBefore(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
}

/** A year’s count as a month’s or a day’s; a share as something else; millions as thousands. */
function inAnotherUnit(item: FigureItem, value: string): string | undefined {
  const isYear = Date.parse(item.period.to) - Date.parse(item.period.from) > 300 * 86_400_000;
  if (item.unit === '%') return telling(item, value.replace('%', ' per 1,000'));
  if (item.unit === '£') {
    const other = value
      .replace('billion', 'million')
      .replace(/(?<!b)million$/, (word) => (value.includes('billion') ? word : 'billion'));
    return other === value ? undefined : telling(item, other);
  }
  if (item.unit.startsWith('per ')) {
    const other = item.unit.includes('100,000') ? 'per 1,000 people' : 'per 100,000 people';
    return telling(item, `${wordsFor(item.value, item).replace(item.unit, other)}`);
  }
  return isYear && /^[a-z]+$/.test(item.unit) && item.value > 12 ? telling(item, `${value} a month`) : undefined;
}

function inAnotherArea(item: FigureItem, all: readonly FigureItem[], value: string): string | undefined {
  const other = item.area === 'England and Wales' ? 'London' : 'Greater Manchester';
  const said = telling(item, value);
  const moved = said.replace(`in ${item.area} `, `in ${other} `).replace(`in ${item.area},`, `in ${other},`);
  const isTrue = all.some(
    ({ area, measure, value: held }) =>
      area === other && measure.id === item.measure.id && Math.abs(held - item.value) <= 0.1 * item.value,
  );
  // Of the Met there is no other: “the Met’s … in Greater Manchester” would be nobody’s claim.
  return moved === said || isTrue || /\bMet\b/.test(said) ? undefined : moved;
}

function told(id: string, texts: readonly string[]): Telling[] {
  return [...new Set(texts)].map((text) => ({ id, text }));
}

function alteredTold(id: string, true_: readonly string[], altered: [Altered, string | undefined][]): Telling[] {
  return altered.flatMap(([kind, text]) =>
    text === undefined || true_.includes(text) ? [] : [{ id, text, altered: kind }],
  );
}
