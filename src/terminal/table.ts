import stringWidth from 'string-width';
import type { Table } from './block.ts';
import { wrap } from './wrap.ts';

const BETWEEN = '  ';

/** A table in columns, or with each row as a line of text where the columns are too wide. */
export function tableLines({ rows, flushRight }: Table, columns: number): string[] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const whole = widths.reduce((sum, width) => sum + width, BETWEEN.length * (count - 1));
  if (whole > columns) return rows.flatMap((row) => rowAsText(row, columns));
  return rows.map((row) =>
    widths
      .map((width, column) => padded(row[column] ?? '', width, flushRight.includes(column)))
      .join(BETWEEN)
      .trimEnd(),
  );
}

function padded(cell: string, width: number, flushRight: boolean): string {
  const space = ' '.repeat(width - stringWidth(cell));
  return flushRight ? space + cell : cell + space;
}

function rowAsText(row: readonly string[], columns: number): string[] {
  const text = row.filter((cell) => cell !== '').join(', ');
  return wrap(text, columns - BETWEEN.length).map((line, index) => (index === 0 ? line : `${BETWEEN}${line}`));
}
