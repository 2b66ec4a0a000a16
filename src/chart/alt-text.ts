/** A chart in words, from the same data: for those who hear it read out. */
import { valueInWords } from '../answer/wording.ts';
import { periodInWords } from '../dates/words.ts';
import { gapsIn } from './gaps.ts';
import type { Chart, Column, Panel } from './types.ts';

/** Discord's limit for a picture. */
const MOST_CHARACTERS = 1_024;

/** What is shown, by whom it was counted, and of each panel its first, last, highest and lowest value and its gaps. */
export function altText({ title, area, unit, panels }: Chart): string {
  const where = title.includes(area) ? '' : `, ${area}`;
  const head = `Column chart: ${title}${where} (${unit}).`;
  const parts = panels.map((panel) => panelInWords(panel, unit));
  // What does not fit is left out panel by panel, and said to be.
  for (let shown = parts.length; shown >= 0; shown -= 1) {
    const left = parts.length - shown;
    const more = left === 0 ? '' : ` ${left} more ${left === 1 ? 'panel' : 'panels'}: see the table.`;
    const text = `${[head, ...parts.slice(0, shown)].join(' ')}${more}`;
    if (text.length <= MOST_CHARACTERS) return text;
  }
  return `${head.slice(0, MOST_CHARACTERS - 1)}…`;
}

function panelInWords(panel: Panel, unit: string): string {
  const { by, how, kind, columns } = panel;
  const [first, last] = [columns[0], columns.at(-1)];
  if (first === undefined || last === undefined) return '';
  const told = (column: Column) => `${columnInWords(column)}: ${valueInWords({ ...column, unit })}`;
  const head = `${how.charAt(0).toUpperCase()}${how.slice(1)} by ${by}${kind === undefined ? '' : `, ${kind}`}`;
  if (columns.length === 1) return `${head}: ${told(first)}.`;
  // A part of a year is neither the lowest nor the highest of the years.
  const whole = columns.filter(({ isPart, isPlan }) => !isPart && !isPlan);
  const ordered = [...whole].sort((one, other) => one.value - other.value);
  const [lowest, highest] = [ordered[0], ordered.at(-1)];
  const ends =
    lowest === undefined || highest === undefined || whole.length < 3
      ? ''
      : `; highest ${told(highest)}; lowest ${told(lowest)}`;
  const gaps = gapsIn(panel).map(periodInWords);
  const missing = gaps.length === 0 ? '' : ` Nothing on record: ${gaps.join(', ')}.`;
  return `${head}, ${columns.length} values: first ${told(first)}; last ${told(last)}${ends}.${missing}`;
}

function columnInWords({ period, isPart, isPlan }: Column): string {
  const marks = [isPart ? 'part of a year' : undefined, isPlan ? 'plan or forecast' : undefined];
  const told = marks.filter((mark) => mark !== undefined);
  return `${periodInWords(period)}${told.length === 0 ? '' : ` (${told.join(', ')})`}`;
}
