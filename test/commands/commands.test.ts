import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CARD, CHECK, HELP, LABELS, MISTAKES } from '../../src/discord/kit/words.ts';
import { type Running, startRunning } from '../discord/running.ts';
import type { Seat } from '../discord-server/people/seat.ts';

let running: Running;
let alice: Seat;
let people = 0;

beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running.stop());

/** Somebody new, in a channel of their own, so that no test uses up another's patience. */
function somebody(): Seat {
  people += 1;
  return running.discord.user(`person ${people}`).in(running.discord.guild('Brixton').channel(`room ${people}`));
}

afterEach(() => {
  expect(running.discord.violations).toEqual([]);
  expect(running.discord.pings).toEqual([]);
});

describe('/ask', () => {
  it('answers with a card that needs no explaining', async () => {
    alice = somebody();
    const seen = await alice.slash('ask', { question: 'What did Lord Harris say about armed patrols?' });
    expect(seen.ephemeral).toBe(false);
    expect(seen.text).toContain('Lord Harris');
    expect(seen.text).toContain('House of Lords · 29 November 2018');
    expect(seen.text).toMatch(/\[Met Police .*South West Londoner · 30 November 2018/s);
    expect(seen.buttons.map(({ label }) => label)).toContain('In context');
    const [more] = seen.selects.map(({ options }) => options.map(({ label }) => label));
    expect(more).toEqual(expect.arrayContaining(['Follow up', 'Remove']));
  });

  it('answers the asker alone where that is wished', async () => {
    const seen = await somebody().slash('ask', { question: 'How many killings in London in 2018?', private: true });
    expect(seen.ephemeral).toBe(true);
    expect(seen.text).toMatch(/## \d+ killings/);
    const offered = seen.selects.flatMap(({ options }) => options.map(({ label }) => label));
    expect([...offered, ...seen.buttons.map(({ label }) => label)]).toContain('Show to everyone');
  });
});

describe('/quote', () => {
  it('finds by speaker, topic and dates, and prints the question that it asked', async () => {
    const seen = await somebody().slash('quote', {
      speaker: 'Cressida Dick',
      topic: 'Armed policing',
      from: '2018',
      to: '2018-12',
    });
    expect(seen.text).toContain('What did Cressida Dick say about armed policing in 2018?');
    expect(seen.text).toContain('2018');
  });

  it('resolves what was typed without picking a suggestion', async () => {
    const seen = await somebody().slash('quote', { speaker: 'cressida', topic: 'armed pol' });
    expect(seen.text).toContain('What did Cressida Dick say about armed policing?');
  });

  it.each([
    [{}, MISTAKES['quote-of-what']()],
    [{ speaker: 'Sadiq Khan', from: '2019', to: '2018' }, MISTAKES['dates-reversed']()],
    [{ speaker: 'Sadiq Khan', from: 'last *week*' }, MISTAKES['bad-date']('last \\*week\\*')],
    [{ speaker: 'Sadiq Khan', from: '2019-02-30' }, MISTAKES['bad-date']('2019-02-30')],
  ])('says what to do about %j', async (options, line) => {
    const seen = await somebody().slash('quote', options);
    expect(seen.text).toBe(line);
    expect(seen.ephemeral).toBe(true);
  });

  it('suggests speakers before a letter is typed, and exact before prefix before misspelt after', async () => {
    const seat = somebody();
    const first = await seat.autocomplete('quote', { speaker: '' }, 'speaker');
    expect(first).toHaveLength(25);
    expect(first.map(({ name }) => name)).toContain('Cressida Dick');
    const khan = await seat.autocomplete('quote', { speaker: 'khan' }, 'speaker');
    expect(khan[0]?.name).toBe('Sadiq Khan');
    const misspelt = await seat.autocomplete('quote', { speaker: 'cresida' }, 'speaker');
    expect(misspelt[0]?.name).toBe('Cressida Dick');
  });
});

describe('/figure', () => {
  it('finds a measure in a year', async () => {
    const seen = await somebody().slash('figure', { measure: 'Killings in London', year: '2018' });
    expect(seen.text).toContain('Killings in London in 2018?');
    expect(seen.text).toMatch(/## \d+ killings/);
    expect(seen.text).toContain('Counted by');
  });
});

describe('/figure, of a period that is no calendar year,', () => {
  it.each([
    ['2017/18', 'in 2017/18?'],
    ['year to September 2024', 'in the year to September 2024?'],
  ])('suggests and finds %s', async (year, words) => {
    const seat = somebody();
    const offered = await seat.autocomplete('figure', { measure: 'Shoplifting offences', year }, 'year');
    expect(offered.map(({ name }) => name)).toContain(year);
    const seen = await seat.slash('figure', { measure: 'Shoplifting offences', year });
    expect(seen.text).toContain(words);
  });

  it('asks back where a measure is not on record', async () => {
    const seen = await somebody().slash('figure', { measure: 'zzzz qqqq' });
    expect(seen.text).toBe(MISTAKES['unknown-name']('zzzz qqqq'));
  });
});

describe('/positions', () => {
  it('shows the sides of a subject', async () => {
    const seen = await somebody().slash('positions', { on: 'armed foot patrols' });
    expect(seen.text).toContain('### Against\n**Lord Harris of Haringey**');
    expect(seen.text).toContain('### With conditions\n**');
    expect(seen.text).toMatch(/With conditions: \d+ (?:person|people).* the first on 29 November 2018/);
  });

  it('shows what one speaker stated on a subject, day by day, and on everything', async () => {
    const seat = somebody();
    const seen = await seat.slash('positions', { on: 'stop and search', speaker: 'Sadiq Khan' });
    expect(seen.text).toContain('### Sadiq Khan on: Stop and search');
    expect(seen.text).toContain(
      'with conditions on 19 October 2016 and 22 November 2018; for on 22 November 2018 and 27 February 2025.',
    );
    expect(seen.text).toMatch(/- \*\*27 February 2025\*\*, Mayor of London · \*\*for\*\* · .*\]\(https:/);
    const all = await seat.slash('positions', { speaker: 'Sadiq Khan' });
    expect(all.text).toMatch(/### Where they stood: Sadiq Khan\n-# \d+ subjects on record; on 1 of them/);
    expect((await seat.press(all, 'Next')).text).toContain('Once, on ');
  });

  it('leads from a subject to whoever stated different positions on different days', async () => {
    const seat = somebody();
    const seen = await seat.slash('positions', { on: 'stop and search' });
    const [offered] = seen.buttons.filter(({ label }) => label.startsWith('Where does'));
    expect(offered?.label).toBe('Where does Sadiq Khan stand on stop and search?');
    expect((await seat.press(seen, offered?.label ?? '')).text).toContain('### Sadiq Khan on: Stop and search');
  });

  it('asks for one or the other', async () => {
    expect((await somebody().slash('positions', {})).text).toBe(MISTAKES['positions-of-what']());
  });
});

describe('/timeline', () => {
  it('shows what was said and counted, and goes to a year from its menu', async () => {
    const seat = somebody();
    const seen = await seat.slash('timeline', { topic: 'stop & search', from: '2015', to: '2019' });
    expect(seen.text).toContain('Timeline: stop and search, from 2015 to 2019');
    expect(seen.text).toMatch(/It rests on \d+ statements by \d+ speakers and \d+ figures, from \d+ sources\./);
    expect(seen.text).toMatch(/\*\*2015 · .*\n- \*\*\d+ \w+ 2015\*\* · /);
    const [years] = seen.selects;
    expect(years?.options.map(({ label }) => label.slice(0, 4))).toEqual(['2015', '2016', '2017', '2018', '2019']);
    const later = await seat.select(seen, LABELS.places, years?.options.at(3)?.label ?? '');
    expect(later.text).toContain(`**${years?.options.at(3)?.label.replace(': ', ' · ')}**`);
    expect(later.text).not.toContain('2015 · ');
    expect((await seat.press(later, 'Next')).text).toMatch(/\*\*201[89](?:, continued| · )/);
  });

  it('shows one speaker’s part of it', async () => {
    const seen = await somebody().slash('timeline', { topic: 'Armed policing', speaker: 'Cressida Dick' });
    expect(seen.text).toContain('### Timeline: Armed policing, by Cressida Dick');
    expect(seen.text).toMatch(/It rests on \d+ statements? by 1 speaker, from/);
  });

  it('is asked for in words as well', async () => {
    const seen = await somebody().slash('ask', { question: 'timeline of facial recognition since 2024' });
    expect(seen.text).toContain('### Timeline: Facial recognition');
  });

  it.each([
    [{ topic: 'gangs', from: '2019', to: '2018' }, MISTAKES['dates-reversed']()],
    [{ topic: 'zzzz qqqq' }, MISTAKES['unknown-name']('zzzz qqqq')],
  ])('says what to do about %j', async (options, line) => {
    expect((await somebody().slash('timeline', options)).text).toBe(line);
  });
});

describe('/source', () => {
  it('opens a source by a suggested title', async () => {
    const seat = somebody();
    const [choice] = await seat.autocomplete('source', { title: 'armed patrols to curb' }, 'title');
    expect(choice?.name.length).toBeLessThanOrEqual(100);
    const seen = await seat.slash('source', { title: String(choice?.value) });
    expect(seen.text).toContain(CARD.summary);
    expect(seen.text).toContain('On record from this source:');
  });

  it('opens one by a title that was typed out', async () => {
    const seen = await somebody().slash('source', { title: 'CPS statement on the acquittal of Martyn Blake' });
    expect(seen.text).toContain('Crown Prosecution Service');
  });

  it('says so where there is none', async () => {
    const seen = await somebody().slash('source', { title: 'zzzz qqqq' });
    expect(seen.text).toBe(MISTAKES['unknown-source']('zzzz qqqq'));
  });
});

describe('/about', () => {
  it.each([
    ['Lord Harris of Haringey', 'Who is Lord Harris of Haringey?'],
    ['Section 60', 'What is Section 60?'],
    ['Metropolitan Police', 'What is Metropolitan Police?'],
  ])('%s', async (what, question) => {
    const seen = await somebody().slash('about', { what });
    expect(seen.text).toContain(question);
    expect(seen.text).toContain(what);
  });
});

describe('/help', () => {
  it('says what there is, with questions to press', async () => {
    const seat = somebody();
    const seen = await seat.slash('help');
    expect(seen.text).toContain(HELP.intro);
    expect(seen.buttons.length).toBeGreaterThan(2);
    for (const { label } of seen.buttons.filter(({ label }) => label !== LABELS.remove)) {
      const answer = await seat.press(seen, label);
      expect(answer.text, label).toContain(label);
      expect(answer.text, label).not.toContain('nothing on record');
    }
  });
});

describe('Check against the record', () => {
  it('answers a message to the one who checks it', async () => {
    const seat = somebody();
    const said = seat.say('There were 134 killings in London in 2018');
    const seen = await seat.contextMenu('Check against the record', said);
    expect(seen.ephemeral).toBe(true);
    expect(seen.text).toContain('There were 134 killings in London in 2018');
  });

  it('says so in one line where a message claims nothing', async () => {
    const seat = somebody();
    const said = seat.say(
      `The lamps went out over the harbour and nobody lit them again. ${'Well then. '.repeat(100)}`,
    );
    expect((await seat.contextMenu('Check against the record', said)).text).toBe(CHECK.nothing);
  });

  it('takes a question for no claim', async () => {
    const seat = somebody();
    const said = seat.say('What did Cressida Dick say about armed patrols?');
    expect((await seat.contextMenu('Check against the record', said)).text).toBe(CHECK.nothing);
  });

  it('finds what a long message claims, wherever it stands', async () => {
    const seat = somebody();
    const said = seat.say(`${'Well then. '.repeat(170)} There were 134 killings in London in 2018.`);
    const seen = await seat.contextMenu('Check against the record', said);
    expect(seen.text).toContain('> There were 134 killings in London in 2018.');
    expect(seen.text).toContain(CHECK.verdict['as-on-record']);
  });

  it('says so where a message has no text', async () => {
    const seat = somebody();
    const said = seat.say('', { files: [{ filename: 'a.png', contentType: 'image/png', bytes: new Uint8Array([1]) }] });
    const seen = await seat.contextMenu('Check against the record', said);
    expect(seen.text).toBe(MISTAKES['empty-message']());
  });
});
