/** What people do in the local Discord while the bot is measured. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Discord } from '../discord-server/discord.ts';
import type { Seat } from '../discord-server/people/seat.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import { readQuestions } from '../eval/questions.ts';

/** Somebody in a channel of their own, with an answer in front of them whose buttons can be pressed. */
interface Person {
  seat: Seat;
  answer: Seen;
}

const SERVERS = 5;
const TURN = 'turn';
const BUTTONS = [TURN, 'In context', 'Copy as citation', 'Follow up'];
const TYPED: [option: string, text: string][] = [
  ['speaker', ''],
  ['speaker', 'dick'],
  ['speaker', 'cresida'],
  ['topic', 'stop'],
];
const FIRST_QUESTION = 'What did Lord Harris say about armed patrols?';
/** One after the other, so that nobody's first question is a load yet. */
const ARRIVE_EVERY_MS = 25;

/** People with questions, in several servers. */
export class Crowd {
  readonly #discord: Discord;
  readonly #questions = readQuestions('dev').map(({ q }) => q);
  #people: Person[] = [];

  constructor(discord: Discord) {
    this.#discord = discord;
  }

  /** So many people sit down, and each asks a first question. */
  async arrive(count: number): Promise<void> {
    const servers = Array.from({ length: SERVERS }, (_, index) => this.#discord.guild(`server ${index}`));
    for (let index = 0; index < count; index += 1) {
      const channel = (servers[index % SERVERS] ?? this.#discord.guild()).channel(`room ${index}`);
      const seat = this.#discord.user(`person ${index}`).in(channel);
      this.#people.push({ seat, answer: await seat.slash('ask', { question: FIRST_QUESTION }) });
      await wait(ARRIVE_EVERY_MS);
    }
  }

  /** The one who does something as the so-manieth: everybody in turn. */
  #person(at: number): Person {
    const person = this.#people[at % this.#people.length];
    if (person === undefined) throw new Error('nobody has arrived');
    return person;
  }

  /** Commands and buttons, half and half; most commands are questions. */
  act(at: number): Promise<unknown> {
    const { seat, answer } = this.#person(at);
    // Everybody comes round to everything, however many they are.
    const turn = at + Math.floor(at / this.#people.length);
    if (turn % 2 === 0) return press(seat, answer, BUTTONS[(turn / 2) % BUTTONS.length] ?? TURN);
    if (turn % 10 === 1) return seat.slash('quote', { speaker: 'Cressida Dick' });
    if (turn % 10 === 3) return seat.slash('help');
    return this.ask(at);
  }

  ask(at: number): Promise<unknown> {
    const question = this.#questions[at % this.#questions.length] ?? FIRST_QUESTION;
    return this.#person(at).seat.slash('ask', { question });
  }

  complete(at: number): Promise<unknown> {
    const [option, text] = TYPED[at % TYPED.length] ?? ['speaker', ''];
    return this.#person(at).seat.autocomplete('quote', { [option]: text }, option);
  }
}

/** Presses a button by its label, or turns the page to where there is one. */
function press(seat: Seat, answer: Seen, button: string): Promise<Seen> {
  if (button !== TURN) return seat.press(answer, button);
  const isLast = answer.now()?.buttons.some(({ label, disabled }) => label === 'Next' && disabled);
  return seat.press(answer, isLast ? 'Previous' : 'Next');
}

/** Begins one thing after the other at a steady rate, whether or not earlier ones are done; comes back when all are. */
export async function atRate(perSecond: number, seconds: number, act: (at: number) => Promise<unknown>): Promise<void> {
  const began = performance.now();
  const deeds = Array.from({ length: perSecond * seconds }, async (_, at) => {
    await wait(Math.max(0, (at * 1_000) / perSecond - (performance.now() - began)));
    await act(at);
  });
  await Promise.all(deeds);
}

/** So many hands, each with one thing after the other, for a while. @returns how many things were done */
export async function asFastAsPossible(
  hands: number,
  seconds: number,
  act: (at: number) => Promise<unknown>,
): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let begun = 0;
  let done = 0;
  const work = async () => {
    while (performance.now() < until) {
      await act(begun++);
      if (performance.now() < until) done += 1;
    }
  };
  await Promise.all(Array.from({ length: hands }, work));
  return done;
}
