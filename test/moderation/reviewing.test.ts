import { beforeEach, describe, expect, it } from 'vitest';
import { SAY } from '../../src/moderation/session/words.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import { siteOf } from '../fetch/site.ts';
import { setScene } from './scene.ts';
import { ask, confirm, fillIn, openDraft, pageFor, readyToPublish, SUMMARY, selectOf, settle } from './town.ts';

const scene = setScene();

const FIRST = 'We asked for more officers on the bridge, and we were told to wait for another year.';
const SECOND = 'Nobody on this council has seen a police officer after dark since the spring.';

/** Two people, one of whom nobody knows, and a figure. */
const PAGE = `<!doctype html><html><head><title>Officers on the bridge</title>
  <meta property="og:site_name" content="Fennbridge Gazette"><meta property="article:published_time" content="2019-05-02"></head>
  <body><article><h1>Officers on the bridge</h1>
  <p>Lord Harris of Haringey said: “${FIRST}”</p>
  <p>Councillor Ada Moss said: “${SECOND}”</p>
  <p>The Metropolitan Police recorded 127 killings in London in 2018.</p><p>Residents spoke of knife crime.</p></article></body></html>`;

let draft: Seen;

beforeEach(async () => {
  const site = await siteOf({ '/bridge': PAGE });
  scene.running.allow(site.host);
  draft = await scene.town.mod.slash('corpus add', { url: `${site.origin}/bridge` });
});

/** Goes to the card that shows some words. */
async function stepWith(words: string): Promise<Seen> {
  const { mod } = scene.town;
  const isOnStep = draft.now()?.buttons.some(({ label }) => label === 'The whole');
  let seen = await mod.press(isOnStep ? await mod.press(draft, 'The whole') : draft, 'Step through');
  while (!seen.text.includes(words)) seen = await mod.press(seen, 'Next');
  return seen;
}

/** The form for the words of a step as earlier versions sent it: the side and what it is on stood in it. */
async function formWithSide(step: Seen): Promise<Seen> {
  const { mod } = scene.town;
  const [words, stance] = [await mod.press(step, 'Words'), await mod.press(step, 'Stance')];
  if (words.modal === undefined || stance.modal === undefined) throw new Error('A form did not open.');
  const isOfSide = (name?: string | null) => name === 'position' || name === 'on';
  words.modal.fields.push(...stance.modal.fields.filter(({ customId }) => isOfSide(customId)));
  const fields = stance.modal.sent.components.filter(({ component }) => isOfSide(component?.custom_id));
  words.modal.sent.components.push(...fields);
  return words;
}

describe('stepping through a draft', () => {
  it('shows each statement and figure with how it was found, and how sure that is', async () => {
    const statement = await stepWith(FIRST);
    expect(statement.text).toMatch(/1 of 3 · sure 0\.\d\d/);
    expect(statement.text).toContain('Lord Harris of Haringey');
    expect(statement.text).toContain('Word for word');
    const figure = await stepWith('127');
    expect(figure.text).toMatch(/127 killings.*Killings in London.*2018 · counted by Metropolitan Police/s);
  });

  it('leaves out what is wrong, and puts it back', async () => {
    const { mod } = scene.town;
    let seen = await mod.press(await stepWith(SECOND), 'Leave out');
    expect(seen.text).toContain('Left out');
    seen = await mod.press(seen, 'The whole');
    expect(seen.text).toContain('Holds 1 statement (1 word for word) and 1 figure, 1 left out.');
    seen = await mod.press(await stepWith(SECOND), 'Put back');
    expect((await mod.press(seen, 'The whole')).text).toContain('Holds 2 statements');
  });
});

describe('the whole draft on one screen', () => {
  it('says what is still to do first, and leads from each to the next, and back to where one was', async () => {
    const { mod } = scene.town;
    expect(draft.text.indexOf('Still to do')).toBeLessThan(draft.text.indexOf('Holds 2 statements'));
    expect(draft.selects[0]?.options.map(({ label }) => label)).toEqual([
      expect.stringContaining('1 · Lord Harris of Haringey · “We asked'),
      expect.stringContaining('2 · Ada Moss · “Nobody'),
      expect.stringContaining('3 · 127 killings · Killings in London'),
    ]);
    const step = await mod.select(draft, selectOf(draft, 'Look at one'), '3');
    expect(step.text).toContain('3 of 3');
    const whole = await mod.press(step, 'The whole');
    expect((await mod.press(whole, 'Back to 3')).text).toContain('3 of 3');
    const form = await mod.press(step, 'To do: Summary');
    expect((await mod.submit(form, { body: SUMMARY })).text).toContain('Nothing is missing');
  });

  it('leaves out what people are reported to have said until somebody puts it into words', async () => {
    const { mod } = scene.town;
    const reported = '<p>Lord Harris of Haringey told the council that the lamps should burn all night.</p>';
    const site = await siteOf({ '/lamps': PAGE.replace('<p>Residents', `${reported}<p>Residents`) });
    scene.running.allow(site.host);
    const whole = await mod.slash('corpus add', { url: `${site.origin}/lamps` });
    expect(whole.text).toContain('Holds 2 statements (2 word for word) and 1 figure, 1 left out.');
    expect(whole.text).toContain(SAY.unwritten(1));
    expect(whole.buttons.map(({ label }) => label)).not.toContain('Leave out all unwritten');
    const [option] = whole.selects[0]?.options.filter(({ description }) => description === 'left out') ?? [];
    let step = await mod.select(whole, selectOf(whole, 'Look at one'), option?.value ?? '');
    step = await mod.press(step, 'Put back');
    const back = await mod.press(step, 'The whole');
    expect(back.text).toContain('What was said is still to be filled in.');
    const out = await mod.press(back, 'Leave out all unwritten');
    expect(out.text).toContain('1 left out');
    step = await mod.select(out, selectOf(out, 'Look at one'), option?.value ?? '');
    step = await fillIn(mod, step, 'Put it into words', { text: 'He wanted the lamps lit all night.' });
    expect(step.text).not.toContain('Left out');
    expect(step.text).toContain('Reported:\nHe wanted the lamps lit all night.');
  });

  it('leaves out all that is unwritten at once, of a draft that was begun when that was one by one', async () => {
    const { mod, guild } = scene.town;
    const reported = ['lamps should burn all night', 'gates should be shut at ten'].map(
      (what) => `<p>Lord Harris of Haringey told the council that the ${what}.</p>`,
    );
    const site = await siteOf({ '/old': PAGE.replace('<p>Residents', `${reported.join('')}<p>Residents`) });
    scene.running.allow(site.host);
    await mod.press(draft, 'Drop');
    await mod.slash('corpus add', { url: `${site.origin}/old` });
    const [stored] = await scene.running.store.drafts.of(guild.id);
    if (stored === undefined) throw new Error('Nothing was drafted.');
    const state = JSON.stringify({ ...JSON.parse(stored.state), omitted: [] });
    await scene.running.store.drafts.change(stored, { author: mod.user.id, state, at: '2026-03-01T12:00:00.000Z' });
    const before = await openDraft(mod, 'Officers');
    expect(before.text).toContain('Holds 4 statements (2 word for word)');
    const after = await mod.press(before, 'Leave out all unwritten');
    expect(after.text).toContain('Holds 2 statements (2 word for word) and 1 figure, 2 left out.');
    const ready = await fillIn(mod, await fillIn(mod, after, 'Summary', { body: SUMMARY }), 'Publish…', {
      why: 'New.',
    });
    expect((await confirm(mod, ready)).text).toContain('Published.');
  });

  it('stays within what Discord shows where it holds sixty quotations, on the screen and before it is published', async () => {
    const { mod } = scene.town;
    const said = Array.from({ length: 60 }, (_, at) => {
      const words = `Knife crime in ward number ${at + 1} of Fennbridge ${'has been rising for many years now and '.repeat(4)}nobody came`;
      return `<p>${at % 3 === 0 ? 'He' : 'Lord Harris of Haringey'} said: “${words}.”</p>`;
    });
    const long = `<!doctype html><html><head><title>Sixty things about knife crime</title>
    <meta property="og:site_name" content="Fennbridge Gazette"><meta property="article:published_time" content="2019-05-02"></head>
    <body><article><h1>Sixty things about knife crime</h1><p>Lord Harris of Haringey spoke.</p>${said.join('')}</article></body></html>`;
    const site = await siteOf({ '/sixty': long });
    scene.running.allow(site.host);
    const sixty = await mod.slash('corpus add', { url: `${site.origin}/sixty` });
    expect(sixty.text).toContain('Holds 60 statements');
    expect(sixty.text).toMatch(/and \d+ more: step through/);
    expect(sixty.selects[0]?.options).toHaveLength(25);
    const step = await mod.select(sixty, selectOf(sixty, 'Look at one'), '7');
    expect(step.text).toContain('7 of 60');
    const whole = await fillIn(mod, await mod.press(step, 'The whole'), 'Summary', { body: SUMMARY });
    const ready = await fillIn(mod, whole, 'Publish…', {});
    expect(ready.text).toMatch(/and \d+ more things: the buttons below show all of it/);
    expect((await mod.press(ready, 'Publish')).text).toContain('Published.');
  });

  it('shows the sentence that names the speaker, where the words’ own does not', async () => {
    const { mod } = scene.town;
    const other = 'The gates of the park have been shut at ten since the day that we asked for it.';
    const page = PAGE.replace('<p>The Metropolitan', `<p>She said: “${other}”</p><p>The Metropolitan`);
    const site = await siteOf({ '/gates': page });
    scene.running.allow(site.host);
    let step = await mod.press(await mod.slash('corpus add', { url: `${site.origin}/gates` }), 'Step through');
    while (!step.text.includes(other)) step = await mod.press(step, 'Next');
    expect(step.text).toMatch(/Ada Moss is named here:\nCouncillor Ada Moss said: “Nobody on this council/);
  });
});

describe('who said it', () => {
  it('takes a role that was another’s away with them', async () => {
    const { mod } = scene.town;
    const step = await fillIn(mod, await stepWith(FIRST), 'Who, when, where', {
      'Role in which they spoke': 'Bridge warden',
    });
    const mended = await fillIn(mod, step, 'Who, when, where', { Speaker: 'Sadiq Khan' });
    expect(mended.text).toContain('**Sadiq Khan**\n');
    expect(mended.text).not.toContain('Bridge warden');
    const own = await fillIn(mod, mended, 'Who, when, where', { 'Role in which they spoke': 'Mayor of London' });
    expect(own.text).toContain('**Sadiq Khan** · Mayor of London');
  });

  it('is mended by a name on record, and what can’t be meant is told with whom it may mean', async () => {
    const { mod } = scene.town;
    const step = await stepWith(FIRST);
    const refused = await fillIn(mod, step, 'Who, when, where', { Speaker: 'Harrison Nobody' });
    expect(refused.text).toContain('Nobody on record is called “Harrison Nobody”');
    const mended = await fillIn(mod, refused, 'Who, when, where', {
      Speaker: 'Sadiq Khan',
      'Role in which they spoke': 'Mayor of London',
      Day: '2019-05-01',
      Where: 'City Hall',
    });
    expect(mended.text).toMatch(/Sadiq Khan.*Mayor of London.*City Hall.*1 May 2019/s);
  });

  it('may be named as new where that is asked for', async () => {
    const { mod } = scene.town;
    const mended = await fillIn(mod, await stepWith(FIRST), 'Who, when, where', { Speaker: 'new: Bo Reed' });
    expect(mended.text).toContain('**Bo Reed**');
    expect((await mod.press(mended, 'The whole')).text).toMatch(/New on record: .*Bo Reed/);
  });

  it('comes back where they were withdrawn before', async () => {
    const { mod } = scene.town;
    const form = await mod.slash('corpus define', { kind: 'person', name: 'Bo Reed' });
    await mod.press(await fillIn(mod, await mod.submit(form), 'Publish…', { why: 'New.' }), 'Publish');
    await confirm(mod, await mod.slash('corpus withdraw', { entry: 'person:own-bo-reed', why: 'A mistake.' }));
    const mended = await fillIn(mod, await stepWith(FIRST), 'Who, when, where', { Speaker: 'new: Bo Reed' });
    const whole = await fillIn(mod, await mod.press(mended, 'The whole'), 'Summary', { body: SUMMARY });
    const done = await mod.press(await fillIn(mod, whole, 'Publish…', { why: 'Here again.' }), 'Publish');
    expect(done.text).toContain('Published.');
  });

  it('is picked from suggestions while a name is typed', async () => {
    const { mod } = scene.town;
    const statements = await mod.autocomplete('corpus speaker', { statement: '' });
    const [first] = statements;
    expect(first?.name).toContain('lord-harris');
    const people = await mod.autocomplete('corpus speaker', { statement: String(first?.value), speaker: 'khan' });
    expect(people.map(({ name }) => name)).toContain('Sadiq Khan');
    const mended = await mod.slash('corpus speaker', {
      statement: String(first?.value),
      speaker: String(people.find(({ name }) => name === 'Sadiq Khan')?.value),
    });
    expect(mended.text).toContain('Sadiq Khan');
    expect(mended.text).toContain(FIRST);
  });

  it('may be somebody new, who comes on record with the source', async () => {
    const { mod } = scene.town;
    const step = await stepWith(FIRST);
    const mended = await fillIn(mod, step, 'Somebody new', {
      Name: 'Bo Reed',
      'Who that is': ['person'],
      'Office that they hold': 'Bridge warden',
    });
    expect(mended.text).toContain('Bo Reed');
    const whole = await mod.press(mended, 'The whole');
    expect(whole.text).toMatch(/New on record: .*Bo Reed/);
    const ready = await fillIn(mod, await fillIn(mod, whole, 'Summary', { body: SUMMARY }), 'Publish…', {
      why: 'New.',
    });
    expect(ready.text).toContain('**Added:** the person **Bo Reed**');
    expect((await mod.press(ready, 'Publish')).text).toContain('Published.');
    expect((await mod.slash('about', { what: 'Bo Reed' })).text).toContain('Bridge warden');
  });
});

describe('what was said', () => {
  it('is chosen from the passages of the source', async () => {
    const { mod } = scene.town;
    const form = await mod.press(await stepWith(FIRST), 'Words');
    const passages = form.modal?.sent.components[0]?.component?.options ?? [];
    expect(passages.map(({ label }) => label)).toEqual([FIRST, SECOND]);
    const mended = await mod.submit(form, { passage: [SECOND] });
    expect(mended.text).toContain(SECOND);
  });

  it('may be copied from the source, and is taken character for character', async () => {
    const { mod } = scene.town;
    const mended = await fillIn(mod, await stepWith(FIRST), 'Words', {
      passage: [],
      text: 'we were told to wait  for another year.',
    });
    expect(mended.text).toContain('> we were told to wait for another year.');
  });

  it('is never typed: other words than the source’s are refused as verbatim', async () => {
    const { mod } = scene.town;
    const refused = await fillIn(mod, await stepWith(FIRST), 'Words', {
      passage: [],
      text: 'We asked for fewer officers on the bridge.',
    });
    expect(refused.text).toContain('don’t stand in the source');
    expect(refused.text).toContain(FIRST);
    const reported = await fillIn(mod, refused, 'Words', {
      form: ['reported'],
      text: 'Lord Harris wanted more officers.',
    });
    expect(reported.text).toMatch(/Reported:\nLord Harris wanted more officers\./);
  });

  it('takes a side on a subject: the nearest on record are offered, and others by their names', async () => {
    const { mod } = scene.town;
    const form = await mod.press(await stepWith(FIRST), 'Stance');
    const offered = form.modal?.sent.components[1]?.component?.options ?? [];
    expect(offered).toHaveLength(25);
    expect(offered.slice(0, 3).map(({ label }) => label)).toContain('More armed officers');
    const refused = await mod.submit(form, { position: ['for'], on: '' });
    expect(refused.text).toContain('A stance needs what it is on');
    const picked = await fillIn(mod, refused, 'Stance', { position: ['for'], subject: ['armed-foot-patrols'], on: '' });
    expect(picked.text).toMatch(/for: armed foot patrols/i);
    const named = await fillIn(mod, picked, 'Stance', { position: ['against'], on: 'gun patrols' });
    expect(named.text).toContain('Against: gun patrols');
    expect(named.text).toContain(FIRST);
    const kept = await fillIn(mod, named, 'Stance', { position: ['conditional'] });
    expect(kept.text).toContain('With conditions: gun patrols');
    const none = await fillIn(mod, kept, 'Stance', { position: ['none'] });
    expect(none.text).not.toContain('gun patrols');
  });

  it('takes no side on what no subject is called, and says which are near', async () => {
    const { mod } = scene.town;
    const refused = await fillIn(mod, await stepWith(FIRST), 'Stance', { position: ['for'], on: 'patrols with guns' });
    expect(refused.text).toContain('No subject on record is called “patrols with guns” beyond doubt.');
    expect(refused.text).toMatch(/It may mean “.*Armed foot patrols/);
    const again = await mod.press(refused, 'Stance');
    expect(again.modal?.fields.map(({ value }) => value)).toContain('patrols with guns');
  });

  it('takes a side on a new subject, which comes on record with it and is undone by itself', async () => {
    const { mod } = scene.town;
    const step = await stepWith(FIRST);
    const unasked = await fillIn(mod, step, 'Stance', { position: ['for'], on: 'new: Officers on the bridge' });
    expect(unasked.text).toContain('A new subject needs a question');
    expect(unasked.text).toContain('in the field “As a question, where it is new”');
    const unnamed = await fillIn(mod, unasked, 'Stance', { position: ['for'], on: 'new:', question: 'Q?' });
    expect(unnamed.text).toContain('A new subject needs its label');
    const known = await fillIn(mod, step, 'Stance', { position: ['for'], on: 'new: gun patrols', question: 'Q?' });
    expect(known.text).toContain('That is on record already, as “armed-foot-patrols”');
    const made = await fillIn(mod, known, 'Stance', {
      position: ['for'],
      on: 'new: Officers on the bridge',
      question: 'Should there be officers on the bridge after dark?',
    });
    expect(made.text).toContain('For: Officers on the bridge');
    let whole = await mod.press(made, 'The whole');
    expect(whole.text).toMatch(/New on record: .*Officers on the bridge/);
    whole = await fillIn(mod, whole, 'Summary', { body: SUMMARY });
    const ready = await fillIn(mod, whole, 'Publish…', { why: 'New.' });
    expect(ready.text).toContain('**Added:** the subject **Officers on the bridge**');
    expect((await mod.press(ready, 'Publish')).text).toContain('Published.');
    const sides = await mod.slash('positions', { on: 'Officers on the bridge' });
    expect(sides.text).toContain('### For\n**Lord Harris of Haringey**');
    const history = await mod.slash('corpus history', { entry: 'subject:own-officers-on-the-bridge' });
    expect(history.text).toContain('New.');
  });

  it('takes the side that the form for words of an earlier version brings, also once its words were refused', async () => {
    const { mod } = scene.town;
    const typed = { passage: [], position: ['for'], on: 'patrols with guns' };
    const taken = await mod.submit(await formWithSide(await stepWith(FIRST)), { ...typed, text: FIRST });
    expect(taken.text).toContain('For: patrols with guns');
    const none = await mod.submit(await formWithSide(taken), { position: ['none'] });
    expect(none.text).not.toContain('patrols with guns');
    const text = 'We asked for fewer officers.';
    let refused = await mod.submit(await formWithSide(none), { ...typed, text });
    refused = await fillIn(mod, refused, 'Words', { text: 'We asked for none.' });
    expect(refused.text).toContain('don’t stand in the source');
    const mended = await fillIn(mod, refused, 'Words', { text: FIRST });
    expect(mended.text).toContain('For: patrols with guns');
  });

  it('is given its side by a command, which suggests subjects', async () => {
    const { mod } = scene.town;
    const [first] = await mod.autocomplete('corpus stance', { statement: '' });
    const statement = String(first?.value);
    const near = await mod.autocomplete('corpus stance', { statement, subject: '' }, 'subject');
    expect(near).toHaveLength(25);
    expect(near.slice(0, 3).map(({ name }) => name)).toContain('More armed officers');
    const typed = await mod.autocomplete('corpus stance', { statement, subject: 'armed fo' }, 'subject');
    expect(typed[0]?.name).toBe('Armed foot patrols');
    const subject = String(typed[0]?.value);
    const done = await mod.slash('corpus stance', { statement, position: 'conditional', subject });
    expect(done.text).toContain('With conditions: armed foot patrols');
    const lacking = await mod.slash('corpus stance', { statement, position: 'for' });
    expect(lacking.text).toContain('A stance needs what it is on');
  });

  it('has topics of its own', async () => {
    const { mod } = scene.town;
    const mended = await fillIn(mod, await stepWith(FIRST), 'Topics and ways of asking', {
      topics0: ['community-confidence'],
      topics1: [],
    });
    expect(mended.text).toContain('-# Community confidence');
  });

  it('may be added where the reading missed it', async () => {
    const { mod } = scene.town;
    const added = await fillIn(mod, draft, 'Add a statement', {
      Speaker: 'Sadiq Khan',
      form: ['reported'],
      text: 'The Mayor promised a review.',
    });
    expect(added.text).toMatch(/3 of 4.*Sadiq Khan.*The Mayor promised a review\./s);
  });
});

describe('what was counted', () => {
  it('is mended in all that makes a figure', async () => {
    const { mod } = scene.town;
    const mended = await fillIn(mod, await stepWith('127'), 'What and when', {
      Number: '1,270',
      Period: '2018-01-01 to 2018-06-30',
      'Counted by': 'Mayor of London',
    });
    expect(mended.text).toMatch(/1,270 killings.*January to June 2018/s);
    const noted = await fillIn(mod, mended, 'Caveats and ways of asking', {
      approximate: ['approximate'],
      note: 'As counted then.',
    });
    expect(noted.text).toContain('about 1,270');
    expect(noted.text).toContain('As counted then.');
  });

  it('refuses what is no number, no day or no measure, and keeps what was there', async () => {
    const { mod } = scene.town;
    let seen = await stepWith('127');
    for (const [values, line] of [
      [{ Number: 'many' }, /digits alone/],
      [{ Number: '127', Period: '2018-13-01 2018-12-31' }, /calendar day/],
      [{ Period: '2018-01-01 2018-12-31', Measure: 'Swans in Fennbridge' }, /No measure on record is called/],
    ] as const) {
      seen = await fillIn(mod, seen, 'What and when', values);
      expect(seen.text).toMatch(line);
      expect(seen.text).toContain('127 killings');
    }
  });

  it('may be of a measure that is new, and may be added', async () => {
    const { mod } = scene.town;
    const mended = await fillIn(mod, await stepWith('127'), 'New measure', {
      'What it is called': 'Swans in Fennbridge',
      Unit: 'swans',
      'What exactly is counted': 'Swans on the river at dawn.',
    });
    expect(mended.text).toMatch(/127 swans.*Swans in Fennbridge/s);
    const added = await fillIn(mod, await mod.press(mended, 'The whole'), 'Add a figure', {
      Measure: 'Killings in London',
      Number: '116',
      Period: '2017-01-01 2017-12-31',
      'Counted by': 'Metropolitan Police',
    });
    expect(added.text).toMatch(/4 of 4.*116 killings/s);
  });
});

describe('how people might ask for it', () => {
  const WAYS = 'Topics and ways of asking';
  const PHRASE = 'do the swans need constables?';

  /** The value of the field for the ways of asking, in a form that is open. */
  const waysIn = (form: Seen) => form.modal?.fields.find(({ customId }) => customId === 'asked')?.value ?? '';

  /** Publishes the draft. @returns the change as it was shown before */
  async function publish(step: Seen): Promise<string> {
    const { mod } = scene.town;
    const whole = await fillIn(mod, await mod.press(step, 'The whole'), 'Summary', { body: SUMMARY });
    const ready = await fillIn(mod, whole, 'Publish…', { why: 'New.' });
    expect((await mod.press(ready, 'Publish')).text).toContain('Published.');
    return ready.text;
  }

  it('finds a statement and is never shown, and stays when its words are edited', async () => {
    const { mod } = scene.town;
    expect((await ask(mod, PHRASE)).text).not.toContain(FIRST);
    let step = await fillIn(mod, await stepWith(FIRST), WAYS, {
      asked: `${PHRASE}\n\n  ${PHRASE}\ncygnets at night\n`,
    });
    step = await fillIn(mod, step, 'Stance', { position: ['for'], on: 'gun patrols' });
    step = await fillIn(mod, step, 'Who, when, where', { 'Role in which they spoke': 'Peer' });
    expect(waysIn(await mod.press(step, WAYS))).toBe(`${PHRASE}\ncygnets at night`);
    await publish(step);
    const answer = await ask(mod, 'cygnets at night');
    expect(answer.text).toContain(FIRST);
    expect(answer.text).not.toMatch(/constables|cygnets(?! at night)/);
    const onItsCard = await ask(mod, 'Lord Harris of Haringey on the bridge');
    expect(onItsCard.text).toContain(FIRST);
    expect(onItsCard.text).not.toContain('cygnets');
  });

  it('stays with a figure when what was counted is edited, and is never shown', async () => {
    const { mod } = scene.town;
    const caveats = 'Caveats and ways of asking';
    const phrase = 'how many zeppelins were downed in 2018?';
    let step = await fillIn(mod, await stepWith('127'), caveats, { asked: `${phrase}\nzeppelins in 2018` });
    step = await fillIn(mod, step, caveats, { note: 'As counted then.' });
    step = await fillIn(mod, step, 'What and when', { Area: 'Fennbridge' });
    expect(waysIn(await mod.press(step, caveats))).toBe(`${phrase}\nzeppelins in 2018`);
    step = await fillIn(mod, step, caveats, { asked: phrase });
    expect(await publish(step)).toContain(`Ways of asking: ${phrase}`);
    const onItsCard = await ask(mod, 'killings in Fennbridge in 2018');
    expect(onItsCard.text).toMatch(/127 killings.*As counted then\./s);
    expect(onItsCard.text).not.toContain('zeppelins');
  });

  it('is edited and cleared, and finds nothing any more', async () => {
    const { mod } = scene.town;
    let step = await fillIn(mod, await stepWith(FIRST), WAYS, { asked: PHRASE });
    step = await fillIn(mod, step, WAYS, { asked: 'cygnets at night' });
    expect(waysIn(await mod.press(step, WAYS))).toBe('cygnets at night');
    step = await fillIn(mod, step, WAYS, { asked: '' });
    expect(waysIn(await mod.press(step, WAYS))).toBe('');
    expect(await publish(step)).not.toContain('Ways of asking');
    expect((await ask(mod, 'cygnets at night')).text).not.toContain(FIRST);
  });
});

describe('what the source is', () => {
  it('is mended, and its id follows', async () => {
    const { mod } = scene.town;
    const mended = await fillIn(mod, draft, 'Details', {
      Title: 'More officers',
      'Day on which it appeared': '2019-05-03',
      Kind: ['report'],
    });
    expect(mended.text).toMatch(/More officers.*3 May 2019 · report/s);
    const bad = await fillIn(mod, mended, 'Details', { 'Day on which it appeared': '3 May' });
    expect(bad.text).toContain('the day on which it appeared has to be a calendar day as YYYY-MM-DD');
    // What was filled in is not lost with it.
    const again = await mod.press(bad, 'Details');
    expect(again.modal?.fields.map(({ value }) => value)).toContain('3 May');
  });

  it('has topics that are picked', async () => {
    const { mod } = scene.town;
    const mended = await fillIn(mod, draft, 'Topics', { topics0: ['armed-policing', 'knife-crime'], topics1: [] });
    expect(mended.text).toContain('Armed policing, Knife crime');
  });
});

describe('whose a draft is', () => {
  it('is its author’s until they hand it over to somebody who moderates', async () => {
    const { mod, other, alice, guild } = scene.town;
    const role = guild.role('helpers');
    await settle(mod, 'Moderator roles', role.id);
    const helper = scene.running.discord.user(`helper ${guild.id}`).in(scene.town.channel);
    guild.join(helper.user, role);
    expect((await openDraft(helper, 'Officers')).text).toBe(SAY.notYours(mod.user.id));
    const menu = await mod.press(draft, 'Hand over');
    const select = selectOf(menu, 'A moderator');
    const refused = await mod.select(menu, select, alice.user.id);
    expect(refused.text).toBe(SAY.noModerator);
    const again = await mod.press(await openDraft(mod, 'Officers'), 'Hand over');
    expect((await mod.select(again, select, other.user.id)).text).toBe(SAY.handedOver(other.user.id));
    expect((await openDraft(other, 'Officers')).text).toContain('Officers on the bridge');
    expect((await openDraft(helper, 'Officers')).text).toBe(SAY.notYours(other.user.id));
  });

  it('may be taken over by whoever manages the server, since its author may never come back', async () => {
    const { mod, other } = scene.town;
    const offered = await openDraft(other, 'Officers');
    expect(offered.text).toContain(SAY.takeOver(mod.user.id));
    expect((await other.press(offered, 'Take it over')).text).toContain('Officers on the bridge');
    expect((await mod.press(draft, 'Summary')).text).toBe(SAY.notYours(other.user.id));
  });

  it('loses nothing of two presses at once', async () => {
    const { mod } = scene.town;
    const form = await mod.press(draft, 'Details');
    const topics = await mod.press(draft, 'Topics');
    const summary = await mod.press(draft, 'Summary');
    await Promise.all([
      mod.submit(form, { Title: 'Both' }),
      mod.submit(topics, { topics0: ['armed-policing'], topics1: [] }),
      mod.submit(summary, { body: SUMMARY }),
    ]);
    const found = await openDraft(mod, 'Both');
    expect(found.text).toContain('Armed policing');
    expect(found.text).toContain('Nothing is missing');
  });

  it('is dropped at once where nobody has worked on it, else once that is confirmed', async () => {
    const { mod } = scene.town;
    const mended = await fillIn(mod, draft, 'Summary', { body: SUMMARY });
    const sure = await mod.press(mended, 'Drop');
    expect(sure.text).toBe(SAY.dropForGood);
    const kept = await mod.press(sure, 'Keep it');
    expect((await mod.press(await mod.press(kept, 'Drop'), 'Drop it')).text).toBe(SAY.dropped);
    expect((await mod.slash('corpus drafts')).text).toBe('No drafts wait here.');
  });

  it('is no more ready once it is changed, so that nobody publishes what they have not seen', async () => {
    const { mod, other } = scene.town;
    await mod.press(await mod.press(await mod.slash('settings'), 'Ask for a second moderator'), 'Save');
    const { url } = await pageFor(scene.running);
    const ready = await readyToPublish(mod, url);
    expect(ready.text).toContain(SAY.waiting);
    const [seen, open] = [await openDraft(other), await openDraft(other)];
    await fillIn(mod, await mod.press(ready, 'Back to the draft'), 'Details', { Title: 'Crossings, changed' });
    expect((await other.press(seen, 'Publish')).text).toBe(SAY.notReady);
    await fillIn(mod, await openDraft(mod), 'Publish…', { why: 'It is better now.' });
    const shown = await other.press(open, 'Publish');
    expect(shown.text).toContain(SAY.changedSince);
    expect((await other.press(shown, 'Publish')).text).toContain('Published.');
  });
});
