import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Claim, Difference, Slot, Verdict } from '../../src/claims/types.ts';
import { checkLayout } from '../../src/discord/cards/check.ts';
import { DISCORD, MESSAGE } from '../../src/discord/kit/limits.ts';
import { CHECK, LABELS } from '../../src/discord/kit/words.ts';
import { MemberSession } from '../../src/discord/session/member-session.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import { type Moderated, startModerated } from '../moderation/moderated.ts';
import { texts, violations } from './payload.ts';
import { shippedRecord, TODAY } from './record.ts';

const TRUE = 'There were 134 killings in London in 2018.';
const ALTERED = 'There were 143 killings in London in 2018.';
const CHECK_NAME = 'Check against the record';
/** Ten claims, each in a sentence of its own. */
const MANY = [2008, 2014, 2017, 2018, 2019, 2022, 2024, 2025, 2012, 2011]
  .map((year) => `There were ${year - 1900} killings in London in ${year}.`)
  .join(' ');

let running: Moderated;
let seats = 0;

beforeAll(async () => {
  running = await startModerated();
});
afterAll(() => running.stop());
afterEach(async () => {
  await running.discord.settled();
  expect(running.discord.violations).toEqual([]);
  expect(running.discord.pings).toEqual([]);
  expect(running.log.filter(({ msg }) => msg === 'fault')).toEqual([]);
});

/** Somebody new, in a server of their own. */
function somebody(): Seat {
  seats += 1;
  return running.discord.user(`alice ${seats}`).in(running.discord.guild(`Fennbridge ${seats}`).channel('room'));
}

function labelsOf({ buttons, selects }: Seen): string[] {
  return [...buttons.map(({ label }) => label), ...selects.flatMap(({ options }) => options.map(({ label }) => label))];
}

describe.each([
  ['on a message', (seat: Seat, text: string) => seat.contextMenu(CHECK_NAME, seat.say(text))],
  ['/check', (seat: Seat, text: string) => seat.slash('check', { text })],
])('%s', (_how, check) => {
  it('quotes what is claimed and tells that it is as on record, with the source', async () => {
    const seen = await check(somebody(), TRUE);
    expect(seen.ephemeral).toBe(true);
    expect(seen.text).toContain(`> ${TRUE}`);
    expect(seen.text).toContain(`**${CHECK.verdict['as-on-record']}**`);
    expect(seen.text).toMatch(
      /134 killings · Killings in London · 2018 · Counted by Metropolitan Police\n-# \[London crime/,
    );
  });

  it('marks what differs, in what is on record', async () => {
    const seen = await check(somebody(), ALTERED);
    expect(seen.text).toContain(`**${CHECK.verdict.differs}**: ${CHECK.slots.value}`);
    expect(seen.text).toContain('**134 killings** · Killings in London · 2018');
  });

  it('opens the item of a claim for whoever presses', async () => {
    const seat = somebody();
    const opened = await seat.press(await check(seat, TRUE), LABELS.open);
    expect(opened.ephemeral).toBe(true);
    expect(opened.text).toContain('## 134 killings');
  });

  it('gives one line where nothing is claimed', async () => {
    const seen = await check(somebody(), 'lol this server is more chaotic than PMQs 🍿');
    expect(seen.text).toBe(CHECK.nothing);
    expect(seen.ephemeral).toBe(true);
    expect(labelsOf(seen)).toEqual([]);
  });

  it('pages through many claims in their order, also after a restart, and shows the page to everyone', async () => {
    const seat = somebody();
    const first = await check(seat, MANY);
    expect(first.text).toContain(CHECK.held(10));
    expect(first.text).toContain(MANY);
    const pages = Number(/Page 1 of (\d+)/.exec(first.text)?.[1]);
    expect(pages).toBeGreaterThan(1);
    await running.takeOver();
    const second = await seat.press(first, LABELS.next);
    expect(second.id).toBe(first.id);
    const claimed = [first, second].flatMap(({ text }) => text.match(/^> There were .*$/gm) ?? []);
    expect(claimed.map((line) => line.slice(2)).join(' ')).toBe(
      MANY.slice(0, claimed.join(' ').length - claimed.length * 2),
    );
    const shared = await seat.press(second, LABELS.share);
    expect(shared.ephemeral).toBe(false);
    expect(shared.text.match(/^> There were .*$/gm)).toEqual(second.text.match(/^> There were .*$/gm));
  });
});

describe('a check', () => {
  it('by command is for whoever asks unless they want it seen', async () => {
    expect((await somebody().slash('check', { text: TRUE, private: false })).ephemeral).toBe(false);
  });

  it('reads mentions, markdown and other marks for what they show, and pings nobody', async () => {
    const seat = somebody();
    const said = `<@${running.discord.user('bob').id}> @everyone ||There were **134** killings|| in __London__ in \`2018\`.`;
    const seen = await seat.contextMenu(CHECK_NAME, seat.say(said));
    expect(seen.text).toContain('There were 134 killings in London in 2018.');
    expect(seen.text).toContain(CHECK.verdict['as-on-record']);
  });

  it('counts “last year” from the day on which a message was written', async () => {
    const session = await sessionOn();
    const said = 'There were 97 killings in London last year.';
    expect(texts(session.check(said, '2026-02-01').components).join('\n')).toContain(
      `**${CHECK.verdict['as-on-record']}**`,
    );
    const before = texts(session.check(said, '2019-02-01').components).join('\n');
    expect(before).not.toContain(`**${CHECK.verdict['as-on-record']}**`);
    expect(before).toContain(`-# ${CHECK.read('1 February 2019')}`);
  });

  it('leaves nothing of a message in the log, in the data or among unanswered questions', async () => {
    const seat = somebody();
    const secret = 'Quillfeather';
    const text = `The ${secret} report says the Met has 4,711 zebras. ${TRUE}`;
    await seat.contextMenu(CHECK_NAME, seat.say(text));
    const seen = await seat.slash('check', { text, private: false });
    await seat.press(seen, LABELS.remove);
    await running.discord.settled();
    expect(JSON.stringify(running.log)).not.toMatch(/quillfeather|4,711|zebra/i);
    expect(running.log.some(({ msg, items }) => msg !== undefined && Array.isArray(items) && items.length > 0)).toBe(
      false,
    );
    const data = readdirSync(running.dataFolder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => readFileSync(path.join(each.parentPath, each.name)).toString('latin1'));
    expect(data.length).toBeGreaterThan(0);
    for (const file of data) expect(file).not.toMatch(/quillfeather|4,711|zebra/i);
  });

  it('reads of a long text the passages that may claim something, and says that it left something out', async () => {
    const session = await sessionOn();
    const chatter = 'Well, well, well, and off we go again, as ever, my dears. '.repeat(60);
    const view = session.check(`${chatter}${TRUE} ${chatter}`);
    const shown = texts(view.components).join('\n');
    expect(shown).toContain(`> ${TRUE}`);
    expect(shown).toContain('\n-# \\[…\\]');
    expect(shown).not.toContain('dears');
  });
});

async function sessionOn(): Promise<MemberSession> {
  return new MemberSession(await shippedRecord(), {
    asker: '123456789012345678',
    private: true,
    mayShare: true,
    scope: { kind: 'shared' },
    today: TODAY,
  });
}

describe('the card of a check', () => {
  /** A claim about an item, as the core would hand it over. */
  async function claim(verdict: Verdict, id: string | undefined, slots: Partial<Record<Slot, string>>): Promise<Claim> {
    const { corpus } = await shippedRecord();
    const entry = id === undefined ? undefined : corpus.entry(id);
    const differences = Object.entries(slots).map(([slot, recorded]) => ({
      slot: slot as Slot,
      recorded,
      item: id ?? '',
    }));
    return {
      start: 0,
      end: 13,
      text: 'What is said.',
      type: 'statement',
      verdict,
      entries: entry === undefined ? [] : [entry],
      differences: differences satisfies Difference[],
      confidence: 1,
    };
  }
  const linesOf = (claims: Claim[]) =>
    checkLayout(claims, 0).pages.flatMap(({ blocks }) => blocks.flatMap((block) => block.texts));
  const VITAL = '2018-11-22-london-gov-uk-khan-stop-search-deterrent#khan-vital-tool';
  const THEFTS = '2026-02-17-lbc-phone-thefts#thefts-2024';
  const SMALL = '2018-11-30-south-west-londoner-armed-police-london-streets#dick-small-change';

  it.each([
    ['the right number', 'differs', THEFTS, { value: '81365' }, '**81,365 thefts** · Phone thefts in London · 2024 ·'],
    [
      'the right period',
      'differs',
      THEFTS,
      { period: '2024-01-01/2024-12-31' },
      '81,365 thefts · Phone thefts in London · **2024** ·',
    ],
    ['the place', 'differs', THEFTS, { area: 'London' }, '81,365 thefts · Phone thefts in **London** · 2024 ·'],
    [
      'what a quotation leaves out',
      'misleading',
      VITAL,
      { cut: 'all' },
      'keeping the community safe, **provided that it rests on real intelligence',
    ],
    [
      'who said it',
      'other-speaker',
      VITAL,
      { speaker: 'Sadiq Khan' },
      '**Sadiq Khan** said that stop and search is vital',
    ],
    [
      'who said what is held word for word',
      'other-speaker',
      SMALL,
      { speaker: 'Cressida Dick' },
      '**Cressida Dick**: “It is a small change',
    ],
    ['the words', 'differs', SMALL, { words: 'small change' }, '“It is a **small change** potentially in tactic'],
  ] as const)('marks %s in bold', async (_what, verdict, id, slots, wanted) => {
    expect(linesOf([await claim(verdict, id, slots)]).join('\n')).toContain(wanted);
  });

  it('marks in both figures that are compared what makes them unlike', async () => {
    const { corpus } = await shippedRecord();
    const of = async (one: string, other: string) => {
      const entries = [one, other].flatMap((id) => corpus.entry(id) ?? []);
      return linesOf([{ ...(await claim('misleading', other, { compared: '' })), entries }]).join('\n');
    };
    const [all, person] = [THEFTS, THEFTS.replace('#thefts-2024', '#thefts-from-person-2025')];
    const measures = await of(all, person);
    expect(measures).toContain(`**${CHECK.verdict.misleading}**: ${CHECK.slots.compared}`);
    expect(measures).toContain('81,365 thefts · **Phone thefts in London** · 2024');
    expect(measures).toContain('61,292 thefts · **Thefts of phones from the person in London** · 2025');
    const part = '2018-11-30-south-west-londoner-armed-police-london-streets#killings-2018';
    const year = '2018-11-30-south-west-londoner-armed-police-london-streets#killings-2017';
    expect(await of(part, year)).toContain('127 killings · Killings in London · **1 January to 29 November 2018**');
  });

  it('marks what the record denies together with what denies it', async () => {
    const lines = linesOf([
      await claim('differs', '2022-06-29-hansard-lords-metropolitan-police-service#malthouse-falling-short', {
        negation: 'live',
      }),
    ]).join('\n');
    expect(lines).toContain('the force plainly did **not live** up to');
  });

  it('says “word for word” only of words that are held so', async () => {
    const held = await claim('as-on-record', SMALL, {});
    expect(linesOf([held])).not.toContain(`**${CHECK.wordForWord}**`);
    expect(linesOf([{ ...held, verbatim: true }])).toContain(`**${CHECK.wordForWord}**`);
    expect(linesOf([{ ...held, verdict: 'misleading', verbatim: true }])).not.toContain(`**${CHECK.wordForWord}**`);
  });

  it('judges nobody and says of nothing whether it is so, but in the one fixed phrase', async () => {
    const verdicts = Object.keys(CHECK.verdict) as Verdict[];
    const said = linesOf(await Promise.all(verdicts.map((verdict) => claim(verdict, undefined, {}))));
    const own = [
      ...said,
      CHECK.nothing,
      CHECK.changed,
      CHECK.wordForWord,
      CHECK.read(''),
      ...Object.values(CHECK.slots),
    ];
    expect(own.filter((line) => line.includes('which does not mean false'))).toHaveLength(1);
    const rest = own.join('\n').replace('which does not mean false', '');
    expect(rest).not.toMatch(
      /\b(?:true|truth|truly|false|falsely|l(?:ie|ied|ies|iar|ying)|wrong|fake|incorrect|correct|right|mistak\w*|error|mislead\w*|dishonest|honest|accurate|inaccurate|debunk\w*|author|writer|poster|user)\b/i,
    );
  });

  it('fits Discord on every page, whatever is checked', async () => {
    const session = await sessionOn();
    for (const set of ['fresh', 'paragraphs']) {
      const lines = readFileSync(new URL(`../eval/claims.${set}.jsonl`, import.meta.url), 'utf8')
        .trim()
        .split('\n');
      for (const line of lines.filter((_, at) => at % 4 === 0)) {
        const { message } = JSON.parse(line);
        const text = message.repeat(Math.ceil(MESSAGE.checkedCharacters / message.length / (set === 'fresh' ? 3 : 1)));
        const view = session.check(text);
        expect(violations(view.components), message).toEqual([]);
        expect(texts(view.components).join('').length).toBeLessThanOrEqual(DISCORD.messageCharacters);
      }
    }
  });
});
