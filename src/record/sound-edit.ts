import { SOURCES_FOLDER } from '../corpus/parse.ts';
import type { Problem } from '../corpus/problem.ts';
import { type CorpusFiles, type Parsers, readCorpus } from '../corpus/read.ts';
import { soundChanges } from './sound.ts';

/** What was edited by hand, as far as it is sound. */
export interface HandEdit {
  files: CorpusFiles;
  /** errors of the files as they are now; what they stand in keeps its last good text */
  problems: Problem[];
}

/**
 * Takes what has changed in files, but of a change that brings an error the text from before: also where it is a list that
 * takes away what others still name. Pure.
 */
export function soundEdit(before: CorpusFiles, now: CorpusFiles, parsers?: Parsers): HandEdit {
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
  const taken = soundChanges({
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

function isError({ severity }: Problem): boolean {
  return severity === 'error';
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
