import type { Measurement } from './measurement.ts';
import type { Ready } from './ready.ts';

/** What the project wants to stay under, beside what was measured. */
export interface Floor {
  what: string;
  measured: number;
  limit: number;
  met: boolean;
}

const SHIPPED = { p99: 5, ready: 1_000, fresh: 3_000 };
const LARGE = { items: 100_000, p50OfBaseline: 1 / 50, p99OfBaseline: 1 / 20, p99: 100 };

/** The floors that apply to a size. */
export function floors({ name, items, ours, baseline }: Measurement, ready: Ready | undefined): Floor[] {
  const { p50, p99 } = ours.answers;
  if (name === 'as shipped') {
    return [
      floor('answer p99, ms', p99, SHIPPED.p99),
      ...(ready !== undefined && 'milliseconds' in ready
        ? [
            floor('npm start to ready, ms', ready.milliseconds, SHIPPED.ready),
            floor('npm start to first prompt of a fresh clone, ms', ready.fresh, SHIPPED.fresh),
          ]
        : []),
    ];
  }
  if (items !== LARGE.items) return [];
  return [
    floor('answer p50 / baseline p50', p50 / baseline.answers.p50, LARGE.p50OfBaseline),
    floor('answer p99 / baseline p99', p99 / baseline.answers.p99, LARGE.p99OfBaseline),
    floor('answer p99, ms', p99, LARGE.p99),
  ];
}

export function floor(what: string, measured: number, limit: number): Floor {
  return { what, measured, limit, met: measured <= limit };
}
