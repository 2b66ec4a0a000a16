import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { type ParsedList, parseList, parseSource, sourceFile } from './parse.ts';
import type { Problem } from './problem.ts';
import { type CorpusContent, measureSchema, personSchema, termSchema, topicSchema } from './schema.ts';

/** What a corpus folder holds, and everything that is wrong or odd in it. */
export interface LoadedCorpus {
  /** the sound part: a source with an error is left out */
  content: CorpusContent;
  /** every problem, by file and line */
  problems: Problem[];
  /** false where people, topics, measures or glossary are broken: nothing can be answered from it */
  usable: boolean;
}

/**
 * Reads and checks a corpus folder. Wrong content is never thrown but reported; `problems` holds all of it, not the first.
 * @param folder holds people.yaml, topics.yaml, measures.yaml, glossary.yaml and sources/*.md
 */
export async function loadCorpus(folder: string): Promise<LoadedCorpus> {
  const [people, topics, measures, terms, sources] = await Promise.all([
    readList(folder, 'people.yaml', personSchema),
    readList(folder, 'topics.yaml', topicSchema),
    readList(folder, 'measures.yaml', measureSchema),
    readList(folder, 'glossary.yaml', termSchema),
    readSources(folder),
  ]);
  const lists = [people, topics, measures, terms];
  const content: CorpusContent = {
    people: values(people),
    topics: values(topics),
    measures: values(measures),
    terms: values(terms),
    sources: sources.parsed.flatMap(({ source }) => source ?? []),
  };
  const listProblems = lists.flatMap((list) => list.problems);
  const problems = [...listProblems, ...sources.problems, ...sources.parsed.flatMap((source) => source.problems)];
  return {
    content,
    problems: problems.sort(byPlace),
    usable: listProblems.length === 0 && sources.problems.length === 0,
  };
}

function values<T>(list: ParsedList<T>): T[] {
  return list.entries.map((entry) => entry.value);
}

async function readList<T>(folder: string, file: string, schema: z.ZodType<T>): Promise<ParsedList<T>> {
  const text = await readText(folder, file);
  if (typeof text === 'string') return parseList(file, text, schema);
  return { entries: [], declared: undefined, problems: [text], lineOf: () => 1 };
}

async function readSources(folder: string) {
  const names = await readdir(path.join(folder, 'sources')).catch((error: unknown) => unreadable('sources', error));
  if (!Array.isArray(names)) return { parsed: [], problems: [names] };
  const ids = names.filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -'.md'.length));
  const parsed = await Promise.all(
    ids.sort().map(async (id) => {
      const text = await readText(folder, sourceFile(id));
      if (typeof text === 'string') return parseSource(id, text);
      return { source: undefined, problems: [text], lineOf: () => 1 };
    }),
  );
  return { parsed, problems: [] };
}

/** A file's text, or why it cannot be read. */
async function readText(folder: string, file: string): Promise<string | Problem> {
  try {
    return await readFile(path.join(folder, file), 'utf8');
  } catch (error) {
    return unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `${file} cannot be read: ${reason}.`;
  return {
    severity: 'error',
    code: 'unreadable',
    file,
    line: 1,
    field: '',
    message,
    expected: 'a file that can be read',
  };
}

function byPlace(left: Problem, right: Problem): number {
  return left.file < right.file ? -1 : left.file > right.file ? 1 : left.line - right.line;
}
