import { Corpus } from '../corpus/corpus.ts';
import { loadFiles } from '../corpus/files.ts';
import type { CorpusContent } from '../corpus/schema.ts';
import { RecordService } from '../record/record-service.ts';
import { Archive } from '../record/word-archive.ts';
import { lookAgain, pagesOf } from '../record/word-look.ts';
import { differing, type FoundPage, foundPage, onOffer, readWordsState } from '../record/word-page.ts';
import { planOf, type SearchPlan } from '../record/word-plan.ts';
import { WordSearch } from '../record/word-search.ts';
import { SHARED_SCOPE } from '../store/revisions.ts';
import type { Store } from '../store/store.ts';
import type { Meant } from '../store/words.ts';
import { defineCommand } from './command.ts';
import { Keys } from './keys.ts';
import { Progress } from './progress.ts';
import { withStore } from './stored.ts';
import { write } from './streams.ts';
import type { Surroundings } from './surroundings.ts';
import { counted } from './view/block.ts';
import { layOutFor } from './view/layout.ts';
import { differenceBlock } from './words-blocks.ts';
import { WordsDeciding } from './words-deciding.ts';

/** `words`: fetches the exact words of what is only reported, and asks a person about them. */
export const wordsCommand = defineCommand({
  usage: [
    'npm run words [-- source …]',
    'npm run words -- --pages',
    'npm run words -- --look',
    'npm run words -- --undo <what>',
  ],
  about: `Fetches the exact words of the record’s reported statements from their pages, and asks about them: the clear ones together,
the others one by one. It says first what it will do. What is found stays on this machine, in the data, and is shown with the day on
which it stood there; the files of the record stay as they are. It can be ended at any time and goes on from there.
A source is named by its id, or by words that stand in it; without one, every source is looked at.`,
  options: {
    yes: { type: 'boolean', does: 'begin to read the pages without asking' },
    pages: { type: 'boolean', does: 'tell which pages could not be read, and which differ from the record' },
    again: { type: 'boolean', does: 'read pages again that were read before' },
    look: { type: 'boolean', does: 'look whether the words that were taken still stand on their pages' },
    undo: {
      type: 'string',
      value: 'what',
      does: 'take words back: of a statement (source#statement), a source, a run (as it was told) or all',
    },
  },
  status:
    '0 done; 1 it was ended before all pages were read, or not all words stand where they were; 2 wrong use, or data that cannot be used',
  mistake: ({ values }) => (values.undo === '' ? '--undo needs a statement, a source, a run or “all”.' : undefined),
  run: ({ values, positionals }, surroundings: WordsSurroundings) =>
    withStore(surroundings.place, surroundings.streams, async (store) => {
      const { folder, now, streams } = surroundings;
      const recordService = await RecordService.open({ store, shipped: await loadFiles(folder), now, retires: false });
      const { shared } = recordService.snapshot;
      if (!shared.usable) {
        await write(
          streams.errors,
          `The corpus in ${folder} cannot be used. “npm run corpus -- check” tells what is wrong.\n`,
        );
        return 2;
      }
      const words = new WordsRun(store, shared.content, surroundings);
      const unknown = positionals.find((wanted) => !shared.content.sources.some(({ id }) => id.includes(wanted)));
      if (unknown !== undefined) {
        await write(streams.errors, `No source’s id is or holds “${unknown}”.\n`);
        return 2;
      }
      if (values.undo !== undefined) return words.undo(values.undo);
      if (values.pages === true) return words.tellPages();
      if (values.look === true) return words.look();
      if (values.again === true) await words.forget(positionals);
      return words.run(positionals, values.yes ?? false);
    }),
});

type WordsSurroundings = Pick<
  Surroundings,
  'streams' | 'folder' | 'place' | 'today' | 'now' | 'fetchPage' | 'readPage' | 'searchPage' | 'archive'
>;

const RUN = /^\d{4}-\d\d-\d\dT/;

class WordsRun {
  readonly #store: Store;
  readonly #content: CorpusContent;
  readonly #corpus: Corpus;
  readonly #surroundings: WordsSurroundings;
  readonly #keys: Keys;
  /** names what is taken from now on, so that it can be taken back */
  readonly #run: string;

  constructor(store: Store, content: CorpusContent, surroundings: WordsSurroundings) {
    this.#store = store;
    this.#content = content;
    this.#corpus = new Corpus(content);
    this.#surroundings = surroundings;
    this.#keys = new Keys(surroundings.streams);
    this.#run = surroundings.now().slice(0, 19);
  }

  async run(wanted: readonly string[], isAgreed: boolean): Promise<number> {
    try {
      const plan = await planOf({ store: this.#store, scope: SHARED_SCOPE, content: this.#corpus }, wanted);
      await this.#tellPlan(plan);
      const isWhole = plan.due.length === 0 || (await this.#search(plan, isAgreed));
      await this.#decide(wanted, isWhole);
      return isWhole ? 0 : 1;
    } finally {
      this.#keys.close();
    }
  }

  async undo(what: string): Promise<number> {
    const act = { by: 'terminal', at: this.#surroundings.now() };
    const undone = await this.#store.words.undo(meantBy(what), act);
    const none = `Nothing of “${what}” was taken or refused. A run is named as it was told (${this.#run}).\n`;
    await this.#tell(undone === 0 ? none : `Taken back: ${counted(undone, 'decision')}. They are offered again.\n`);
    return 0;
  }

  /** Looks at every page that words were taken from. What stands there no more is said, and shown on the cards. */
  async look(): Promise<number> {
    const { fetchPage, readPage, today, streams } = this.#surroundings;
    const pages = pagesOf(await this.#store.words.standing(), SHARED_SCOPE, this.#content);
    const sites = new Set(pages.map(({ address }) => new URL(address).host)).size;
    await this.#tell(`Looking at ${counted(pages.length, 'page')} of ${counted(sites, 'site')}.\n`);
    const progress = new Progress(streams.errors);
    const parts = { store: this.#store, fetchPage, readPage, today };
    let done = 0;
    const { standing, missing, unread } = await lookAgain(pages, parts, ({ address }) => {
      done += 1;
      progress.show(done, pages.length, new URL(address).host);
    });
    progress.clear();
    for (const { source, statement, text } of missing)
      await this.#tell(`${source}#${statement}: not there any more: “${text}”\n`);
    for (const { reason } of unread) await this.#tell(`${reason}\n`);
    await this.#tell(
      `Of ${counted(standing.length + missing.length, 'statement')} the words of ${standing.length} still stand on their page; ${counted(unread.length, 'page')} could not be read.\n`,
    );
    return missing.length + unread.length === 0 ? 0 : 1;
  }

  async forget(wanted: readonly string[]): Promise<void> {
    const sources = this.#corpus.sources.map(({ id }) => id);
    const meant = sources.filter((id) => wanted.some((each) => id.includes(each)));
    await this.#store.wordPages.forget(SHARED_SCOPE, wanted.length === 0 ? undefined : meant);
  }

  async tellPages(): Promise<number> {
    const pages = await this.#store.wordPages.of(SHARED_SCOPE);
    for (const stored of pages) {
      const { outcome, reason = '' } = foundPage(stored) ?? {};
      if (outcome === 'gone' || outcome === 'not-read') await this.#tell(`${stored.source}: ${reason}\n`);
    }
    const { output } = this.#surroundings.streams;
    const blocks = differing(this.#corpus, pages).map(differenceBlock);
    if (blocks.length > 0) await this.#tell(`\nPages that differ from the record:\n\n${layOutFor(output, blocks)}\n`);
    await this.#tell(
      `${summaryOf(pages.flatMap((page) => foundPage(page) ?? []))} Unlike the record: ${counted(blocks.length, 'page')}.\n`,
    );
    return 0;
  }

  async #tellPlan({ due, done, hosts, minutes }: SearchPlan): Promise<void> {
    const statements = this.#corpus.entries.filter((entry) => entry.kind === 'statement');
    const reported = statements.filter(({ statement }) => statement.form === 'reported');
    const worded = reported.filter(({ statement }) => statement.words !== undefined).length;
    await this.#tell(
      `Of ${counted(reported.length, 'reported statement')} ${worded} ${worded === 1 ? 'has its' : 'have their'} exact words.\n`,
    );
    if (due.length === 0) return;
    const before = done === 0 ? '' : ` (${done} were read before)`;
    await this.#tell(
      `${counted(due.length, 'page')} of ${counted(hosts, 'site')} to read${before}: about ${counted(minutes, 'minute')}, longer where sites are slow.
Each site is asked for one page after another, with a pause, and what its robots.txt asks is heeded. A page that is gone is looked
for at the Internet Archive. What is found stays on this machine; the files of the record stay as they are. It can be ended at any
time (Ctrl-C) and goes on from there.\n`,
    );
  }

  /** @returns whether all pages were read */
  async #search(plan: SearchPlan, isAgreed: boolean): Promise<boolean> {
    if (!isAgreed && (await this.#keys.ask('Begin?', { y: 'yes', n: 'not now' })) !== 'y') return false;
    const { streams, archive, ...parts } = this.#surroundings;
    const progress = new Progress(streams.errors);
    const search = new WordSearch({
      ...parts,
      store: this.#store,
      scope: SHARED_SCOPE,
      content: this.#content,
      archive: new Archive(archive),
    });
    const stop = () => {
      progress.clear();
      streams.errors.write('Ending after the pages that are under way.\n');
      search.stop();
    };
    process.once('SIGINT', stop);
    progress.show(0, plan.due.length, '');
    const end = await search.run(plan, ({ done, all, publisher }) => progress.show(done, all, publisher));
    process.off('SIGINT', stop);
    progress.clear();
    const pages = await this.#store.wordPages.of(SHARED_SCOPE);
    const due = new Set(plan.due.map(({ id }) => id));
    await this.#tell(
      `${summaryOf(pages.filter(({ source }) => due.has(source)).flatMap((page) => foundPage(page) ?? []))} “npm run words -- --pages” tells more.\n`,
    );
    if (end === 'cut-off')
      await write(
        streams.errors,
        'Site after site does not answer, so the rest is left. Look at this machine’s connection and run it again: it goes on from there.\n',
      );
    return end === 'whole';
  }

  async #decide(wanted: readonly string[], isWhole: boolean): Promise<void> {
    const { words } = this.#store;
    const state = await readWordsState(this.#store, SHARED_SCOPE);
    const offers = onOffer(this.#corpus, state).filter(
      ({ source }) => wanted.length === 0 || wanted.some((each) => source.id.includes(each)),
    );
    if (offers.length === 0)
      return this.#tell(isWhole ? 'No words are left to decide on.\n' : 'No words are on offer yet.\n');
    const act = { by: 'terminal', at: this.#surroundings.now(), run: this.#run };
    const { streams } = this.#surroundings;
    const deciding = new WordsDeciding({
      corpus: this.#corpus,
      words,
      keys: this.#keys,
      streams,
      scope: SHARED_SCOPE,
      act,
    });
    await deciding.decide(offers);
    const [yes, no] = [deciding.count('taken'), deciding.count('refused')];
    const undo = yes + no === 0 ? '' : ` To take this back: npm run words -- --undo ${this.#run}`;
    await this.#tell(`\nTaken: ${yes}; not these: ${no}.${undo}\n`);
  }

  #tell(text: string): Promise<void> {
    return write(this.#surroundings.streams.output, text);
  }
}

function meantBy(what: string): Meant {
  const scope = SHARED_SCOPE;
  if (what === 'all') return { scope };
  if (RUN.test(what)) return { scope, run: what };
  const [source = what, statement] = what.split('#');
  return statement === undefined ? { scope, source } : { scope, source, statement };
}

function summaryOf(pages: readonly FoundPage[]): string {
  const of = (outcome: FoundPage['outcome']) => pages.filter((page) => page.outcome === outcome).length;
  return `${counted(pages.length, 'page')}: ${of('read')} read, ${of('archived')} from the Internet Archive, ${of('gone')} gone, ${of('not-read')} not read.`;
}
