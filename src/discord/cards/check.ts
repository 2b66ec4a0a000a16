/** What a message claims, a block a claim in its order, each with what is on record and the difference in bold. */
import { toItem } from '../../answer/items.ts';
import type { FigureItem, Item, StatementItem } from '../../answer/types.ts';
import { counterInWords, formInWords, measureInWords, valueInWords } from '../../answer/wording.ts';
import type { Claim, Difference } from '../../claims/types.ts';
import { dateInWords, periodInWords } from '../../dates/words.ts';
import { patternInAnyCase } from '../../lexicon/lexicon.ts';
import { COLOUR } from '../kit/components.ts';
import { DISCORD, MESSAGE } from '../kit/limits.ts';
import { blockQuote, boundedText, escapeText, small } from '../kit/markdown.ts';
import { CHECK } from '../kit/words.ts';
import { sourceLines } from './card.ts';
import { emphasised } from './emphasis.ts';
import { type Block, type Layout, paginate } from './layout.ts';

/** Items of one claim that are shown; the first has a button. */
const ITEMS_SHOWN = 2;
/** Of a page: its title, its place, the headings around the message that was read, and word of a changed record. */
const AROUND_CHARACTERS = 300;

/** @param checked characters of the message as the card prints it below, which leaves the rest to the claims */
export function checkLayout(claims: readonly Claim[], checked: number): Layout {
  const room = DISCORD.messageCharacters - AROUND_CHARACTERS - checked;
  const blocks: Block[] = [{ texts: [`### ${CHECK.held(claims.length)}`] }, ...claims.map(claimBlock)];
  return {
    kind: 'check',
    colour: COLOUR.plain,
    pages: paginate(blocks, room).map((page) => ({ blocks: page })),
    // What somebody checked is nobody’s to log.
    items: [],
  };
}

function claimBlock(claim: Claim): Block {
  const items = claim.entries.slice(0, ITEMS_SHOWN).map((entry) => toItem(entry, 1, []));
  const words = blockQuote(boundedText(claim.text.replace(/\s+/g, ' ').trim(), MESSAGE.claimCharacters));
  const held = items.flatMap((item, at) => [heldLines(item, items, claim), ...sourceOnce(item, items[at + 1])]);
  const texts = [words, verdictLine(claim), ...held];
  return items[0] === undefined ? { texts } : { texts, opens: items[0].id };
}

/** "**Differs**: the period" */
function verdictLine({ verdict, verbatim, differences }: Claim): string {
  const line = `**${verbatim && verdict === 'as-on-record' ? CHECK.wordForWord : CHECK.verdict[verdict]}**`;
  const slots = [...new Set(differences.map(({ slot }) => CHECK.slots[slot]))];
  // Who said it the verdict tells already.
  return verdict === 'other-speaker' || slots.length === 0 ? line : `${line}: ${slots.join(', ')}`;
}

function heldLines(item: Item, all: readonly Item[], { differences }: Claim): string {
  if (item.kind === 'figure') return figureLine(item, differingParts(item, all, differences));
  return statementLines(
    item,
    differences.filter(({ item: id }) => id === item.id),
  );
}

/** The source of an item in small print; below the last item, where several are from one. */
function sourceOnce({ citation }: Item, next: Item | undefined): string[] {
  if (next?.citation.sourceId === citation.sourceId) return [];
  const lines = sourceLines(citation).split('\n');
  return [lines.map((line) => (line.startsWith('-# ') ? line : small(line))).join('\n')];
}

type FigurePart = 'value' | 'measure' | 'area' | 'period';

/** In what a claim departs from each figure, or what makes the figures that it compares unlike. */
function differingParts(
  { id }: FigureItem,
  all: readonly Item[],
  differences: readonly Difference[],
): ReadonlySet<FigurePart> {
  const parts = new Set<FigurePart>();
  for (const { slot, item } of differences) {
    if (slot === 'compared') parts.add(unlike(all.filter((each) => each.kind === 'figure')));
    else if (slot === 'direction') parts.add('value');
    else if (item === id) parts.add(slot === 'area' || slot === 'period' ? slot : 'value');
  }
  return parts;
}

function unlike([one, other]: readonly FigureItem[]): FigurePart {
  if (one?.measure.id !== other?.measure.id) return 'measure';
  return one?.area === other?.area ? 'period' : 'area';
}

/** "134 killings · Killings in London · **2018** · Counted by the Metropolitan Police" */
function figureLine(item: FigureItem, differs: ReadonlySet<FigurePart>): string {
  const measure = measureInWords(item);
  const measured = differs.has('area')
    ? emphasised(measure, [phrase(item.area)])
    : boundedText(measure, MESSAGE.titleCharacters);
  return [
    bold(valueInWords(item), differs.has('value')),
    differs.has('measure') ? `**${measured}**` : measured,
    bold(periodInWords(item.period), differs.has('period')),
    counterInWords(item, boundedText(item.by.name, MESSAGE.nameCharacters)),
  ].join(' · ');
}

function bold(text: string, isBold: boolean): string {
  return isBold ? `**${escapeText(text)}**` : escapeText(text);
}

function statementLines(item: StatementItem, differences: readonly Difference[]): string {
  const { text, speaker, form } = item;
  const isOther = differences.some(({ slot }) => slot === 'speaker');
  // What is reported names its speaker, mostly.
  const isNamed = form === 'reported' && text.includes(speaker.name);
  const words = emphasised(text, [
    ...(isOther && isNamed ? [phrase(speaker.name)] : []),
    ...differingIn(text, differences).map(phrase),
  ]);
  const name = isNamed || (form === 'reported' && !isOther) ? '' : `${bold(speaker.name, isOther)}: `;
  const said = small(`${formInWords(item)} · ${dateInWords(item.said)}`);
  return `${name}${form === 'verbatim' ? `“${words}”` : words}\n${said}`;
}

const NEGATOR = patternInAnyCase('claims.negators');
const CUT = new RegExp(String.raw`(?<!\p{L})${patternInAnyCase('claims.conditions')}(?!\p{L})[^.;]*`, 'u');

/** The words of a statement that differences are about; none where one is about all of them. */
function differingIn(text: string, differences: readonly Difference[]): string[] {
  const denied = differences.flatMap(({ slot, recorded }) => (slot === 'negation' ? deniedIn(text, recorded) : []));
  return differences.flatMap(({ slot, recorded }) => {
    if (slot === 'cut') return found(CUT, text);
    if (recorded === text || slot === 'speaker') return [];
    if (slot !== 'negation') return recorded.split(', ');
    // What the record denies says more than a word that the message denies.
    return denied.length > 0 ? denied : [recorded];
  });
}

/** A word of a text together with what denies it. */
function deniedIn(text: string, word: string): string[] {
  const letters = word.replace(/[^\p{L}\p{N}]/gu, '');
  return found(new RegExp(String.raw`(?<!\p{L})${NEGATOR}(?: \p{L}+){0,4}? ${letters}\p{L}*`, 'iu'), text);
}

function found(pattern: RegExp, text: string): string[] {
  const [stretch] = pattern.exec(text) ?? [];
  return stretch === undefined ? [] : [stretch];
}

function phrase(matched: string) {
  return { by: 'phrase' as const, asked: matched, matched };
}
