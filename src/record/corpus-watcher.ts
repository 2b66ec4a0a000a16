import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { loadFiles } from '../corpus/files.ts';
import type { CorpusFiles } from '../corpus/parse.ts';
import { SOURCES_FOLDER } from '../corpus/parse.ts';
import type { Problem } from '../corpus/problem.ts';
import { type Parsers, readCorpus } from '../corpus/read.ts';
import { FolderWatch } from './folder-watch.ts';
import { memoisedParsers } from './memoised-parsers.ts';
import { validChanges } from './valid-changes.ts';

/** Files are taken once two looks so far apart find the same: editors and Git write in several steps. */
const SETTLE_MS = 300;
/** How often the folder is looked at without being told of a change. */
const LOOK_MS = 60_000;

interface Following {
  /** the files that are taken now */
  current(): CorpusFiles;
  /** takes an edit, as far as it is valid */
  take(files: CorpusFiles): Promise<void>;
  /** tells what is wrong: each problem once, however often other files are saved meanwhile */
  onBroken(problems: readonly Problem[]): void;
  /** tells that what was wrong is so no more */
  onRepaired(problems: readonly Problem[]): void;
  /** told of what failed; it is tried again with the next look */
  onFault(fault: unknown): void;
  lookMs?: number;
}

/** Follows a corpus folder while the program runs. One look at a time: none takes an older state over a newer one. */
export class CorpusWatcher {
  readonly #folder: string;
  readonly #following: Following;
  readonly #watch: FolderWatch;
  readonly #parsers = memoisedParsers();
  readonly #closing = new AbortController();
  /** what the last look has found; undefined where it has to be looked at again */
  #seen: CorpusFiles | undefined;
  #told: Map<string, Problem> | undefined;
  #looking: Promise<void> | undefined;
  #isNoticed = false;

  constructor(folder: string, following: Following) {
    this.#folder = folder;
    this.#following = following;
    this.#seen = following.current();
    this.#watch = new FolderWatch([folder, path.join(folder, SOURCES_FOLDER)], following.lookMs ?? LOOK_MS, {
      onNotice: () => this.#notice(),
      onTrouble: following.onFault,
    });
  }

  /** Nothing is taken or told any more once this resolves. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#watch.close();
    await this.#looking;
  }

  #notice(): void {
    this.#isNoticed = true;
    this.#looking ??= this.#lookWhileNoticed().finally(() => {
      this.#looking = undefined;
    });
  }

  async #lookWhileNoticed(): Promise<void> {
    while (this.#isNoticed && !this.#isClosed) {
      this.#isNoticed = false;
      try {
        await this.#look();
      } catch (fault) {
        this.#seen = undefined;
        if (!this.#isClosed) this.#following.onFault(fault);
      }
    }
  }

  async #look(): Promise<void> {
    const now = await this.#settled();
    if (this.#isClosed || isDeepStrictEqual(now, this.#seen)) return;
    const before = this.#following.current();
    this.#told ??= byWords(readCorpus(before, { oddities: false, parsers: this.#parsers }).problems.filter(isError));
    const { files, problems } = validEdit(before, now, this.#parsers);
    this.#tell(problems);
    if (!isDeepStrictEqual(files.files, before.files)) await this.#following.take(files);
    this.#seen = now;
  }

  async #settled(): Promise<CorpusFiles> {
    let now = await loadFiles(this.#folder);
    while (!this.#isClosed && !isDeepStrictEqual(now, this.#seen)) {
      await wait(SETTLE_MS, undefined, { ref: false, signal: this.#closing.signal });
      const again = await loadFiles(this.#folder);
      if (isDeepStrictEqual(now, again)) break;
      now = again;
    }
    return now;
  }

  #tell(problems: readonly Problem[]): void {
    const before = this.#told ?? new Map<string, Problem>();
    const now = byWords(problems);
    this.#told = now;
    const repaired = [...before].flatMap(([words, problem]) => (now.has(words) ? [] : [problem]));
    if ([...now.keys()].some((words) => !before.has(words))) this.#following.onBroken(problems);
    else if (repaired.length > 0) this.#following.onRepaired(repaired);
  }

  get #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

/** The same problem is the same wherever in its file it stands. */
function byWords(problems: readonly Problem[]): Map<string, Problem> {
  return new Map(
    problems.map((problem) => [[problem.file, problem.code, problem.field, problem.message].join(' '), problem]),
  );
}

/** What was edited by hand, as far as it is valid. */
interface ValidEdit {
  files: CorpusFiles;
  /** errors of the files as they are now; what they stand in keeps its last good text */
  problems: Problem[];
}

/**
 * Takes what has changed in files, but of a change that brings an error the text from before: also where it is a list that
 * takes away what others still name. Pure.
 */
function validEdit(before: CorpusFiles, now: CorpusFiles, parsers?: Parsers): ValidEdit {
  const errors = (files: CorpusFiles) =>
    readCorpus(files, { oddities: false, ...(parsers && { parsers }) }).problems.filter(isError);
  const problems = [...(hasLostSources(before, now) ? [noSource()] : []), ...errors(now)];
  // A folder that can't be read says nothing of what was in it.
  const keepsAbsent = now.problems.some(isError) || hasLostSources(before, now);
  const names = new Set([...(keepsAbsent ? [] : before.files.keys()), ...now.files.keys()]);
  const changes = [...names].filter(
    (file) => before.files.get(file) !== now.files.get(file) && !isUnreadable(file, before, now),
  );
  const filesWith = (taken: readonly string[]): CorpusFiles => {
    const files = new Map(before.files);
    for (const file of taken) {
      const text = now.files.get(file);
      if (text === undefined) files.delete(file);
      else files.set(file, text);
    }
    return { files, problems: [] };
  };
  const taken = validChanges({
    changes,
    fileOf: (file) => file,
    isSuspect: () => false,
    errorsWith: (some) => errors(filesWith(some)),
  });
  return { files: filesWith(taken), problems };
}

/** A file that was read before and cannot be now says nothing that could be taken. */
function isUnreadable(file: string, before: CorpusFiles, now: CorpusFiles): boolean {
  return typeof before.files.get(file) === 'string' && typeof now.files.get(file) === 'object';
}

/** A disk that is not there any more leaves an empty folder. */
function hasLostSources(before: CorpusFiles, now: CorpusFiles): boolean {
  const hasSource = ({ files }: CorpusFiles) => [...files.keys()].some((file) => file.startsWith(`${SOURCES_FOLDER}/`));
  return hasSource(before) && !hasSource(now) && !now.problems.some(isError);
}

function noSource(): Problem {
  return {
    severity: 'error',
    code: 'missing-file',
    file: SOURCES_FOLDER,
    line: 1,
    field: '',
    message: 'All sources are gone at once.',
    expected: `the sources in ${SOURCES_FOLDER}; to start without any, start the bot again`,
  };
}
