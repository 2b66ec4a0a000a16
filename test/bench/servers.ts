import type { CorpusContent, Source } from '../../src/corpus/schema.ts';
import { ownId, type Scope } from '../../src/corpus/scope.ts';
import { Records } from '../../src/discord/session/records.ts';
import { readQuestions, shippedCorpus, TODAY } from '../eval/questions.ts';
import { contentOf } from './content.ts';
import { type Floor, floor } from './floors.ts';
import { type Percentiles, percentiles } from './percentiles.ts';
import { shown, verdict } from './report.ts';

const SERVERS = 1_000;
const SOURCES = 5;
const ASKED_AGAIN = 200;
const MB = 1e6;
const FLOORS = { firstP99: 100, megabytes: 1_000 };

/** How servers with sources of their own are served, more of them than have their indexes kept. */
export interface Servers {
  servers: number;
  sources: number;
  /** until the first question is answered after a server's index was dropped */
  first: Percentiles;
  /** until the next one is */
  next: Percentiles;
  /** indexes that are kept */
  kept: number;
  /** resident, in bytes */
  rss: number;
  /** how Node was started */
  flags: readonly string[];
}

/** Asks in all servers in turn, then in some again: by then their indexes have been dropped, and are made again. */
export async function measureServers(): Promise<Servers> {
  const content = contentOf(await shippedCorpus());
  const servers = new Map(
    Array.from({ length: SERVERS }, (_, at) => [String(at + 1), { ...content, sources: ownSources(content, at) }]),
  );
  const records = new Records({ shared: content, server: (id) => servers.get(id) });
  const questions = readQuestions('dev').map(({ q }) => q);
  const ask = (id: string, at: number) => {
    const scope: Scope = { kind: 'server', serverId: id };
    const begun = performance.now();
    records.of(scope).answers.answer(questions[at % questions.length] ?? '', { today: TODAY, scope });
    return performance.now() - begun;
  };
  const ids = [...servers.keys()];
  ids.forEach(ask);
  const times = ids.slice(0, ASKED_AGAIN).map((id, at) => ({ first: ask(id, at), next: ask(id, at + 1) }));
  return {
    servers: SERVERS,
    sources: SOURCES,
    first: percentiles(times.map(({ first }) => first)),
    next: percentiles(times.map(({ next }) => next)),
    kept: records.sizes.serverIndexes,
    rss: process.memoryUsage().rss,
    flags: process.execArgv,
  };
}

/** Some sources of the record, as if a server had added them itself. */
function ownSources({ sources }: CorpusContent, at: number): Source[] {
  return Array.from({ length: SOURCES }, (_, index) => {
    const source = sources[(at * SOURCES + index) % sources.length];
    if (source === undefined) throw new RangeError('The record has no sources.');
    return { ...structuredClone(source), id: ownId(String(at + 1), source.id) };
  });
}

export function serverFloors({ first, rss }: Servers): Floor[] {
  return [
    floor('first question of a server after a pause p99, ms', first.p99, FLOORS.firstP99),
    floor('resident with 1,000 servers’ own sources, MB', rss / MB, FLOORS.megabytes),
  ];
}

export function serversTable(measured: Servers): string {
  const { servers, sources, first, next, kept, rss, flags } = measured;
  const inMs = ({ p50, p99 }: Percentiles) => `${shown(p50)} and ${shown(p99)} ms`;
  return [
    `${servers.toLocaleString('en-GB')} servers, each with ${sources} sources of its own (median and p99):`,
    `first answer after its index was dropped ${inMs(first)}, the next one ${inMs(next)}`,
    `${kept} indexes kept, ${shown(rss / MB)} MB resident (Node ${flags.join(' ')})`,
    ...serverFloors(measured).map(verdict),
    '',
  ].join('\n');
}
