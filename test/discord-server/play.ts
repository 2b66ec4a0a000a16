import type { Discord } from './discord.ts';
import { NotOffered } from './people/offer.ts';
import type { OptionValues } from './people/options.ts';
import type { Seat } from './people/seat.ts';
import type { Seen } from './people/seen.ts';
import { transcript } from './people/transcript.ts';

export const HELP = `Write a message, or
  /ask question: …        run a command (options as name: value)
  ?/quote speaker: di     suggestions for the last option
  press Next              press a button of what you saw last
  pick Who? = Khan        choose from a select
  form Field = words      hand in the form that is open (fields apart by ;)
  menu Check …            use a message command on what was said last
  dm words                write to the app in private
  edit words · delete     change or take away what you said last`;

/** How long to wait for an answer to a message: there may be none. */
const PATIENCE = 4_000;

/** One person's conversation with the app, line by line: each line in, what is to be seen then out. */
export class Play {
  readonly #discord: Discord;
  readonly #channel: Seat;
  readonly #direct: Seat;
  #seat: Seat;
  #seen: Seen | undefined;
  #said: Seen | undefined;

  constructor(discord: Discord, name = 'you') {
    this.#discord = discord;
    const user = discord.user(name);
    this.#channel = user.in(discord.guild('Playground').channel());
    this.#direct = user.direct();
    this.#seat = this.#channel;
  }

  async line(text: string): Promise<string> {
    try {
      return await this.#act(text.trim());
    } catch (error) {
      if (error instanceof NotOffered) return `✗ ${error.message}`;
      throw error;
    }
  }

  #act(text: string): Promise<string> {
    const [verb = '', ...words] = text.split(' ');
    const rest = words.join(' ');
    if (text.startsWith('?/')) return this.#suggest(text.slice(2));
    if (text.startsWith('/')) return this.#slash(text.slice(1));
    switch (verb) {
      case '':
      case 'help':
        return Promise.resolve(HELP);
      case 'press':
        return this.#show(this.#seat.press(this.#last(), rest));
      case 'pick':
        return this.#pick(rest);
      case 'form':
        return this.#show(this.#seat.submit(this.#last(), Object.fromEntries(rest.split(';').map(assignment))));
      case 'menu':
        return this.#show(this.#seat.contextMenu(rest, this.#said ?? this.#last()));
      case 'edit':
        return this.#answer(this.#seat.edit(this.#mine(), rest));
      case 'delete':
        this.#seat.delete(this.#mine());
        return Promise.resolve('(deleted)');
      default:
        this.#seat = verb === 'dm' ? this.#direct : this.#channel;
        return this.#answer(this.#seat.say(verb === 'dm' ? rest : text));
    }
  }

  #slash(text: string): Promise<string> {
    this.#seat = this.#channel;
    const { words, values } = invocation(text, this.#optionNames());
    return this.#show(this.#seat.slash(words, values));
  }

  async #suggest(text: string): Promise<string> {
    const { words, values } = invocation(text, this.#optionNames());
    const choices = await this.#channel.autocomplete(words, values);
    return choices.map(({ name }) => `  ${name}`).join('\n') || '(no suggestions)';
  }

  #pick(text: string): Promise<string> {
    const [select, value] = assignment(text);
    return this.#show(this.#seat.select(this.#last(), select, value));
  }

  async #show(pending: Promise<Seen>): Promise<string> {
    const seen = await pending;
    this.#seen = seen;
    return transcript(seen);
  }

  async #answer(said: Seen): Promise<string> {
    this.#said = said;
    const answer = await this.#seat.answerTo(said, PATIENCE);
    if (!answer) return '(no answer)';
    this.#seen = answer;
    return transcript(answer);
  }

  /** Of all commands: a word with a colon is an option only where it is one of these. */
  #optionNames(): Set<string> {
    const options = [...this.#discord.world.commands.values()].flatMap(({ command }) => command.options ?? []);
    return new Set(options.flatMap((option) => [option.name, ...(option.options ?? []).map(({ name }) => name)]));
  }

  #last(): Seen {
    if (!this.#seen) throw new NotOffered('there is nothing yet');
    return this.#seen;
  }

  #mine(): Seen {
    if (!this.#said) throw new NotOffered('you have said nothing yet');
    return this.#said;
  }
}

/** `source add url: x note: y` → the words before the first option, then the values of those options that there are. */
function invocation(text: string, known: ReadonlySet<string>): { words: string; values: OptionValues } {
  const [words = '', ...rest] = text.split(/\s*\b([\w-]+):(?=\s|$)/);
  const values = new Map<string, string>();
  let current = '';
  for (let index = 0; index < rest.length; index += 2) {
    const [name = '', value = ''] = rest.slice(index, index + 2);
    if (known.has(name)) current = name;
    values.set(current, known.has(name) ? value : `${values.get(current) ?? ''} ${name}:${value}`);
  }
  return { words, values: Object.fromEntries([...values].map(([name, value]) => [name, typed(value.trim())])) };
}

function typed(value: string): string | boolean {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}

function assignment(text: string): [string, string] {
  const [name = '', ...value] = text.split('=');
  return [name.trim(), value.join('=').trim()];
}
