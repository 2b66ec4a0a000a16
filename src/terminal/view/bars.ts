/** A chart in block characters: a line a value, told apart without colour. */
import { roughlyInWords } from '../../answer/wording.ts';
import { gapsIn } from '../../chart/gaps.ts';
import type { Chart, Column } from '../../chart/types.ts';
import { periodInWords } from '../../dates/words.ts';
import type { Bar, Bars, Block, Paragraph } from './block.ts';

/** A block for each who counted, with the times between of which nothing is on record. */
export function chartBlocks({ title, area, unit, panels }: Chart): Block[] {
  const most = Math.max(...panels.flatMap(({ columns }) => columns.map(({ value }) => value)));
  const all = panels.flatMap(({ columns }) => columns.map((column) => barOf(column, most)));
  const widths = [all.map(({ label }) => label), all.map(({ value = '' }) => value)].map(widest);
  const where = title.includes(area) ? '' : `, ${area}`;
  return panels.map((panel, at) => {
    const { by, how, kind, columns } = panel;
    const gaps = gapsIn(panel).map((period) => ({ period, bar: { label: periodInWords(period) } }));
    const bars = columns.map((column) => ({ period: column.period, bar: barOf(column, most) }));
    const inTime = [...gaps, ...bars].sort((one, other) => (one.period.from < other.period.from ? -1 : 1));
    const counted = `${how.charAt(0).toUpperCase()}${how.slice(1)} by ${by}${kind === undefined ? '' : `, ${kind}`}`;
    const heading: Paragraph[] = [
      ...(at === 0 ? [{ role: 'title', text: `${title}${where} (${unit})` } satisfies Paragraph] : []),
      { role: 'detail', text: counted },
    ];
    return { paragraphs: [...heading, { role: 'bars', bars: inTime.map(({ bar }) => bar), widths }] };
  });
}

function barOf(column: Column, most: number): Bar {
  const { period, value, label, approximate, isPart, isPlan } = column;
  const marks = [isPart ? 'part' : '', isPlan ? 'plan' : ''].filter((mark) => mark !== '');
  const told = `${roughlyInWords(column)}${label}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
  const fill = isPlan ? 'plan' : isPart ? 'part' : approximate ? 'about' : 'whole';
  return { label: periodInWords(period), value: told, share: most === 0 ? 0 : value / most, fill };
}

/** Blocks that fill a place, the emptier the less is sure. */
const FILLS = { whole: '█', about: '▓', part: '▒', plan: '░' } as const;
/** Eighths of a place, for the end of a bar. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/** A bar shorter than this shows no difference: then the values stand alone. */
const LEAST_BAR = 8;
const NOTHING = 'nothing on record';

/** Bars as lines that are no wider than the window, on one scale with all others of the same widths. */
export function barLines({ bars, widths: [labels = 0, values = 0] }: Bars, columns: number): string[] {
  const room = columns - labels - values - 2;
  return bars.map(({ label, value, share = 0, fill = 'whole' }) => {
    if (value === undefined) return `${label}  ${NOTHING}`;
    const bar = room < LEAST_BAR ? '' : filled(share * room, fill);
    return [label.padEnd(labels), bar, value].filter((part) => part !== '').join(' ');
  });
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}

function filled(places: number, fill: keyof typeof FILLS): string {
  const eighths = Math.round(places * 8);
  const whole = FILLS[fill].repeat(Math.floor(eighths / 8));
  if (fill === 'whole') return whole + (EIGHTHS[eighths % 8] ?? '');
  return eighths > 0 && whole === '' ? FILLS[fill] : whole;
}
