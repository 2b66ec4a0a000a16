import type { Difference, FigureCheck, Offer, StatementCheck } from '../drafting/verify/types.ts';
import { reasonsInWords } from '../record/word-reasons.ts';
import type { SourceCheck } from './verify-state.ts';
import type { Block, Paragraph } from './view/block.ts';
import { counted } from './view/block.ts';

/** What was found of one source, for people; undefined where all of it stands and nothing is offered. */
export function checkBlock(check: SourceCheck): Block | undefined {
  const found: Paragraph[] = [
    ...(check.outcome === 'read' ? [] : [{ role: 'note', text: check.reason ?? 'It could not be read.' } as const]),
    ...(check.movedTo === undefined ? [] : [{ role: 'note', text: `It has moved to ${check.movedTo}` } as const]),
    ...(check.page?.statements ?? []).flatMap(statementLines),
    ...(check.page?.figures ?? []).flatMap(figureLines),
    ...(check.page?.differences ?? []).map(differenceLine),
  ];
  if (found.length === 0) return undefined;
  const isTold = check.title === undefined || (check.page?.differences ?? []).some(({ of }) => of === 'title');
  const titled: Paragraph[] = isTold ? [] : [{ role: 'detail', text: `The page calls itself “${check.title}”.` }];
  return { paragraphs: [{ role: 'title', text: check.id }, { role: 'address', text: check.url }, ...titled, ...found] };
}

function statementLines(check: StatementCheck): Paragraph[] {
  if (check.form === 'reported') {
    return check.offers.length === 0
      ? []
      : [
          { role: 'label', text: `${check.id} is reported; the page has exact words that ${saying(check.heap)}:` },
          { role: 'plain', text: check.words },
          ...check.offers.flatMap(offerLines),
          ...reasonsInWords({ reasons: check.reasons ?? [], page: { captured: null } }).map(
            (text): Paragraph => ({ role: 'detail', text }),
          ),
        ];
  }
  const { standing, nearest } = check;
  if (standing === 'exact') return [];
  if (standing === 'set-differently') {
    return [{ role: 'detail', text: `${check.id} stands there with other quotation marks, dashes or blanks.` }];
  }
  return [
    { role: 'note', text: `${check.id}: these words are not on the page:` },
    { role: 'words', text: check.words, bar: '┃ ' },
    ...(nearest === undefined
      ? []
      : ([
          { role: 'detail', text: 'The page has instead:' },
          { role: 'plain', text: nearest.text, bar: '│ ' },
        ] as const)),
  ];
}

function saying(heap: 'clear' | 'look' | undefined): string {
  return heap === 'clear' ? 'say the same' : 'may be these';
}

/** The difference is told and does not count as wrong: some titles on record were made from the address alone. */
function differenceLine({ of, record, page }: Difference): Paragraph {
  return of === 'title'
    ? { role: 'detail', text: `The record calls it “${record}”; the page calls itself “${page}”.` }
    : { role: 'detail', text: `The record dates it ${record}; the page says ${page}.` };
}

function offerLines({ text, score }: Offer): Paragraph[] {
  return [
    { role: 'words', text, bar: '┃ ' },
    { role: 'detail', text: `says ${Math.round(score * 100)} % of it` },
  ];
}

function figureLines({ id, value, measure, isOnPage }: FigureCheck): Paragraph[] {
  return isOnPage ? [] : [{ role: 'note', text: `${id}: the page does not have ${value} (${measure}).` }];
}

/** Whether something is wrong with the source, and not only to be gained. */
export function isWrong({ outcome, page }: SourceCheck): boolean {
  return (
    outcome !== 'read' ||
    (page?.statements ?? []).some((check) => check.form === 'verbatim' && check.standing === 'missing') ||
    (page?.figures ?? []).some(({ isOnPage }) => !isOnPage)
  );
}

/** The last line: how many of what. */
export function summaryLine(checks: readonly SourceCheck[]): string {
  const statements = checks.flatMap(({ page }) => page?.statements ?? []);
  const verbatim = statements.filter((check) => check.form === 'verbatim');
  const offered = statements.filter((check) => check.form === 'reported' && check.offers.length > 0).length;
  const figures = checks.flatMap(({ page }) => page?.figures ?? []);
  const read = checks.filter(({ outcome }) => outcome === 'read').length;
  const gone = checks.filter(({ outcome }) => outcome === 'gone').length;
  return [
    `${counted(checks.length, 'source')}: ${read} read, ${gone} gone, ${checks.length - read - gone} not read.`,
    `Verbatim statements that still stand: ${verbatim.filter(({ standing }) => standing !== 'missing').length} of ${verbatim.length};`,
    `figures on their page: ${figures.filter(({ isOnPage }) => isOnPage).length} of ${figures.length};`,
    `reported statements with exact words to offer: ${offered}.`,
  ].join(' ');
}
