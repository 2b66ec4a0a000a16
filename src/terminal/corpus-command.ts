import { parseArgs } from 'node:util';
import { loadCorpus } from '../corpus/files.ts';
import type { Problem } from '../corpus/problem.ts';
import { type CorpusReport, reportOf } from '../corpus/report.ts';

const USAGE = `Usage: npm run corpus -- check [folder] [--json]

Reads a corpus folder and tells everything that is wrong (error) or odd (warning) in it.
Exit status: 0 no error, 1 errors, 2 wrong use.
`;

/** Where a command writes. */
export interface Output {
  stdout(text: string): void;
  stderr(text: string): void;
}

/**
 * `corpus check [folder] [--json]`: what is wrong or odd in a corpus folder, for people or as one CorpusReport.
 * @param args what follows the word `corpus`
 * @param defaultFolder the folder to check where none is named
 * @returns the exit status: 0 without errors (warnings allowed), 1 with errors, 2 for wrong use
 */
export async function runCorpusCommand(args: string[], output: Output, defaultFolder: string): Promise<number> {
  const asked = readArguments(args);
  if ('mistake' in asked) {
    output.stderr(`${asked.mistake}\n\n${USAGE}`);
    return 2;
  }
  const { content, problems } = await loadCorpus(asked.folder ?? defaultFolder);
  const report = reportOf(content, problems);
  output.stdout(asked.json ? `${JSON.stringify(report, null, 2)}\n` : forPeople(report));
  return report.ok ? 0 : 1;
}

type Arguments = { folder: string | undefined; json: boolean } | { mistake: string };

function readArguments(args: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
    const [command, folder, ...more] = positionals;
    if (command === undefined) return { mistake: 'What should be done with the corpus?' };
    if (command !== 'check') return { mistake: `“${command}” is nothing that can be done with the corpus.` };
    if (more.length > 0) return { mistake: `One folder at a time: “${more.join(' ')}” is too much.` };
    return { folder, json: values.json ?? false };
  } catch (error) {
    // parseArgs throws a TypeError that names the option it does not know.
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
}

function forPeople(report: CorpusReport): string {
  const files = Map.groupBy(report.problems, ({ file }) => file);
  const groups = [...files].map(([file, problems]) => [file, ...problems.map(problemLines), ''].join('\n'));
  return [...groups, summary(report), ''].join('\n');
}

function problemLines({ line, severity, code, field, message, expected }: Problem): string {
  const place = field === '' ? '' : `${field}: `;
  const margin = ' '.repeat(8);
  return `${String(line).padStart(6)}  ${severity} ${code}\n${margin}${place}${message}\n${margin}Right would be: ${expected}.`;
}

function summary({ counts, problems }: CorpusReport): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const held = [
    counted(counts.sources, 'source'),
    `${counted(counts.statements, 'statement')} (${counts.verbatim} word for word)`,
    counted(counts.figures, 'figure'),
    `${counts.people} people and organisations`,
    counted(counts.topics, 'topic'),
    counted(counts.measures, 'measure'),
    counted(counts.terms, 'glossary entry', 'glossary entries'),
  ];
  const found = `${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}`;
  return `Loaded: ${held.join(', ')}.\nFound: ${found}.`;
}

function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
