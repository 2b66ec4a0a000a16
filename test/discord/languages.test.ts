import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, messageCommands, moderatorCommands } from '../../commands/index.ts';
import { commandBodies } from '../../src/discord/kit/command-bodies.ts';
import { readLanguages } from '../../src/discord/kit/languages.ts';
import { botAt, type Running, startRunning } from './running.ts';

const SHIPPED = path.join(import.meta.dirname, '../../commands/languages');
const FRENCH = {
  ask: { name: 'demander', description: 'Posez une question sur la police de Londres' },
  'ask.question': { name: 'question', description: 'Par exemple : combien d’homicides en 2018 ?' },
  'corpus.add': { name: 'ajouter' },
  '*.private': { name: 'discret', description: 'Ne montrer la réponse qu’à vous' },
  'Check against the record': { name: 'Vérifier' },
};

let folder: string;
let problems: string[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'languages-'));
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'fr.json'), JSON.stringify(FRENCH));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function read() {
  problems = [];
  return readLanguages(folder, (problem) => problems.push(problem));
}

describe('a language of the commands', () => {
  it('is a file: what it names is called so, and the rest stays English', () => {
    const bodies = commandBodies({ commands, messageCommands, moderatorCommands, languages: read() });
    expect(problems).toEqual([]);
    const ask = bodies.find(({ name }) => name === 'ask');
    expect(ask).toMatchObject({
      name: 'ask',
      name_localizations: { 'en-GB': 'ask', fr: 'demander' },
      description_localizations: {
        'en-GB': expect.stringContaining('Ask anything'),
        fr: expect.stringContaining('Posez'),
      },
      options: [
        { name_localizations: { fr: 'question' } },
        { name: 'private', name_localizations: { 'en-GB': 'private', fr: 'discret' } },
      ],
    });
    const corpus = bodies.find(({ name }) => name === 'corpus');
    expect(corpus?.name_localizations).toEqual({ 'en-GB': 'corpus' });
    expect(JSON.stringify(corpus)).toContain('"fr":"ajouter"');
    expect(bodies.find(({ name }) => name === 'Check against the record')).toMatchObject({
      name_localizations: { fr: 'Vérifier' },
    });
  });

  it('that can’t be used is told of and left out', async () => {
    await writeFile(path.join(folder, 'xx.json'), '{}');
    await writeFile(path.join(folder, 'de.json'), JSON.stringify({ ask: { name: 'x'.repeat(33) } }));
    await writeFile(path.join(folder, 'it.json'), '{');
    expect(Object.keys(read())).toEqual(['fr']);
    expect(problems.map((problem) => path.basename(problem.split(' ')[0] ?? '')).sort()).toEqual([
      'de.json',
      'it.json',
      'xx.json',
    ]);
  });

  it('is written as the README beside the languages shows it', async () => {
    const [, example = ''] = /```json\n([^`]*)```/.exec(await readFile(path.join(SHIPPED, 'README.md'), 'utf8')) ?? [];
    await writeFile(path.join(folder, 'fr.json'), example);
    const { fr } = read();
    expect(fr).toEqual(JSON.parse(example));
    const bodies = commandBodies({ commands, messageCommands, moderatorCommands, languages: { fr: fr ?? {} } });
    for (const { name } of Object.values(fr ?? {})) expect(JSON.stringify(bodies)).toContain(`"fr":"${name}"`);
    await writeFile(path.join(folder, 'fr.json'), JSON.stringify(FRENCH));
  });

  it('ships without a mistake', () => {
    readLanguages(SHIPPED, (problem) => expect.fail(problem));
  });
});

describe('a bot', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startRunning({ languages: read() });
  });
  afterAll(() => running.stop());

  it('registers its languages once, and not again at the next start', async () => {
    const puts = () => running.discord.exchanges.filter(({ method }) => method === 'PUT').length;
    expect(running.discord.violations).toEqual([]);
    const before = puts();
    const again = botAt(running.discord, running, { languages: read() });
    await again.start();
    await again.stop();
    expect(puts()).toBe(before);
    const other = botAt(running.discord, running);
    await other.start();
    await other.stop();
    expect(puts()).toBe(before + 1);
  });

  it.each(['en-US', 'de', 'ja'])('answers in English whatever somebody’s language is: %s', async (locale) => {
    running.discord.world.locale = locale;
    const alice = running.discord.user('alice').in(running.discord.guild(`Town ${locale}`).channel());
    const answer = await alice.slash('ask', { question: 'How many killings were there in London in 2018?' });
    expect(answer.text).toContain('134 killings');
    expect(answer.text).toContain('Counted by Metropolitan Police');
    expect(answer.text).toContain('31 December 2018');
  });
});
