import { Corpus } from '../corpus/corpus.ts';
import { loadCorpus } from '../corpus/files.ts';
import type { Source } from '../corpus/schema.ts';
import { verifySource } from '../drafting/verify/verify.ts';
import { CORPUS, defineCommand } from './command.ts';
import { Progress } from './progress.ts';
import { type Streams, write } from './streams.ts';
import type { Surroundings } from './surroundings.ts';
import { checkBlock, isWrong, summaryLine } from './verify-blocks.ts';
import { type SourceCheck, StateTrouble, VerifyState } from './verify-state.ts';
import type { Block } from './view/block.ts';
import { layOutFor } from './view/layout.ts';

/** `corpus verify`: holds sources against what their pages say now. */
export const verifyCommand = defineCommand({
  usage: ['npm run corpus -- verify [source …] [--json]'],
  about: `Fetches the page of each source again and tells which links are dead, which verbatim words no longer stand there and which
figures are not on it; for what is only reported it tells which exact words of the same speaker there are (npm run words takes them).
A source is named by its id, or by words that stand in it; without one, every source is looked at.`,
  options: {
    json: { type: 'boolean', does: 'print what is found as one JSON object' },
    state: {
      type: 'string',
      value: 'file',
      does: 'where an interrupted run is kept, to go on from (default: .verify.json)',
    },
    again: { type: 'boolean', does: 'forget an interrupted run' },
    corpus: { ...CORPUS, does: 'look at another corpus' },
  },
  status: '0 all of it stands; 1 something does not, or could not be read; 2 wrong use',
  run: ({ values, positionals: wanted }, surroundings: VerifySurroundings) => {
    const { json = false, state = '.verify.json', again = false, corpus } = values;
    return verify({ wanted, json, state, again, folder: corpus }, surroundings);
  },
});

type VerifySurroundings = Pick<Surroundings, 'streams' | 'folder' | 'fetchPage' | 'readPage'>;

/** When this many sites in a row don't answer, this machine is taken to be cut off from the network. */
const CUT_OFF = 5;

interface Arguments {
  wanted: string[];
  json: boolean;
  state: string;
  again: boolean;
  folder: string | undefined;
}

async function verify(asked: Arguments, surroundings: VerifySurroundings): Promise<number> {
  const { streams } = surroundings;
  const folder = asked.folder ?? surroundings.folder;
  const { content, usable } = await loadCorpus(folder, { oddities: false });
  if (!usable)
    return failed(streams, `The corpus in ${folder} cannot be used. “npm run corpus -- check” tells what is wrong.`);
  const corpus = new Corpus(content);
  const unknown = asked.wanted.find((wanted) => !content.sources.some((source) => isWanted(source, [wanted])));
  if (unknown !== undefined) return failed(streams, `No source’s id is or holds “${unknown}”.`);
  const sources = content.sources.filter((source) => asked.wanted.length === 0 || isWanted(source, asked.wanted));
  try {
    const state = await VerifyState.open(asked.state);
    if (asked.again) await state.forget(sources);
    return await new Verification(corpus, asked, surroundings, state).of(sources);
  } catch (error) {
    if (!(error instanceof StateTrouble)) throw error;
    return failed(streams, `--state: ${error.message}`);
  }
}

/** One run over some sources. */
class Verification {
  readonly #corpus: Corpus;
  readonly #asked: Arguments;
  readonly #surroundings: VerifySurroundings;
  readonly #state: VerifyState;
  readonly #progress: Progress;

  constructor(corpus: Corpus, asked: Arguments, surroundings: VerifySurroundings, state: VerifyState) {
    this.#corpus = corpus;
    this.#asked = asked;
    this.#surroundings = surroundings;
    this.#state = state;
    this.#progress = new Progress(surroundings.streams.errors);
  }

  async of(sources: readonly Source[]): Promise<number> {
    const before = sources.filter((source) => this.#state.done(source) !== undefined).length;
    if (before > 0) await this.#tell(`Going on with an interrupted run: ${before} of ${sources.length} are done.\n`);
    const checks: SourceCheck[] = [];
    const silent = new Set<string>();
    for (const source of sources) {
      this.#progress.show(checks.length, sources.length, source.publisher);
      const done = this.#state.done(source);
      const { check, isSilent } = done === undefined ? await this.#check(source) : { check: done, isSilent: false };
      checks.push(check);
      if (isSilent) silent.add(new URL(source.url).host);
      else silent.clear();
      if (silent.size === CUT_OFF) return this.#cutOff(checks, sources);
      if (done === undefined && !isSilent) await this.#state.keep(source, check);
      this.#progress.clear();
      if (!this.#asked.json) await this.#show(checkBlock(check));
    }
    await this.#state.forget(sources);
    return this.#end(checks);
  }

  async #check(source: Source): Promise<{ check: SourceCheck; isSilent: boolean }> {
    const { fetchPage, readPage } = this.#surroundings;
    const { id, url } = source;
    const fetched = await fetchPage(url);
    if ('reason' in fetched) {
      const outcome = fetched.code === 'gone' ? 'gone' : 'not-read';
      const isSilent = fetched.code === 'no-answer' || fetched.code === 'too-slow';
      return { check: { id, url, outcome, reason: fetched.reason }, isSilent };
    }
    const moved =
      (fetched.redirectedFrom ?? []).length > 0 && fetched.url !== undefined ? { movedTo: fetched.url } : {};
    const read = await readPage(fetched);
    if (read.kind !== 'article') {
      const reason = read.kind === 'feed' ? 'The page is a feed now.' : `It can’t be read: ${read.reason}`;
      return { check: { id, url, outcome: 'not-read', reason, ...moved }, isSilent: false };
    }
    const { title } = read.article;
    const page = verifySource(source, read.article, this.#corpus);
    const titled = title === undefined ? {} : { title };
    return { check: { id, url, outcome: 'read', ...moved, ...titled, page }, isSilent: false };
  }

  async #cutOff(checks: readonly SourceCheck[], sources: readonly Source[]): Promise<number> {
    const { reason = '' } = checks.at(-1) ?? {};
    const done = sources.filter((source) => this.#state.done(source) !== undefined).length;
    await this.#end(checks);
    await write(
      this.#surroundings.streams.errors,
      `${CUT_OFF} sites one after the other don’t answer, so the rest is left (${done} of ${sources.length} done). ${reason} Look at this machine’s connection and run it again: it goes on from there.\n`,
    );
    return 1;
  }

  async #end(checks: readonly SourceCheck[]): Promise<number> {
    this.#progress.clear();
    const { output } = this.#surroundings.streams;
    const json = () => `${JSON.stringify({ sources: checks, summary: summaryLine(checks) }, null, 2)}\n`;
    await write(output, this.#asked.json ? json() : `${summaryLine(checks)}\n`);
    return checks.some(isWrong) ? 1 : 0;
  }

  async #show(block: Block | undefined): Promise<void> {
    if (block === undefined) return;
    const { output } = this.#surroundings.streams;
    await write(output, `${layOutFor(output, [block])}\n`);
  }

  /** For people, so never among JSON. */
  async #tell(text: string): Promise<void> {
    const { output, errors } = this.#surroundings.streams;
    await write(this.#asked.json ? errors : output, text);
  }
}

function isWanted({ id }: Source, wanted: readonly string[]): boolean {
  return wanted.some((each) => id.includes(each));
}

async function failed({ errors }: Streams, reason: string): Promise<number> {
  await write(errors, `${reason}\n`);
  return 2;
}
