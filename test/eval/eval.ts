/**
 * Scores the answers to the evaluation's questions: `npm run eval`.
 *   --failures [set]   each question of the sets that did not end right, with what was wanted and what came
 *   --calibration      of answers given at a score, how many are right
 */
import { Answerer } from '../../src/answer/answerer.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { scriptOptions } from '../script-options.ts';
import { CLAIM_SETS, scoreClaims } from './claims.ts';
import { CONVERSATIONS, followUpsOf } from './conversations.ts';
import { scoreMessages } from './messages.ts';
import { readQuestions, SETS, type SetName, shippedCorpus, TODAY } from './questions.ts';
import { judge, type Outcome, type Summary, summarise } from './score.ts';

const { values } = scriptOptions(import.meta.filename, {
  options: { failures: { type: 'boolean' }, calibration: { type: 'boolean' } },
});
const corpus = await shippedCorpus();
const outcomes = new Map(SETS.map((set) => [set, ask(set, corpus)]));

for (const [set, judged] of outcomes) {
  const kinds = [...new Set(judged.map(({ question }) => question.kind))];
  console.log(`\n${set}`);
  console.table({
    all: row(summarise(judged)),
    ...Object.fromEntries(
      kinds.map((kind) => [kind, row(summarise(judged.filter(({ question }) => question.kind === kind)))]),
    ),
  });
}
for (const set of CONVERSATIONS) {
  const { all, wrong } = followUpsOf(set, new Answerer(corpus));
  console.log(`\nfollow-ups ${set}: ${percent(1 - wrong.length / all)} of 100 right, of ${all}`);
  if (values.failures) console.log(wrong.join('\n'));
}
// The weights are fitted on dev too: what to expect of people who were not fitted on is in unseen, and in `npm run fit:asks -- --check`.
for (const set of ['dev', 'unseen'] as const) {
  const { messages, right, noise, deaf } = scoreMessages(set, corpus);
  console.log(
    `\nremarks ${set}: of ${messages} messages ${right} of 100 right; ${noise} of 100 that ask nothing of the record taken for questions, ${deaf} of 100 that ask it taken for remarks`,
  );
}
for (const set of CLAIM_SETS) {
  const { claims, calledWrong, disturbed, ...shares } = scoreClaims(set, corpus);
  const [found, invented, right, caught] = [shares.found, shares.invented, shares.right, shares.caught].map(percent);
  console.log(
    `\nclaims ${set}: of ${claims} ${found} of 100 found, ${invented} made up, ${right} verdicts right, ${caught} caught that are wrong; ${calledWrong} on record called wrong, ${disturbed} messages that claim nothing disturbed`,
  );
}
if (values.failures) for (const judged of outcomes.values()) printFailures(judged);
if (values.calibration) printCalibration([...outcomes.values()].flat());

function ask(set: SetName, from: Corpus): Outcome[] {
  const answerer = new Answerer(from);
  return readQuestions(set).map((question) =>
    judge(question, answerer.answer(question.q, { today: TODAY, scope: SHARED })),
  );
}

function row(summary: Summary): Record<string, string | number> {
  const { questions, ...shares } = summary;
  return { questions, ...Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, percent(share)])) };
}

function percent(share: number): string {
  return Number.isNaN(share) ? '-' : (100 * share).toFixed(1);
}

function printFailures(judged: readonly Outcome[]): void {
  for (const { question, answer } of judged.filter(({ right }) => !right)) {
    const wanted =
      question.kind === 'none' ? 'silence' : [...question.any, question.about ?? []].flat().slice(0, 3).join(' | ');
    const got = answer.answered ? answer.items.slice(0, 3).map(({ id, score }) => `${id} (${score})`) : ['silence'];
    console.log(`${question.id} [${question.kind}] ${question.q}\n   wanted ${wanted}\n   got    ${got.join(' | ')}`);
  }
}

/** Of the first items given at a score, how many are right; answers of meaning have no such score. */
function printCalibration(judged: readonly Outcome[]): void {
  const given = judged.filter(({ answered, answer }) => answered && answer.kind !== 'about');
  const table = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((from) => {
    const among = given.filter(({ answer }) => inDecile(answer.items[0]?.score ?? 0, from));
    const right = among.filter((outcome) => outcome.right).length;
    const sure = among.reduce((sum, { answer }) => sum + (answer.items[0]?.score ?? 0), 0) / among.length;
    return {
      score: `${from} to ${(from + 0.1).toFixed(1)}`,
      answers: among.length,
      'mean score': percent(sure),
      right: percent(right / among.length),
    };
  });
  console.log('\nOf answers given at a score, how many are right (%)');
  console.table(table);
}

function inDecile(score: number, from: number): boolean {
  return score >= from && (score < from + 0.1 || from === 0.9);
}
