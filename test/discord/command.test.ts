import { describe, expect, it } from 'vitest';
import { actionOf, type Command, choicesFor, inputOf, type TextOption } from '../../src/discord/kit/command.ts';
import { lineView } from '../../src/discord/kit/components.ts';

/** What is known in the session of these commands. */
interface Session {
  boroughs: readonly string[];
}

const session: Session = { boroughs: ['Brent', 'Bromley', 'Ealing'] };

/** A borough, written in any case. */
const borough: TextOption<Session, string | undefined> = {
  is: 'text',
  description: 'A borough',
  suggest: (typed, { boroughs }) =>
    boroughs.filter((each) => each.startsWith(typed)).map((each) => ({ label: each, value: each })),
  read: (typed, { boroughs }) => boroughs.find((each) => each.toLowerCase() === typed.toLowerCase()),
};

/** What Discord tells of an interaction in which texts were filled in. */
function received(texts: Record<string, string>, files: Record<string, { contentType: string | null }> = {}) {
  return {
    getString: (name: string) => texts[name] ?? null,
    getAttachment: (name: string) => {
      const file = files[name];
      return file === undefined ? null : { name: 'notes.txt', url: 'https://cdn.test/notes.txt', size: 12, ...file };
    },
  };
}

describe('what was filled in', () => {
  it('is read as the option says', () =>
    expect(inputOf({ borough }, received({ borough: ' ealing ' }), session)).toEqual({ borough: 'Ealing' }));

  it.each([[{}], [{ borough: '   ' }]])('is nothing where an option is left out: %j', (texts) =>
    expect(inputOf({ borough }, received(texts), session)).toEqual({ borough: undefined }),
  );

  it('is read even if empty where the option is required, so that the command can say what is wrong', () => {
    const words = { ...borough, required: true, read: (typed: string) => typed };
    expect(inputOf({ words }, received({ words: '  ' }), session)).toEqual({ words: '' });
  });

  it('may be a file, whose type comes without its parameters', () => {
    const file = { is: 'file', description: 'A text' } as const;
    const handed = received({}, { file: { contentType: 'text/html; charset=utf-8' } });
    expect(inputOf({ file }, handed, session)).toMatchObject({ file: { name: 'notes.txt', mediaType: 'text/html' } });
    expect(inputOf({ file }, received({}), session)).toEqual({ file: undefined });
  });
});

describe('suggestions', () => {
  const suggest = (labels: string[], value = (label: string) => label) =>
    choicesFor(
      { ...borough, suggest: () => labels.map((label) => ({ label, value: value(label) })) },
      '',
      session,
      () => '',
    );

  it('come from the session', async () =>
    expect(await choicesFor(borough, 'Br', session, () => '')).toEqual([
      { name: 'Brent', value: 'Brent' },
      { name: 'Bromley', value: 'Bromley' },
    ]));

  it('are as many as Discord takes', async () =>
    expect(await suggest(Array.from({ length: 40 }, (_, index) => `Ward ${index}`))).toHaveLength(25));

  it('have shortened labels, and leave out a value that would have to be shortened', async () => {
    const [shortened] = await suggest(['a '.repeat(80)], () => 'a');
    expect(shortened?.name.length).toBeLessThanOrEqual(100);
    expect(await suggest(['long'], () => 'x'.repeat(101))).toEqual([]);
  });

  it('are none for a text that nothing is known of', async () =>
    expect(await choicesFor({ is: 'text', description: 'Words', read: () => '' }, 'a', session, () => '')).toEqual([]));
});

describe('a command of sub-commands', () => {
  const action = { description: 'Show a borough', options: { borough }, run: () => lineView('Shown.') };
  const command: Command<Session> = { name: 'boroughs', description: 'Boroughs', subcommands: { show: action } };

  it('does what was chosen', () => expect(actionOf(command, 'show')).toBe(action));
  it.each([null, 'hide'])('does nothing for %s', (name) => expect(actionOf(command, name)).toBeUndefined());
});
