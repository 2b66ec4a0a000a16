import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Discord } from './discord.ts';
import { NotOffered } from './people/offer.ts';
import type { FileToSend, OptionValues } from './people/options.ts';
import type { Seat } from './people/seat.ts';
import type { Seen } from './people/seen.ts';
import { transcript } from './people/transcript.ts';

export const HELP = `Write a message (@app words: with a mention), or
  /ask question: …        run a command (options as name: value; a file by its path)
  ?/quote speaker: di     suggestions for the last option
  press Next              press a button of the last message
  pick Who? = Khan        choose from a select, by the beginning of its words
  form 1 = words; 2 = …   hand in the form that is open, by the numbers of its fields
  menu Check …            use a message command on what was said last
  dm words                write to the app in private
  reply words             reply to the last message
  edit words · delete     change or take away what you said last
  look · on 3             the messages that you see; go back to one of them`;

/** How long to wait for an answer to a message: there may be none. */
const PATIENCE = 4_000;

/** One person's conversation with the app, line by line: each line in, what is to be seen then out. */
export class Play {
  readonly #discord: Discord;
  readonly #channel: Seat;
  readonly #direct: Seat;
  #seat: Seat;
  /** the last message; a form that is open is none */
  #seen: Seen | undefined;
  #form: Seen | undefined;
  #said: Seen | undefined;

  constructor(discord: Discord, name = 'you') {
    this.#discord = discord;
    const user = discord.user(name);
    const playground = discord.guild('Playground');
    playground.join(user, playground.role('keepers', 'ManageGuild'));
    this.#channel = user.in(playground.channel());
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
        return this.#handIn(rest);
      case 'look':
        return Promise.resolve(this.#look());
      case 'on':
        return Promise.resolve(this.#goBack(Number(rest)));
      case 'reply':
        return this.#answer(this.#seat.say(rest, { replyTo: this.#last() }));
      case 'menu':
        return this.#show(this.#seat.contextMenu(rest, this.#said ?? this.#last()));
      case 'edit':
        return this.#answer(this.#seat.edit(this.#mine(), rest));
      case 'delete':
        this.#seat.delete(this.#mine());
        return Promise.resolve('(deleted)');
      default:
        this.#seat = verb === 'dm' ? this.#direct : this.#channel;
        return this.#answer(this.#seat.say(this.#mentioning(verb === 'dm' ? rest : text)));
    }
  }

  async #slash(text: string): Promise<string> {
    this.#seat = this.#channel;
    const { words, values } = invocation(text, this.#optionNames());
    const { file } = values;
    const options = typeof file === 'string' ? { ...values, file: await fileAt(file) } : values;
    return this.#show(this.#seat.slash(words, options));
  }

  #mentioning(text: string): string {
    return text.replace(/^@\S+/, this.#discord.app.mention);
  }

  #handIn(text: string): Promise<string> {
    if (this.#form?.modal === undefined) throw new NotOffered('no form is open');
    const { fields } = this.#form.modal;
    const values = text.split(';').map(assignment);
    const named = values.map(([name, value]) => [fields[Number(name) - 1]?.customId ?? name, value]);
    return this.#show(this.#seat.submit(this.#form, Object.fromEntries(named)));
  }

  #look(): string {
    return this.#seat
      .sees()
      .map(({ author, text }, index) => `${index + 1}  ${author}: ${text.replace(/\s+/g, ' ').slice(0, 90)}`)
      .join('\n');
  }

  #goBack(number: number): string {
    const seen = this.#seat.sees()[number - 1];
    if (seen === undefined) throw new NotOffered('there is no such message');
    this.#seen = seen;
    return transcript(seen);
  }

  async #suggest(text: string): Promise<string> {
    const { words, values } = invocation(text, this.#optionNames());
    const choices = await this.#channel.autocomplete(words, values);
    const shown = choices.map(({ name, value }) => (name === value ? `  ${name}` : `  ${name}  =  ${value}`));
    return shown.join('\n') || '(no suggestions)';
  }

  #pick(text: string): Promise<string> {
    const [select, value] = assignment(text);
    const found = this.#last().selects.find(({ placeholder }) => placeholder.startsWith(select));
    const offered = found?.options.find(({ label }) => label.startsWith(value))?.value;
    return this.#show(this.#seat.select(this.#last(), found?.customId ?? select, offered ?? this.#named(value)));
  }

  /** The id of a role or a channel that is called so; anything else is meant as it is. */
  #named(name: string): string {
    const { guilds, channels } = this.#discord.world;
    const roles = [...guilds.values()].flatMap((guild) => [...guild.roles.values()]);
    return [...roles, ...channels.values()].find((each) => each.name === name)?.id ?? name;
  }

  async #show(pending: Promise<Seen>): Promise<string> {
    const seen = await pending;
    this.#form = seen.modal && seen;
    if (seen.id !== '') this.#seen = seen;
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

const MEDIA_TYPES: Record<string, string> = { html: 'text/html', pdf: 'application/pdf', md: 'text/markdown' };

async function fileAt(place: string): Promise<FileToSend> {
  const bytes = await readFile(place).catch(() => undefined);
  if (bytes === undefined) throw new NotOffered(`there is no file ${place}`);
  const filename = path.basename(place);
  return { filename, contentType: MEDIA_TYPES[filename.split('.').at(-1) ?? ''] ?? 'text/plain', bytes };
}

function typed(value: string): string | boolean {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}

function assignment(text: string): [string, string] {
  const [name = '', ...value] = text.split('=');
  return [name.trim(), value.join('=').trim()];
}
