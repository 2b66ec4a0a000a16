import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Renderer } from '../../src/picture/renderer.ts';
import type { Channel, Guild } from '../discord-server/people/handles.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import { type Running, startRunning } from './running.ts';

const SERIES = 'How have killings in London changed over the years?';
const PNG = [0x89, 0x50, 0x4e, 0x47];

let renderer: Renderer;
let running: Running;
let guild: Guild;
let channel: Channel;
let alice: Seat;
let bob: Seat;
let app: string;
let count = 0;
/** what the bot draws with */
let picture: Renderer['picture'];

beforeAll(async () => {
  renderer = new Renderer({ onFault: (error) => expect(error).toBeUndefined(), deadlineMs: 20_000 });
  running = await startRunning({ pictures: { picture: (chart) => picture(chart) } });
  guild = running.discord.guild('Brixton');
  app = `<@${running.discord.app.id}>`;
});
afterAll(async () => {
  await running.stop();
  await renderer.close();
});
beforeEach(() => {
  picture = (chart) => renderer.picture(chart);
  count += 1;
  channel = guild.channel(`room ${count}`);
  alice = running.discord.user(`alice ${count}`).in(channel);
  bob = running.discord.user(`bob ${count}`).in(channel);
});
afterEach(async () => {
  await running.discord.settled();
  expect(running.discord.violations).toEqual([]);
});

/** What lies with a message, shown or not. */
function filesOf(seen: Seen | undefined) {
  return running.discord.world.messages.get(seen?.id ?? '')?.files ?? [];
}

/** A message with the picture and what is to be known of it, and no table. */
function expectPicture(seen: Seen | undefined): void {
  expect(filesOf(seen).map(({ bytes }) => [...bytes.slice(0, 4)])).toEqual([PNG]);
  expect(seen?.images).toEqual([
    {
      url: `attachment://${filesOf(seen)[0]?.filename}`,
      alt: expect.stringMatching(/^Column chart: Killings in London/),
    },
  ]);
  expect(seen?.text).not.toContain('```');
  expect(seen?.text).toMatch(/^-# Sources$/m);
}

function expectTable(seen: Seen | undefined): void {
  expect(filesOf(seen)).toEqual([]);
  expect(seen?.text).toMatch(/```[\s\S]*^2018 +134/m);
}

describe('a series of three periods or more', () => {
  it('is answered with a picture that says in words what it shows', async () => {
    expectPicture(await alice.slash('ask', { question: SERIES }));
    expectPicture(await alice.slash('ask', { question: SERIES, private: true }));
  });

  it('is answered with a picture wherever it is asked', async () => {
    expectPicture(await alice.answerTo(alice.say(`${app} ${SERIES}`)));
    const direct = running.discord.user(`carol ${count}`).direct();
    expectPicture(await direct.answerTo(direct.say(SERIES)));
  });

  it('is what /figure shows where no year is asked for', async () => {
    const seen = await alice.slash('figure', { measure: 'Killings in London' });
    expect(seen.text).toContain('Killings in London over time?');
    expectPicture(seen);
    expect((await alice.slash('figure', { measure: 'Killings in London', year: '2018' })).images).toEqual([]);
    expect((await alice.slash('figure', { measure: 'Shoplifting offences' })).images).toEqual([]);
  });

  it('has its table behind a button, for whoever presses it, in pages', async () => {
    const answer = await alice.slash('ask', { question: SERIES });
    const table = await bob.press(answer, 'Table');
    expectTable(table);
    expect(table.ephemeral).toBe(true);
    expectPicture(answer.now());
    const next = await bob.press(table, 'Next');
    expect(next.id).toBe(table.id);
    expect(next.text).toMatch(/^-# Page 2 of /m);
    expectTable(await bob.press(next, 'Previous'));
  });

  it('goes when the question is edited to another, and comes back', async () => {
    const said = alice.say(`${app} ${SERIES}`);
    const answer = await alice.answerTo(said);
    expectPicture(answer);
    alice.edit(said, `${app} How many killings were there in London in 2018?`);
    await expect.poll(() => filesOf(answer), { timeout: 10_000 }).toEqual([]);
    alice.edit(said, `${app} ${SERIES}`);
    await expect.poll(() => filesOf(answer), { timeout: 10_000 }).toHaveLength(1);
    expectPicture(answer?.now());
  });

  it('keeps its picture when a choice of its menu is cleared', async () => {
    const answer = await alice.slash('ask', { question: SERIES });
    const [menu] = answer.selects;
    const followUp = menu?.options.find(({ label }) => label === 'Report a problem');
    await alice.select(answer, menu?.placeholder ?? '', followUp?.label ?? '');
    expectPicture(answer.now());
  });

  it('keeps its picture when it is shown to everyone', async () => {
    const mine = await alice.slash('ask', { question: SERIES, private: true });
    expectPicture(await alice.press(mine, 'Show to everyone'));
  });
});

describe('the table is sent instead', () => {
  it('where the bot may attach no files', async () => {
    channel.deny('app', 'AttachFiles');
    expectTable(await alice.slash('ask', { question: SERIES }));
    expectTable(await alice.answerTo(alice.say(`${app} ${SERIES}`)));
  });

  it('where nothing can be drawn', async () => {
    picture = () => Promise.resolve(undefined);
    expectTable(await alice.slash('ask', { question: SERIES }));
    expectTable(await alice.answerTo(alice.say(`${app} ${SERIES}`)));
  });

  it('where Discord refuses the file though the permission seemed to be there', async () => {
    running.discord.traffic.fail({
      method: 'POST',
      path: '/messages',
      status: 403,
      code: 50_013,
      message: 'Missing Permissions',
    });
    expectTable(await alice.answerTo(alice.say(`${app} ${SERIES}`)));
  });
});

it('is sent once, though Discord’s answer to it is lost', async () => {
  running.discord.traffic.drop({ method: 'POST', path: '/messages', carriedOut: true });
  const said = alice.say(`${app} ${SERIES}`);
  expectPicture(await alice.answerTo(said));
  await running.discord.settled();
  expect(alice.sees().filter(({ replyTo }) => replyTo === said.id)).toHaveLength(1);
});
