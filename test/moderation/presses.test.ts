/** How many presses it takes to put something on record: each command, button, choice and form that is handed in is one. */
import { expect, it } from 'vitest';
import { SAY } from '../../src/moderation/session/words.ts';
import type { FieldValues } from '../discord-server/people/form.ts';
import type { OptionValues } from '../discord-server/people/options.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import { siteOf } from '../fetch/site.ts';
import { ORDINARY } from './article.ts';
import { setScene } from './scene.ts';
import { SUMMARY, selectOf } from './town.ts';

const scene = setScene();

/** What a moderator sees after each press, and how often they have pressed. */
class Presses {
  readonly #seat: Seat;
  seen: Seen;
  count = 1;

  private constructor(seat: Seat, seen: Seen) {
    this.#seat = seat;
    this.seen = seen;
  }

  static async begin(seat: Seat, command: string, options: OptionValues): Promise<Presses> {
    return new Presses(seat, await seat.slash(command, options));
  }

  static async onMessage(seat: Seat, command: string, message: Seen): Promise<Presses> {
    return new Presses(seat, await seat.contextMenu(command, message));
  }

  async press(button: string): Promise<void> {
    this.count += 1;
    this.seen = await this.#seat.press(this.seen, button);
  }

  async choose(menu: string, value: string): Promise<void> {
    this.count += 1;
    this.seen = await this.#seat.select(this.seen, selectOf(this.seen, menu), value);
  }

  async handIn(values: FieldValues): Promise<void> {
    this.count += 1;
    this.seen = await this.#seat.submit(this.seen, values);
  }
}

const SAID = 'A patrol can move a problem round the corner, but it takes a whole town to end it';

async function patrols(): Promise<string> {
  const site = await siteOf({ '/patrols': ORDINARY });
  scene.running.allow(site.host);
  return `${site.origin}/patrols`;
}

it('an ordinary article, with three quotations and two figures: twelve at most', async () => {
  const { mod, alice } = scene.town;
  const presses = await Presses.begin(mod, 'corpus add', { url: await patrols() });
  expect(presses.seen.text).toContain('Holds 3 statements (3 word for word) and 2 figures');
  // The place of a figure is not on record: it is told where it was counted, and not taken for London.
  const [, step = ''] = /\*\*(\d+)\*\* · 412 offences/.exec(presses.seen.text) ?? [];
  await presses.choose('Look at one', step);
  await presses.press('What and when');
  await presses.handIn({ Area: 'Fennbridge' });
  await presses.press('To do: Summary');
  await presses.handIn({ body: SUMMARY });
  await presses.press('Publish…');
  await presses.handIn({});
  expect(presses.seen.text).toContain(SAY.notPublishedYet);
  expect(presses.seen.text).toContain('A new source.');
  await presses.press('Publish');
  expect(presses.seen.text).toBe(SAY.published);
  expect((await alice.slash('quote', { speaker: 'Toby Farran' })).text).toContain('swept up the glass');
  expect(presses.count).toBe(9);
});

it('one quotation that somebody has in hand: two', async () => {
  const { mod, alice } = scene.town;
  const link = await patrols();
  const options = { who: 'Ines Calder', words: `“${SAID}”`, link, day: '2019-02-05', where: 'Town hall' };
  const presses = await Presses.begin(mod, 'corpus quote', options);
  expect(presses.seen.text).toContain(SAY.notPublishedYet);
  expect(presses.seen.text).toContain(`> ${SAID}`);
  expect(presses.seen.text).toContain('**Ines Calder** · Chief Superintendent · Town hall · 5 February 2019');
  expect(presses.seen.text).toContain('**Added:** the person **Ines Calder**');
  expect(presses.seen.text).not.toContain('kind: person');
  expect(presses.seen.text).not.toContain('Toby Farran');
  await presses.press('Publish');
  expect(presses.seen.text).toBe(SAY.published);
  expect(presses.count).toBe(2);
  const answer = await alice.slash('quote', { speaker: 'Ines Calder' });
  expect(answer.text.replaceAll('**', '')).toContain(SAID);
  expect(answer.text).toContain('Town hall · 5 February 2019');
});

it.each(['a message', 'a forward of it'])('a quotation that stands in %s: three', async (where) => {
  const { mod, alice } = scene.town;
  const said = mod.say(`Ines Calder: “${SAID}” [here](${await patrols()})`);
  const presses = await Presses.onMessage(mod, 'Add to the record…', where === 'a message' ? said : mod.forward(said));
  expect(presses.seen.modal?.fields.slice(0, 3).map(({ value }) => value)).toEqual([
    'Ines Calder',
    SAID,
    expect.stringMatching(/^http:.*\/patrols$/),
  ]);
  await presses.handIn({});
  expect(presses.seen.text).toContain(SAY.notPublishedYet);
  expect(presses.seen.text).toContain(`> ${SAID}`);
  await presses.press('Publish');
  expect(presses.seen.text).toBe(SAY.published);
  expect(presses.count).toBe(3);
  const answer = await alice.slash('quote', { speaker: 'Ines Calder' });
  expect(answer.text.replaceAll('**', '')).toContain(SAID);
});
