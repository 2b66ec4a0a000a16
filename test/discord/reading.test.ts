import { MessageFlags } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CARD } from '../../src/discord/kit/words.ts';
import type { Channel } from '../discord-server/people/handles.ts';
import type { FileToSend } from '../discord-server/people/options.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import { type Running, startRunning } from './running.ts';

const ASKED = 'How many killings were there in London in 2018?';
const CLAIM = 'There were 134 killings in London in 2018.';
const CHECK = 'Check against the record';
const CHATTER = 'Lovely weather we are having, and my neighbour has painted his fence green again. ';

let running: Running;
let channel: Channel;
let alice: Seat;
let app: string;
let count = 0;

beforeAll(async () => {
  running = await startRunning();
  app = running.discord.app.mention;
});
afterAll(() => running.stop());
beforeEach(() => {
  count += 1;
  channel = running.discord.guild(`Fennbridge ${count}`).channel('room');
  alice = running.discord.user(`alice ${count}`).in(channel);
});
afterEach(async () => {
  await running.discord.settled();
  expect(running.discord.violations).toEqual([]);
  expect(running.log.filter(({ msg }) => msg === 'fault')).toEqual([]);
});

function textFile(text: string, filename = 'message.txt'): FileToSend {
  return { filename, contentType: 'text/plain; charset=utf-8', bytes: new TextEncoder().encode(text) };
}

describe('Check against the record reads', () => {
  it.each([
    ['an embed', () => ({ embeds: [{ title: 'A round-up', description: CLAIM }] })],
    ['a field of an embed', () => ({ embeds: [{ fields: [{ name: 'Killings', value: CLAIM }] }] })],
    [
      'the texts of Components V2',
      () => ({
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: 17, components: [{ type: 10, content: CLAIM }] }],
      }),
    ],
    ['a poll', () => ({ poll: { question: { text: CLAIM }, answers: [{ poll_media: { text: 'Too many' } }] } })],
  ])('%s', async (_what, body) => {
    const said = running.discord.webhook(channel, body());
    expect((await alice.contextMenu(CHECK, said)).text).toContain('134');
  });

  it('a forward, also of an embed', async () => {
    const said = running.discord.webhook(channel, { embeds: [{ description: CLAIM }] });
    expect((await alice.contextMenu(CHECK, alice.forward(said))).text).toContain('134');
    expect((await alice.contextMenu(CHECK, alice.forward(alice.say(CLAIM)))).text).toContain('134');
  });

  it('a text file', async () => {
    const said = alice.say('', { files: [textFile(CLAIM)] });
    expect((await alice.contextMenu(CHECK, said)).text).toContain('134');
  });

  it('a claim that stands late in a long message', async () => {
    const { text } = await alice.contextMenu(CHECK, alice.say(`${CHATTER.repeat(8)}${CLAIM}`));
    expect(text).toContain(`> ${CLAIM}`);
  });

  it('every claim of a long message, in its order', async () => {
    const claims = [
      CLAIM,
      'Sadiq Khan said that stop and search is vital.',
      'There were 149 killings in London in 2019.',
    ];
    const { text } = await alice.contextMenu(CHECK, alice.say(`${CHATTER.repeat(8)}${claims.join(' ')}`));
    expect(text.match(/^> .*$/gm)).toEqual(claims.map((claim) => `> ${claim}`));
  });

  it('a file of thousands of lines without keeping others waiting', async () => {
    const said = alice.say('', { files: [textFile(`${'a\n'.repeat(4_000)}${CHATTER.repeat(100)}${CLAIM}`)] });
    expect((await alice.contextMenu(CHECK, said)).text).toContain('134');
    expect(running.discord.acknowledgements().map(({ after = 9e9 }) => after < 3_000)).not.toContain(false);
  });

  it('no file that is too large', async () => {
    const said = alice.say('', { files: [textFile(`${CLAIM} ${'x'.repeat(20_000)}`)] });
    expect((await alice.contextMenu(CHECK, said)).text).toContain('no text that I could check');
  });
});

describe('a question is read', () => {
  it('from a forward and from a poll in a direct message', async () => {
    const direct = running.discord.user(`alice ${count}`).direct();
    const said = direct.say(ASKED);
    const poll = await direct.answerTo(direct.poll(ASKED, 'Few', 'Many'));
    expect(poll?.text).toContain('134');
    expect((await direct.answerTo(direct.forward(said)))?.text).toContain('134');
  });

  it('from a long message: the one that is answered best, and the others are offered', async () => {
    const questions = [ASKED, 'What did Lord Harris say about armed patrols?'];
    const asked = `${app} ${CHATTER.repeat(8)}${questions.join(' ')}`;
    const shown = await alice.answerTo(alice.say(asked));
    if (shown === undefined) throw new Error('There is no answer.');
    const led = questions.filter((question) => shown.text.startsWith(`-# ${question}`));
    const [other = ''] = questions.filter((question) => !led.includes(question));
    expect(led).toHaveLength(1);
    expect(shown.text).toContain(CARD.passage);
    expect(shown.text).toContain('1 other passage of it is answered from the record');
    expect((await alice.press(shown, other)).text).toContain(`-# ${other}`);
  });

  it('from the first characters of a long message that names nothing on record', async () => {
    const asked = `${app} What did the zookeeper say about zebras ${'and more zebras '.repeat(40)}?`;
    expect((await alice.answerTo(alice.say(asked)))?.text).toContain('characters were read as the question');
  });

  it('from the file that Discord makes of a long message', async () => {
    const file = textFile(`${CHATTER.repeat(40)}\n${ASKED}`);
    const answer = await alice.answerTo(alice.say(app, { files: [file] }));
    expect(answer?.text).toContain(`-# ${ASKED}`);
    expect(answer?.text).toContain('134');
  });

  it('from the words beside a file, where there are any', async () => {
    const answer = await alice.answerTo(alice.say(`${app} ${ASKED}`, { files: [textFile('Armed foot patrols.')] }));
    expect(answer?.text).toContain(`-# ${ASKED}`);
  });
});

describe('a forwarded message', () => {
  it('goes on from nothing', async () => {
    const direct = running.discord.user(`alice ${count}`).direct();
    await direct.answerTo(direct.say('What did Sadiq Khan say about stop and search?'));
    const asked = direct.say('What did Cressida Dick say about armed patrols?');
    await direct.answerTo(asked);
    const answer = await direct.answerTo(direct.forward(asked));
    expect(answer?.text).toContain('Cressida Dick');
    expect(answer?.text).not.toContain('after:');
  });
});
