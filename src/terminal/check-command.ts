import { loadCorpus } from '../corpus/files.ts';
import type { Problem } from '../corpus/problem.ts';
import { type CorpusReport, reportOf } from '../corpus/report.ts';
import { defineCommand } from './command.ts';
import { write } from './streams.ts';
import type { Surroundings } from './surroundings.ts';
import { counted } from './view/block.ts';

/** `corpus check [folder] [--json]`: what is wrong or odd in a corpus folder, for people or as one CorpusReport. */
export const checkCommand = defineCommand({
  usage: ['npm run corpus -- check [folder] [--json]'],
  about: 'Reads a corpus folder and tells everything that is wrong (error) or odd (warning) in it.',
  options: { json: { type: 'boolean', does: 'print it as one JSON object' } },
  takes: { atMost: 1, what: 'folder' },
  status: '0 no error; 1 errors; 2 wrong use',
  async run({ values, positionals: [named] }, { streams, folder }: Pick<Surroundings, 'streams' | 'folder'>) {
    const { content, problems } = await loadCorpus(named ?? folder);
    const report = reportOf(content, problems);
    await write(streams.output, values.json ? `${JSON.stringify(report, null, 2)}\n` : forPeople(report));
    return report.ok ? 0 : 1;
  },
});

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
