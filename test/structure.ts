/** How the files of the project hang together, from their text: what the laws of the architecture are about. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { wordListsIn } from './lexicon/word-lists.ts';

/** A file of the program, named from the project's root with `/` between folders. */
export interface SourceFile {
  file: string;
  text: string;
}

/** One file names another, or a module of a package; types and lazy imports count as well. */
export interface Import {
  from: string;
  /** a file from the project's root, or the name of a module */
  to: string;
}

/** The program: what stands in `src/` and `commands/`. */
export async function readSources(root: string): Promise<SourceFile[]> {
  return (await Promise.all(['src', 'commands'].map((folder) => sourcesIn(root, folder)))).flat();
}

async function sourcesIn(root: string, folder: string): Promise<SourceFile[]> {
  const names = await readdir(path.join(root, folder), { recursive: true });
  const files = names.filter((name) => /\.[jt]s$/.test(name)).map((name) => path.posix.join(folder, posix(name)));
  return Promise.all(files.sort().map(async (file) => ({ file, text: await readFile(path.join(root, file), 'utf8') })));
}

function posix(name: string): string {
  return name.replaceAll(path.sep, '/');
}

export function importsOf({ file: from, text }: SourceFile): Import[] {
  const specifiers = [...text.matchAll(/^(?:import|export)\b[^'";(]*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm)];
  return specifiers
    .map(([, still, lazy]) => still ?? lazy ?? '')
    .map((name) => ({ from, to: name.startsWith('.') ? path.posix.join(path.posix.dirname(from), name) : name }));
}

/** Who imports whom among the files of the program. */
export class ImportGraph {
  readonly #imports: ReadonlyMap<string, readonly string[]>;

  constructor(sources: readonly SourceFile[]) {
    const files = new Set(sources.map(({ file }) => file));
    const within = (source: SourceFile) => new Set(importsOf(source).map(({ to }) => to));
    this.#imports = new Map(
      sources.map((source) => [source.file, [...within(source)].filter((to) => files.has(to) && to !== source.file)]),
    );
  }

  /** Sets of files that import one another in a circle, however long. */
  circles(): string[][] {
    return this.#components().filter(({ length }) => length > 1);
  }

  /** Pairs of folders of which each imports from the other. */
  mutualFolders(): [string, string][] {
    const arrows = new Set(this.#edges().map(([from, to]) => `${path.dirname(from)} ${path.dirname(to)}`));
    return [...arrows]
      .map((arrow): [string, string] => [arrow.split(' ')[0] ?? '', arrow.split(' ')[1] ?? ''])
      .filter(([from, to]) => from < to && arrows.has(`${to} ${from}`))
      .sort();
  }

  /** The longest way from a file along imports. The files of a circle all count, as if one had to pass through each. */
  longestChain(start: string): string[] {
    const components = this.#components();
    const componentOf = new Map(components.flatMap((files, at) => files.map((file) => [file, at] as const)));
    const chains: string[][] = [];
    // Components come after those that they import.
    for (const [at, files] of components.entries()) {
      const next = files
        .flatMap((file) => this.#imports.get(file) ?? [])
        .map((file) => componentOf.get(file) ?? at)
        .filter((other) => other !== at);
      chains.push([...files, ...longest(next.map((other) => chains[other] ?? []))]);
    }
    return chains[componentOf.get(start) ?? -1] ?? [];
  }

  /** Files that exactly one other imports. */
  withOneImporter(): string[] {
    const importers = Map.groupBy(this.#edges(), ([, to]) => to);
    return [...importers].filter(([, edges]) => edges.length === 1).map(([file]) => file);
  }

  #edges(): [string, string][] {
    return [...this.#imports].flatMap(([from, all]) => all.map((to): [string, string] => [from, to]));
  }

  /** Tarjan's strongly connected components, each after the ones that it imports. */
  #components(): string[][] {
    const found: string[][] = [];
    const numbers = new Map<string, number>();
    const lowest = new Map<string, number>();
    const open: string[] = [];
    const visit = (file: string): number => {
      const number = numbers.size;
      numbers.set(file, number);
      lowest.set(file, number);
      open.push(file);
      for (const next of this.#imports.get(file) ?? []) {
        const reached = numbers.has(next)
          ? open.includes(next)
            ? (numbers.get(next) ?? number)
            : number
          : visit(next);
        lowest.set(file, Math.min(lowest.get(file) ?? number, reached));
      }
      const low = lowest.get(file) ?? number;
      if (low === number) found.push(open.splice(open.indexOf(file)));
      return low;
    };
    for (const file of this.#imports.keys()) if (!numbers.has(file)) visit(file);
    return found;
  }
}

function longest(chains: readonly string[][]): string[] {
  return chains.reduce((best, chain) => (chain.length > best.length ? chain : best), []);
}

/** Regular expressions that are longer than so many characters, as literals; a file each time. */
function longExpressions(sources: readonly SourceFile[], longerThan: number): string[] {
  return sources.flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap((line) => expressionsIn(line))
      .filter(({ length }) => length > longerThan)
      .map(() => file),
  );
}

/** What stands before a literal expression; elsewhere a slash divides. */
const BEFORE_EXPRESSION = /(?:^|[=(,:[!&|?{};]|=>|\breturn)\s*$/;

function expressionsIn(line: string): string[] {
  const found: string[] = [];
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (`'"\``.includes(character)) quote = character;
    else if (character === '/' && /[/*]/.test(line[at + 1] ?? '')) break;
    else if (character === '/' && BEFORE_EXPRESSION.test(line.slice(0, at))) {
      const expression = /^\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\//.exec(line.slice(at))?.[0];
      if (expression === undefined) continue;
      found.push(expression);
      at += expression.length - 1;
    }
  }
  return found;
}

if (import.meta.main) {
  const sources = await readSources(path.join(import.meta.dirname, '..'));
  const graph = new ImportGraph(sources);
  console.table({
    files: sources.length,
    lines: sources.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0),
    'circles of files': graph.circles().length,
    'folders that import from one another': graph.mutualFolders().length,
    'longest chain from main.ts': graph.longestChain('src/main.ts').length,
    'word lists in code': sources.flatMap(({ text }) => wordListsIn(text)).length,
    'expressions over 100 characters': longExpressions(sources, 100).length,
    'files with one importer': graph.withOneImporter().length,
  });
}
