import { loadCorpus } from '../corpus/files.ts';
import type { Problem } from '../corpus/problem.ts';
import { type CorpusReport, reportOf } from '../corpus/report.ts';
import type { CorpusSurroundings } from './corpus-command.ts';
import { counted } from './counted.ts';
import { HELP_OPTION, type Mistake, readOptions } from './options.ts';
import { write } from './streams.ts';

const CHECK_USAGE = `Usage: npm run corpus -- check [folder] [--json]

Reads a corpus folder and tells everything that is wrong (error) or odd (warning) in it.
Exit status: 0 no error, 1 errors, 2 wrong use.
`;

/**
 * `corpus check [folder] [--json]`: what is wrong or odd in a corpus folder, for people or as one CorpusReport.
 * @param args what follows the word `check`
 * @returns the exit status: 0 without errors (warnings allowed), 1 with errors, 2 for wrong use
 */
export async function runCheckCommand(args: string[], { streams, folder }: CorpusSurroundings): Promise<number> {
  const asked = readArguments(args);
  if (asked === 'help') {
    await write(streams.output, CHECK_USAGE);
    return 0;
  }
  if ('mistake' in asked) {
    await write(streams.errors, `${asked.mistake}\n\n${CHECK_USAGE}`);
    return 2;
  }
  const { content, problems } = await loadCorpus(asked.folder ?? folder);
  const report = reportOf(content, problems);
  await write(streams.output, asked.json ? `${JSON.stringify(report, null, 2)}\n` : forPeople(report));
  return report.ok ? 0 : 1;
}

interface Arguments {
  folder: string | undefined;
  json: boolean;
}

function readArguments(args: string[]): Arguments | Mistake | 'help' {
  const read = readOptions(args, { json: { type: 'boolean' }, ...HELP_OPTION });
  if ('mistake' in read) return read;
  if (read.values.help) return 'help';
  const [folder, ...more] = read.positionals;
  if (more.length > 0) return { mistake: `One folder at a time: “${more.join(' ')}” is too much.` };
  return { folder, json: read.values.json ?? false };
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
