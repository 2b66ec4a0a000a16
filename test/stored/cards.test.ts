/** Every button of the messages that an earlier version left still answers. */
import { ComponentType } from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CARD, MISTAKES } from '../../src/discord/kit/words.ts';
import { panelIds } from '../../src/moderation/session/panel.ts';
import { SAY } from '../../src/moderation/session/words.ts';
import { isSelect, walk } from '../discord-server/components.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import type { SentComponent } from '../discord-server/sent.ts';
import { CARDS, type Card, NAMES, type Stored, startStored } from './stored.ts';

/** What changes a draft or a screen: each such button gets one that no other has touched. */
const CHANGING = ['publish', 'drop', 'omit', 'put-back', 'take-over', 'hand', 'feed', 'set-save'];
/** What is said in place of an answer. */
const REFUSALS = [
  ...[MISTAKES['old-button'](), MISTAKES['item-gone'](), MISTAKES['question-gone']()],
  ...[SAY.entryGone, SAY.itemGone, SAY.screenGone, SAY.gone, SAY.notReady, SAY.changedSince, SAY.changedMeanwhile],
  ...[SAY.lostRights, SAY.notYou, SAY.otherScope, SAY.noStore, CARD.withdrawn, CARD.withdrawnFromAnswer],
];

const live = CARDS.filter(({ since }) => since === undefined);

function usable({ components }: Pick<Card, 'components'>): SentComponent[] {
  return [...walk(components)].flatMap(({ component }) =>
    typeof component.custom_id === 'string' && component.disabled !== true ? [component] : [],
  );
}

function isChanging({ custom_id }: SentComponent): boolean {
  const verb = panelIds.read(custom_id ?? '')?.verb;
  return verb !== undefined && CHANGING.includes(verb);
}

/** Presses a button, or chooses the first that a menu offers. */
async function use(seat: Seat, seen: Seen, component: SentComponent): Promise<Seen> {
  const id = component.custom_id ?? '';
  if (!isSelect(component)) return seat.press(seen, id);
  if (component.type === ComponentType.UserSelect) return seat.select(seen, id, NAMES.people.other);
  const [first] = component.options ?? [];
  return first === undefined ? seat.select(seen, id) : seat.select(seen, id, first.value);
}

/** A form, or a message that says something else than that it can’t be had. */
function expectAnswer(seen: Seen): void {
  expect(seen.failed).toBeUndefined();
  if (seen.modal !== undefined) return;
  expect(seen.text).not.toBe('');
  expect(seen.text).not.toMatch(/Something went wrong/);
  for (const line of REFUSALS) expect(seen.text).not.toContain(line);
}

const told = ({ component }: { component: SentComponent }) => component.custom_id ?? '';

let stored: Stored;

function expectNoFault(): void {
  const { discord, log } = stored.running;
  expect({ violations: discord.violations, pings: discord.pings }).toEqual({ violations: [], pings: [] });
  expect(log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
}

describe('a message of an earlier version', () => {
  beforeAll(async () => {
    stored = await startStored();
  });
  afterEach(expectNoFault);
  afterAll(() => stored.stop());

  test.each(live.map((card, index) => ({ card, name: `${index + 1}: ${card.after}` })))(
    'answers with every button: $name',
    async ({ card }) => {
      for (const component of usable(card).filter((each) => !isChanging(each))) {
        const { seen, seat } = stored.repost(card);
        const asker = component.custom_id?.startsWith('remove:') ? askerOf(component) : undefined;
        let answer = await use(asker ?? seat, seen, component);
        // A machine that is busy otherwise may be late once.
        if (answer.failed !== undefined) answer = await use(asker ?? seat, seen, component);
        if (asker === undefined) expectAnswer(answer);
        else expect(seen.now()).toBeUndefined();
      }
    },
  );

  /** Whoever may remove an answer stands in its button. */
  function askerOf({ custom_id }: SentComponent): Seat | undefined {
    const id = custom_id?.split(':').at(-1);
    const name = (['dora', 'mod', 'other', 'alice'] as const).find((each) => NAMES.people[each] === id);
    return name && stored.seat(name);
  }

  test('keeps its question: the next page, a follow-up and what was asked before', async () => {
    const card = live.find(({ after }) => after.includes('What was said about armed patrols?'));
    const { seen, seat } = stored.repost(card ?? (live[0] as Card));
    const next = await seat.press(seen, 'Next');
    expect(next.text).toMatch(/What was said about armed patrols\?[\s\S]*2 of/);
    const form = await seat.press(seen, 'Follow up');
    const followed = await seat.submit(form, { text: 'And in 2018?' });
    expect(followed.text).toContain(CARD.earlier('What was said about armed patrols?'));
  });

  test.each([
    ['published', SAY.gone],
    ['sent back', SAY.notReady],
  ])('of a draft that was %s since says so', async (what, line) => {
    const cards = CARDS.filter(({ since }) => since === what);
    expect(cards).not.toEqual([]);
    for (const card of cards) {
      const looking = usable(card).findLast(({ custom_id }) => /^mod:(?:step|look):/.test(custom_id ?? ''));
      const { seen, seat } = stored.repost(card);
      expect((await seat.press(seen, looking?.custom_id ?? '')).text).toBe(line);
    }
  });
});

describe('a button that changes something', () => {
  const changing = live.flatMap((card) =>
    usable(card)
      .filter(isChanging)
      .map((component) => ({ card, component })),
  );
  const draftOf = ({ custom_id }: SentComponent) => panelIds.read(custom_id ?? '')?.about.split('.')[0];
  const byDraft = [...Map.groupBy(changing, ({ component }) => draftOf(component)).values()];
  const rounds = Array.from({ length: Math.max(...byDraft.map((own) => own.length)) }, (_, round) =>
    byDraft.flatMap((own) => own[round] ?? []),
  );

  test.each(rounds.map((uses) => ({ uses, name: uses.map(told).join(', ') })))('does so: $name', async ({ uses }) => {
    stored = await startStored();
    try {
      for (const { card, component } of uses) {
        const { seen, seat } = stored.repost(card);
        const answer = await use(seat, seen, component);
        expectAnswer(answer);
        if (panelIds.read(component.custom_id ?? '')?.verb === 'publish') await expectPublished(seat, answer);
      }
      expectNoFault();
    } finally {
      await stored.stop();
    }
  });

  /** Once more where its page can’t be read any more. */
  async function expectPublished(seat: Seat, answer: Seen): Promise<void> {
    const again = answer.buttons.find(({ label }) => label === 'Publish all the same')?.customId;
    const done = again === undefined ? answer : await seat.press(answer, again);
    expect(done.text).toMatch(/^(Published|Withdrawn)/);
  }
});
