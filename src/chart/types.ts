/** What a chart shows, as data. */
import type { HowTold } from '../answer/wording.ts';
import type { Bound, Period } from '../corpus/schema.ts';

/** A figure as a column. */
export interface Column {
  /** the item’s */
  id: string;
  period: Period;
  value: number;
  /** the value without its unit, which stands above the chart, and without “about” */
  label: string;
  approximate: boolean;
  bound?: Bound;
  /** of less than a year, beside counts of whole years */
  isPart: boolean;
  isPlan: boolean;
}

/** Columns that one organisation counted or gave, none over another, in time. */
export interface Panel {
  by: string;
  how: HowTold;
  /** what the periods are, where they are of one kind */
  kind?: 'calendar years' | 'financial years' | 'months' | 'single days';
  columns: Column[];
}

export interface Chart {
  title: string;
  area: string;
  unit: string;
  /** the one with what leads the answer first; never none */
  panels: Panel[];
  /** what the figures rest on, each publisher once */
  sources: string[];
}
