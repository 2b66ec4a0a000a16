import { beforeEach, describe, expect, it } from 'vitest';
import { LINES } from '../../src/discord/kit/words.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import { keptDaysPass, setScene } from './scene.ts';
import { ask, fillIn, selectOf, townIn } from './town.ts';

const scene = setScene();

const QUESTION = 'what did Lord Harris say about community confidence?';
const OTHER = 'how many killings were there in London in 2018?';

beforeEach(() => {
  scene.running.setNow('2026-03-01T12:00:00.000Z');
});

async function vote(seat: Seat, mark: '👍' | '👎', question = QUESTION): Promise<string> {
  return (await seat.press(await ask(scene.town.alice, question), mark)).text;
}

function counts(): Promise<[string, number, number][]> {
  return scene.running.store.votes
    .of(scene.town.guild.id)
    .then((voted) => voted.map(({ question, up, down }) => [question, up, down]));
}

describe('👍 and 👎 on an answer', () => {
  it('are counted once a person, and told to nobody else', async () => {
    const { alice, mod } = scene.town;
    const answer = await ask(alice, QUESTION);
    const counted = await alice.press(answer, '👎');
    expect(counted).toMatchObject({ ephemeral: true, text: LINES.votedDown });
    await mod.press(answer, '👎');
    expect(await counts()).toEqual([[QUESTION, 0, 2]]);
    expect((await alice.press(answer, '👍')).text).toBe(LINES.votedUp);
    expect(await counts()).toEqual([[QUESTION, 1, 1]]);
    expect((await alice.press(answer, '👍')).text).toBe(LINES.voteTakenBack);
    expect(await counts()).toEqual([[QUESTION, 0, 1]]);
  });

  it('are the same person’s on the same answer, whoever asked for it again', async () => {
    const { alice, mod } = scene.town;
    await vote(alice, '👎');
    await alice.press(await ask(mod, QUESTION), '👍');
    expect(await counts()).toEqual([[QUESTION, 1, 0]]);
  });

  it('change no answer', async () => {
    const before = await ask(scene.town.alice, QUESTION);
    for (const seat of [scene.town.alice, scene.town.mod, scene.town.other]) await seat.press(before, '👎');
    expect((await ask(scene.town.alice, QUESTION)).text).toBe(before.text);
  });

  it('stand on answers that everybody sees, and on nothing else', async () => {
    const { alice } = scene.town;
    const marks = (seen: { buttons: { label: string }[] }) =>
      seen.buttons.map(({ label }) => label).filter((label) => ['👍', '👎'].includes(label));
    const answer = await ask(alice, QUESTION);
    expect(marks(answer)).toEqual(['👍', '👎']);
    expect(marks(await alice.slash('ask', { question: QUESTION, private: true }))).toEqual([]);
    expect(marks(await alice.slash('source', { title: 'Armed police' }))).toEqual([]);
    expect(marks(await alice.slash('help'))).toEqual([]);
    const direct = scene.running.discord.user(`direct ${scene.town.guild.id}`).direct();
    expect(marks((await direct.answerTo(direct.say(QUESTION))) ?? { buttons: [] })).toEqual([]);
    const first = await ask(alice, OTHER);
    expect(marks(await fillIn(alice, first, 'Follow up', { text: 'and in 2016?' }))).toEqual([]);
  });

  it('name nobody: what is stored is a hash, another one for each answer', async () => {
    const { alice } = scene.town;
    await vote(alice, '👎');
    await vote(alice, '👎', OTHER);
    const rows = JSON.stringify(await scene.running.store.votes.of(scene.town.guild.id));
    expect(rows).not.toContain(alice.user.id);
    const { hashPerson } = scene.running.resources;
    expect(hashPerson(alice.user.id, 'a')).not.toBe(hashPerson(alice.user.id, 'b'));
    expect(hashPerson(alice.user.id, 'a')).toBe(hashPerson(alice.user.id, 'a'));
  });

  it('lose who voted after 30 days, and keep their counts', async () => {
    const { alice } = scene.town;
    await vote(alice, '👎');
    scene.running.setNow('2026-04-01T12:00:00.000Z');
    await scene.running.tidy();
    expect(await counts()).toEqual([[QUESTION, 0, 1]]);
    // Nobody knows any more that she voted before.
    await vote(alice, '👎');
    expect(await counts()).toEqual([[QUESTION, 0, 2]]);
  });

  it('go 14 days after the bot has left the server, and are another server’s neither to see nor to count', async () => {
    await vote(scene.town.alice, '👎');
    expect((await townIn(scene.running).mod.slash('corpus gaps')).text).not.toContain('👎');
    scene.town.guild.remove();
    await keptDaysPass(scene);
    expect(await counts()).toEqual([]);
  });
});

describe('/corpus gaps', () => {
  it('puts first what most people miss, and shows answers that people find wrong', async () => {
    const { alice, mod, other } = scene.town;
    const [twice, once] = ['what of police balloons in Fennbridge?', 'what of police submarines in Fennbridge?'];
    await ask(alice, twice);
    await ask(alice, twice);
    const missed = await ask(alice, once);
    for (const seat of [alice, mod, other]) await seat.press(missed, '👎');
    for (const seat of [alice, mod]) await vote(seat, '👎');
    await vote(other, '👎', OTHER);
    await vote(alice, '👍', OTHER);
    await scene.running.discord.settled();
    const gaps = await mod.slash('corpus gaps');
    expect(gaps.text).toMatch(/submarines in Fennbridge\? \(3 👎\)[\s\S]*balloons in Fennbridge\? \(2 times\)/);
    expect(gaps.text).toMatch(/Answers that people find wrong[\s\S]*Lord Harris.*2 👎 0 👍/);
    expect(gaps.text).not.toContain(OTHER);
    const wrong = gaps.selects[0]?.options.find(({ label }) => label === QUESTION);
    const form = await mod.select(gaps, selectOf(gaps, 'Answer with an item'), wrong?.value ?? '');
    expect(form.modal?.fields[0]?.value).toBe(QUESTION);
  });

  it('forgets votes on a question that is dismissed, and keeps those on answers', async () => {
    const { alice, mod } = scene.town;
    await vote(alice, '👎', 'what of police kites in Fennbridge?');
    await vote(alice, '👎');
    await scene.running.discord.settled();
    const gaps = await mod.slash('corpus gaps');
    const kites = gaps.selects.find(({ placeholder }) => placeholder === 'Dismiss')?.options[0]?.value ?? '';
    expect((await mod.select(gaps, 'Dismiss', kites)).text).toContain('No question of the last 30 days');
    expect(await counts()).toEqual([[QUESTION, 0, 1]]);
  });

  it('forgets votes with the rest', async () => {
    const { alice, mod } = scene.town;
    await vote(alice, '👎');
    const sure = await mod.press(await mod.slash('corpus gaps'), 'Forget them all');
    await mod.press(sure, 'Forget them all');
    expect(await counts()).toEqual([]);
  });
});
