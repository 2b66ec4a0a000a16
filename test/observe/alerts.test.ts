import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { HealthState } from '../../src/observe/health.ts';
import { Metrics } from '../../src/observe/metrics.ts';
import { storeEvents } from '../../src/store/events.ts';
import { StoreFault, withFaults } from '../../src/store/fault.ts';
import { emptyFolder, storeAt } from '../store/folder.ts';
import { AT } from '../store/revision.ts';
import { holds, samplesIn } from './scrape.ts';

const OBSERVE = path.join(import.meta.dirname, '../../src/observe');
const rulesSchema = z.object({
  groups: z.array(
    z.object({
      rules: z.array(z.object({ alert: z.string(), expr: z.string(), annotations: z.record(z.string(), z.string()) })),
    }),
  ),
});
const { groups } = rulesSchema.parse(parse(await readFile(path.join(OBSERVE, 'alerts.yml'), 'utf8')));
const rules = new Map(groups.flatMap((group) => group.rules).map((rule) => [rule.alert, rule.expr]));

const WELL: HealthState = {
  live: true,
  ready: true,
  record: { ok: true },
  store: { ok: true },
  shards: { ok: true, states: { ready: 2 }, downSeconds: 0 },
};
/** What is measured; a test makes it worse. */
let state: { health: HealthState; altered: number; resident: number };
let metrics: Metrics;

beforeEach(() => {
  state = { health: WELL, altered: 0, resident: 300e6 };
  const measured = {
    health: async () => state.health,
    indexes: () => ({ shared: 1_647, servers: 12, serverIndexes: 3 }),
    altered: () => state.altered,
    memory: () => ({ resident: state.resident, heap: 100e6 }),
  };
  metrics = new Metrics(measured, ['ask', 'corpus'], '1.0.0');
});
afterEach(() => metrics.close());

const block = (ms: number) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What provokes each alert. */
const PROVOKED: Record<string, () => unknown> = {
  BluelampNotReady: () => {
    state.health = { ...WELL, ready: false, record: { ok: false } };
  },
  BluelampStoreNotWritable: () => {
    state.health = { ...WELL, ready: false, store: { ok: false, reason: 'The disk is full.' } };
  },
  BluelampShardLost: () => {
    state.health = { ...WELL, shards: { ok: true, states: { ready: 1, reconnecting: 1 }, downSeconds: 7 } };
  },
  BluelampLateAcknowledgements: async () => {
    for (let each = 0; each < 10; each += 1) metrics.arrived(String(each));
    await later(2_100);
    for (let each = 0; each < 10; each += 1) metrics.acknowledged(String(each));
  },
  BluelampUnacknowledged: async () => {
    metrics.arrived('1');
    await later(3_100);
  },
  BluelampFaults: () => {
    for (let each = 0; each < 4; each += 1) metrics.request('command:ask', 'fault', 5);
  },
  BluelampStoreFaults: () => withFaults(() => Promise.reject(new StoreFault('full'))).catch(() => undefined),
  BluelampAlteredTexts: () => {
    state.altered = 1;
  },
  BluelampEventLoopLag: async () => {
    for (let each = 0; each < 3; each += 1) {
      block(700);
      await later(30);
    }
  },
  BluelampMemory: () => {
    state.resident = 1.6e9;
  },
  BluelampManyUnanswered: async () => {
    const { gaps } = await storeAt({ folder: await emptyFolder() });
    for (let each = 0; each < 101; each += 1)
      await gaps.add({ server: '1', question: `q${each}`, subject: `s${each}`, topics: [], at: AT });
  },
};
/** Prometheus itself tells of that: test/observe/observation.test.ts shows that nothing answers then. */
const OF_PROMETHEUS = ['BluelampDown'];

describe('each alert', () => {
  const scraped = async () => samplesIn(await metrics.text());

  it('is provoked here', () => {
    expect([...rules.keys()].sort()).toEqual([...Object.keys(PROVOKED), ...OF_PROMETHEUS].sort());
  });

  test.each(Object.keys(PROVOKED))('%s goes off when it should, and not before', async (alert) => {
    const expression = rules.get(alert) ?? '';
    await later(60);
    const before = await scraped();
    const calm = await scraped();
    expect(holds(expression, before, calm)).toBe(false);
    await PROVOKED[alert]?.();
    expect(holds(expression, calm, await scraped())).toBe(true);
  });
});

test('rules and dashboard speak of what is measured, and each alert says what it means', async () => {
  metrics.request('command:ask', 'done', 5);
  const names = new Set(samplesIn(await metrics.text()).map(({ name }) => name));
  const dashboard = await readFile(path.join(OBSERVE, 'dashboard.json'), 'utf8');
  const spoken = [...`${[...rules.values()].join('\n')}\n${dashboard}`.matchAll(/\bbluelamp_\w+/g)].map(
    ([name]) => name,
  );
  expect(spoken.length).toBeGreaterThan(20);
  expect(spoken.filter((name) => !names.has(name))).toEqual([]);
  for (const rule of groups.flatMap((group) => group.rules))
    expect(Object.keys(rule.annotations)).toEqual(['summary', 'description']);
  const { panels } = z
    .object({ panels: z.array(z.object({ id: z.number(), title: z.string() })) })
    .parse(JSON.parse(dashboard));
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
});

test('there are at most 300 series, whatever Discord sends, and no label that names a person, a server or a question', async () => {
  const outcomes = ['done', 'mistake', 'limited', 'too late', 'not permitted', 'unreachable', 'fault'];
  const commands = [
    'ask',
    'quote',
    'figure',
    'positions',
    'source',
    'about',
    'help',
    'chart',
    'timeline',
    'corpus',
    'settings',
    'message',
  ];
  metrics.close();
  const measured = {
    health: async () => ({
      ...WELL,
      shards: { ...WELL.shards, states: Object.fromEntries(STATES.map((name) => [name, 1])) },
    }),
    indexes: () => ({ shared: 1, servers: 1, serverIndexes: 1 }),
    altered: () => 0,
    memory: () => ({ resident: 1, heap: 1 }),
  };
  metrics = new Metrics(measured, commands, '1.0.0');
  const asked = [
    ...commands.flatMap((name) => [`command:${name}`, `complete:${name}`, name]),
    ...['button', 'form', 'moderation', 'component', 'message'].flatMap((part) => [`${part}:next`, `${part}:x`]),
    ...['message', 'forum', 'withdrawn', 'what did ada say?', '112233445566778899', 'command:112233445566778899'],
    ...Array.from({ length: 500 }, (_, each) => `command:invented${each}`),
  ];
  for (const what of asked) for (const outcome of outcomes) metrics.request(what, outcome, 12);
  for (let each = 0; each < 200; each += 1) metrics.arrived(`1122334455667788${each}`);
  metrics.acknowledged('11223344556677880');
  for (const outcome of ['sent', 'sent', 'refused', 'nothing', 'unknown']) storeEvents.emit('posting', outcome);
  const text = await metrics.text();
  const series = samplesIn(text);
  expect(
    series.find(({ name, labels }) => name === 'bluelamp_postings_total' && labels.outcome === 'sent')?.value,
  ).toBe(2);
  expect(series.length).toBeGreaterThan(150);
  expect(series.length).toBeLessThanOrEqual(300);
  expect(text).not.toMatch(/="[^"]*\d{10}|ada say|invented/);
});

const STATES = [
  'ready',
  'connecting',
  'reconnecting',
  'idle',
  'nearly',
  'disconnected',
  'waitingforguilds',
  'identifying',
  'resuming',
];
