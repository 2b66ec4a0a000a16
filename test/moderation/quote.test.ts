/** Adding one quotation: what is checked, and what is told. */
import { describe, expect, it } from 'vitest';
import { SAY } from '../../src/moderation/session/words.ts';
import { setScene } from './scene.ts';
import { ask, confirm, ENTRY, fillIn, pageFor, publish, toggle, WORDS } from './town.ts';

const scene = setScene();

describe('a quotation', () => {
  it('is looked for on the page at once: words that don’t stand there are refused, with what does, and kept', async () => {
    const { mod } = scene.town;
    const { url: link } = await pageFor(scene.running);
    const refused = await mod.slash('corpus quote', {
      who: 'Lord Harris',
      words: WORDS.replace('safest', 'worst'),
      link,
    });
    expect(refused.text).toContain(SAY.wordsNotThere);
    expect(refused.text).toContain(`${SAY.pageHas}\n> Lord Harris of Haringey said: “${WORDS}`);
    const form = await mod.press(refused, 'Open the form again');
    expect(form.modal?.fields[1]?.value).toContain('worst');
    const preview = await mod.submit(form, { words: WORDS });
    expect(preview.text).toContain(`> ${WORDS}`);
    await confirm(mod, preview);
    expect((await ask(mod)).text).toContain(WORDS);
    expect((await mod.slash('corpus show', { entry: ENTRY })).text).toContain('fetched from');
  });

  it('is given to somebody else than the page does only where that is seen', async () => {
    const { mod } = scene.town;
    const { url: link } = await pageFor(scene.running);
    const preview = await mod.slash('corpus quote', { who: 'Sadiq Khan', words: WORDS, link });
    expect(preview.text).toContain(SAY.movedWords);
    expect(preview.text).toMatch(/Lord Harris of Haringey → \*\*Sadiq Khan/);
  });

  it('joins the source where that is on record, and is not there twice', async () => {
    const { mod } = scene.town;
    const other = 'The lamps of Fennbridge should burn all night, and not only until twelve.';
    const page = await pageFor(scene.running, `${WORDS}”</p><p>Lord Harris of Haringey said: “${other}`);
    const first = await mod.slash('corpus quote', { who: 'Lord Harris of Haringey', words: other, link: page.url });
    await confirm(mod, first);
    const again = await mod.slash('corpus quote', { who: 'Lord Harris of Haringey', words: other, link: page.url });
    expect(again.text).toContain(SAY.wordsKnown);
    const second = await mod.slash('corpus quote', { who: 'Lord Harris of Haringey', words: WORDS, link: page.url });
    expect(second.text).toContain('**Added:** **Lord Harris of Haringey**');
    expect(second.text).not.toContain('**Added:** the source');
    await confirm(mod, second);
    const shown = await mod.slash('corpus show', { entry: ENTRY });
    expect(shown.text).toContain(other);
    expect(shown.text).toContain(WORDS);
  });

  it('may stand on no page: with its day, and who vouches for it', async () => {
    const { mod, alice } = scene.town;
    const link = 'Bo Reed, who has the letter';
    const words = 'Stop and search in Fennbridge will be looked at again before the summer.';
    const quote = { who: 'Lord Harris of Haringey', words, link, where: 'Letter to the residents' };
    expect((await mod.slash('corpus quote', quote)).text).toContain(SAY.noDay);
    const preview = await mod.slash('corpus quote', { ...quote, day: '2019-03-04' });
    expect(preview.text).toContain(SAY.vouched(link));
    expect((await confirm(mod, preview)).text).toContain('Published.');
    const answer = await ask(alice, 'what did Lord Harris say about stop and search in Fennbridge?');
    expect(answer.text).toContain(words);
    expect(answer.text).toContain(`${link} vouches for it, and no page has it`);
  });

  it('asks once for the topics of words that name none', async () => {
    const { mod } = scene.town;
    const words = 'We will never close this station';
    const quote = { who: 'Lord Harris of Haringey', words, link: 'Bo Reed, who was there', day: '2019-03-04' };
    const draft = await mod.slash('corpus quote', quote);
    expect(draft.text.match(/topic is still to be filled in/g)).toHaveLength(1);
    const filled = await fillIn(mod, draft, 'To do: Topics', { topics0: ['community-confidence'] });
    expect(filled.text).toContain('Nothing is missing');
  });

  it('opens a form where something is not filled in, and says what can’t be read', async () => {
    const { mod } = scene.town;
    const { url: link } = await pageFor(scene.running);
    const form = await mod.slash('corpus quote', { who: 'Lord Harris of Haringey', link });
    expect(form.modal?.fields.map(({ value }) => value)).toEqual(['Lord Harris of Haringey', '', link, '', '']);
    expect((await mod.submit(form, { words: WORDS, day: 'May 2019' })).text).toContain('YYYY-MM-DD');
    expect((await mod.submit(form, { words: WORDS, link: 'http://10.0.0.1/' })).text).toContain('private network');
    expect((await mod.submit(form, { words: WORDS, who: 'Lord' })).text).toContain('beyond doubt');
  });

  it('waits for a second moderator where the server wants one', async () => {
    const { mod, other } = scene.town;
    await toggle(mod, 'Ask for a second moderator');
    const { url: link } = await pageFor(scene.running);
    const preview = await mod.slash('corpus quote', { who: 'Lord Harris of Haringey', words: WORDS, link });
    expect(preview.text).toContain(SAY.waiting);
    const list = await other.slash('corpus drafts');
    expect((await confirm(other, await other.press(list, 'Open 1'))).text).toContain('Published.');
  });

  it('is for moderators alone', async () => {
    const { alice, mod } = scene.town;
    await publish(mod, (await pageFor(scene.running)).url);
    expect((await alice.slash('corpus quote', { who: 'Lord Harris' })).text).toBe(SAY.notYou);
    expect((await alice.contextMenu('Add to the record…', alice.say('Words.'))).text).toBe(SAY.notYou);
  });
});
