import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { withExactWords } from '../corpus/amend.ts';
import { sourceFile } from '../corpus/parse.ts';
import type { ReportedCheck } from '../drafting/types.ts';
import { putFile } from './put-file.ts';
import { readLines, type Streams, write } from './streams.ts';
import { offerBlock } from './verify-blocks.ts';
import type { SourceCheck } from './verify-state.ts';
import { layOutFor } from './view/layout.ts';

type Answer = 'yes' | 'no' | 'quit';

const ANSWERS: Readonly<Record<string, Answer>> = { y: 'yes', yes: 'yes', n: 'no', no: 'no', q: 'quit', quit: 'quit' };

/** Asks a person about exact words that are offered, one by one, and writes those that are accepted. */
export class Offers {
  readonly #folder: string;
  readonly #streams: Streams;
  #answers: AsyncIterator<{ text: string } | { tooLong: true }> | undefined;

  /** @param folder of the corpus whose files are written */
  constructor(folder: string, streams: Streams) {
    this.#folder = folder;
    this.#streams = streams;
  }

  /** @returns false once whoever is asked wants to be asked no more */
  async ask({ id: source, page }: SourceCheck): Promise<boolean> {
    const offered = (page?.statements ?? []).filter((check): check is ReportedCheck => check.form === 'reported');
    for (const { id, words, offers } of offered) {
      for (const offer of offers) {
        const { output } = this.#streams;
        await write(output, `${layOutFor(output, [offerBlock(`${source}#${id}`, words, offer)])}\n`);
        const answer = await this.#answer('Put these exact words in its place? [y]es, [n]o, [q]uit: ');
        if (answer === 'quit') return false;
        if (answer === 'no') continue;
        await this.#accept(source, id, offer.text);
        break;
      }
    }
    return true;
  }

  async #answer(question: string): Promise<Answer> {
    const { input, output } = this.#streams;
    this.#answers ??= readLines(input)[Symbol.asyncIterator]();
    for (;;) {
      await write(output, question);
      const { done, value } = await this.#answers.next();
      if (done === true) return 'quit';
      const answer = 'tooLong' in value ? undefined : ANSWERS[value.text.trim().toLowerCase()];
      if (answer !== undefined) return answer;
      await write(output, 'Type y, n or q, then Enter.\n');
    }
  }

  async #accept(source: string, statement: string, words: string): Promise<void> {
    const { output } = this.#streams;
    const file = path.join(this.#folder, sourceFile(source));
    try {
      const amended = withExactWords(await readFile(file, 'utf8'), source, statement, words);
      await putFile(file, amended);
      await write(output, `Written: ${source}#${statement} is verbatim now.\n\n`);
    } catch (error) {
      await write(output, `Not written: ${error instanceof Error ? error.message : String(error)}\n\n`);
    }
  }
}
