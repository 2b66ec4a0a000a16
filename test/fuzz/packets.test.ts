import { Events } from 'discord.js';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RateLimits } from '../../src/discord/kit/load.ts';
import { type Running, startRunning } from '../discord/running.ts';
import { startBot } from '../discord-server/bot.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import { type Json, nearData } from './mutations.ts';

const QUESTION = 'What did Lord Harris say about armed patrols?';
const PACKETS = 400;

interface Packet {
  t: string;
  d: Json;
}

let running: Running;
let alice: Seat;

beforeAll(async () => {
  // Whoever asks may ask as often as they like: what is put here is packets, not a flood.
  running = await startRunning({
    rates: new RateLimits({ windowSeconds: 60, person: 1e6, channel: 1e6, lookUps: 1e6 }),
  });
  alice = running.discord.user('alice').in(running.discord.guild('Brixton').channel('general'));
});
afterAll(() => running.stop());

/** What Discord sends while people ask, press, hand in, edit and delete. */
async function ordinaryPackets(): Promise<Packet[]> {
  const packets: Packet[] = [];
  const { client } = await startBot(running.discord);
  client.on(Events.Raw, ({ t, d }: Packet) => packets.push({ t, d }));
  const answer = await alice.slash('ask', { question: QUESTION });
  await alice.press(answer, 'Report a problem');
  const said = alice.say(`<@${running.discord.app.id}> ${QUESTION}`);
  await alice.answerTo(said);
  alice.edit(said, `<@${running.discord.app.id}> How many killings were there in London in 2018?`);
  await running.discord.settled();
  alice.delete(said);
  await expect.poll(() => packets.map(({ t }) => t)).toContain('MESSAGE_DELETE');
  await client.destroy();
  return packets;
}

test('whatever Discord sends, the bot goes on', { timeout: 120_000 }, async () => {
  const seeds = await ordinaryPackets();
  expect(seeds.map(({ t }) => t)).toEqual(expect.arrayContaining(['INTERACTION_CREATE', 'MESSAGE_UPDATE']));
  const packets = fc
    .constantFrom(...seeds)
    .chain(({ t, d }) => nearData([d]).map((data) => ({ op: 0, t, s: 1, d: data })));
  for (const [index, packet] of fc.sample(packets, { numRuns: PACKETS, seed: 20_261_130 }).entries()) {
    running.discord.gateway.say(packet);
    // An answer shows that the bot has read what came before.
    if (index % 50 === 49) await alice.slash('help');
  }
  expect(running.log.map(({ msg }) => msg)).toContain('A packet of Discord’s could not be read; it is passed over.');
  expect((await alice.slash('ask', { question: QUESTION })).text).toContain('Lord Harris');
});
