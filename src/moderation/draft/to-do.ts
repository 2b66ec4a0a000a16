/** What is still to do in a draft before it can be published, each with what leads there. */
import type { Problem } from '../../corpus/problem.ts';
import { nameKey, namesOf } from '../../corpus/subjects.ts';
import { ID_TO_FILL_IN, isToDo } from '../../corpus/unfinished.ts';
import { proposalsOf } from '../../record/change.ts';
import { changeOf, finished, type SourceDraft } from '../../record/draft.ts';
import { stepOf } from '../change/items.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import type { PanelButton, PanelVerb } from '../session/panel.ts';

/** What the buttons that open a form are called. */
const NAMES: Partial<Record<PanelVerb, string>> = {
  summary: 'Summary',
  topics: 'Topics',
  details: 'Details',
  saying: 'Who, when, where',
  wording: 'Words',
  stance: 'Stance',
  'item-topics': 'Topics and ways of asking',
  counting: 'What and when',
  caveats: 'Caveats and ways of asking',
  'new-measure': 'New measure',
};

/** One thing that is still to do. */
export interface ToDo {
  what: string;
  /** the form in which it is done */
  opens: PanelVerb;
  /** the button that opens it, or the step that has it */
  button: string;
  /** 0 for the source as a whole */
  step: number;
}

/** What is still to do: the source as a whole first, then its items in their order. */
export function toDosOf(session: ModeratorSession, draft: SourceDraft): ToDo[] {
  const signed = { by: session.rights.userId, approvedBy: null };
  const problems = session.recordService.problemsWith(
    ...proposalsOf(changeOf(draft, '-', session), session.scope, signed),
  );
  const toDos = problems.map((problem) => toDoOf(draft, problem)).sort((left, right) => left.step - right.step);
  // Filling in the topics of the source fills in those of its statements: one thing to do, told once.
  const topicsComeWithSource = draft.source.topics.includes(ID_TO_FILL_IN);
  return toDos.filter(({ step, opens }) => {
    const statement = opens === 'item-topics' ? draft.source.statements[step - 1] : undefined;
    return !(topicsComeWithSource && statement?.topics.includes(ID_TO_FILL_IN));
  });
}

function toDoOf(draft: SourceDraft, problem: Problem): ToDo {
  const { step, opens, name } = placeOf(draft, problem);
  const part = PARTS[name];
  const isLeft = problem.code === 'unfinished' || problem.message.includes(`“${ID_TO_FILL_IN}”`);
  const what = isLeft && part !== undefined ? `${part} is still to be filled in.` : problem.message;
  const button = step > 0 ? `Step ${step}` : (NAMES[opens] ?? 'Details');
  return { what, opens, button, step };
}

/** What the fields of the format are to a reviewer. */
const PARTS: Record<string, string> = {
  title: 'The title',
  publisher: 'The publisher',
  url: 'The address, or who vouches for it,',
  published: 'The day on which it appeared',
  topics: 'At least one topic',
  speaker: 'Who said it',
  text: 'What was said',
  measure: 'What was counted',
  definition: 'What exactly the new measure counts',
  area: 'Where it was counted',
  by: 'Who counted it',
  note: 'The note',
  question: 'The new subject as a question',
};

const STATEMENT_FORMS: Record<string, PanelVerb> = { text: 'wording', stance: 'stance', topics: 'item-topics' };

/** The step and the form that a field belongs to. */
function placeOf(draft: SourceDraft, { file, field }: Problem): { step: number; opens: PanelVerb; name: string } {
  const [, list, index, inner = ''] = /^(statements|figures)\[(\d+)\]\.?(.*)$/.exec(field) ?? [];
  const [name = ''] = (list === undefined ? field : inner).split(/[.[]/);
  const kept = finished(draft);
  if (list === 'statements')
    return {
      step: stepOf(draft, kept.statements[Number(index)]?.id),
      opens: STATEMENT_FORMS[name] ?? 'saying',
      name,
    };
  if (list === 'figures') {
    const opens = name === 'note' || name === 'event' ? 'caveats' : 'counting';
    return { step: stepOf(draft, kept.figures[Number(index)]?.id), opens, name };
  }
  if (file === 'measures.yaml') {
    const own = kept.figures.find(({ measure }) => draft.measures.some(({ id }) => id === measure));
    return { step: stepOf(draft, own?.id), opens: 'new-measure', name: field.split('.').at(-1) ?? '' };
  }
  if (file === 'subjects.yaml') {
    const names = namesOf(draft.subjects);
    const own = kept.statements.find(({ stance }) => stance !== undefined && names.has(nameKey(stance.on)));
    return { step: stepOf(draft, own?.id), opens: 'stance', name: field.split('.').at(-1) ?? '' };
  }
  return { step: 0, opens: name === '' ? 'summary' : name === 'topics' ? 'topics' : 'details', name };
}

/** Ids of reported statements that nobody has put into words, and that are not left out. */
export function unwrittenIn(draft: SourceDraft): string[] {
  return finished(draft)
    .statements.filter(({ text }) => isToDo(text))
    .map(({ id }) => id);
}

/** The next thing to do after a step, going round; from the whole, what is of items comes first. */
export function nextToDo(toDos: readonly ToDo[], step: number): ToDo | undefined {
  return toDos.find((each) => each.step > step) ?? toDos[0];
}

/**
 * What leads on from a step, or from the whole: to the next thing to do, else to publishing.
 * @param step where somebody is; 0 for the whole
 */
export function onwardButton(id: string, toDos: readonly ToDo[], step: number): PanelButton {
  const next = nextToDo(toDos, step);
  if (next === undefined) return { label: 'Publish…', style: 'main', id: { verb: 'finish', about: id, part: 0 } };
  const label = next.step === step || next.step === 0 ? `To do: ${NAMES[next.opens] ?? 'Details'}` : 'Next to do';
  return { label, style: 'main', id: { verb: 'next', about: id, part: step } };
}
