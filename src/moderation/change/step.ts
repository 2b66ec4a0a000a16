/** One statement or figure of a draft, with how it was found and how sure that is. */

import { isToDo } from '../../corpus/unfinished.ts';
import type { View } from '../../discord/kit/components.ts';
import { escapeText, shorten, small } from '../../discord/kit/markdown.ts';
import type { Hint, SourceDraft } from '../../record/draft.ts';
import { namingSentence } from '../../record/evidence.ts';
import type { ModeratorSession } from '../session/moderator-session.ts';
import { type PanelButton, type PanelVerb, panelView } from '../session/panel.ts';
import { SAY } from '../session/words.ts';
import { aboutItem, figureText, type Item, idOf, itemsOf, Names, statementText } from './items.ts';

interface Looking {
  /** what to say above */
  line?: string | undefined;
  /** it is looked at and not changed: by a second moderator */
  only?: boolean;
  /** what leads on in a review: to what is still to do, or to publishing */
  onward?: PanelButton | undefined;
}

/** @param step from 1; a step that is not there any more shows the last */
export function stepView(
  session: ModeratorSession,
  id: string,
  draft: SourceDraft,
  step: number,
  { line, only, onward }: Looking = {},
): View {
  const items = itemsOf(draft);
  const at = Math.min(step, items.length);
  const item = items[at - 1];
  const hint = item && draft.hints[idOf(item)];
  return panelView({
    texts: [
      ...(line === undefined ? [] : [line]),
      ...(item === undefined
        ? [SAY.itemGone]
        : [`${small(placeText(at, items.length, hint))}\n${itemText(session, draft, item)}`]),
      ...(item === undefined || hint === undefined ? [] : placeTexts(session, draft, item, hint)),
      ...(hint === undefined || hint.doubts.length === 0
        ? []
        : [hint.doubts.map((doubt) => `? ${escapeText(doubt)}`).join('\n')]),
    ],
    buttons: [
      turnButtons(id, at, items.length, { only: only === true, onward }),
      item === undefined || only === true ? [] : editButtons(id, draft, item, at),
    ],
  });
}

/** Where it stands in the source, and where its speaker is named if not there. */
function placeTexts(session: ModeratorSession, draft: SourceDraft, item: Item, { sentence }: Hint): string[] {
  if (sentence === '') return [];
  const speaker = item.kind === 'statement' ? session.personById(item.statement.speaker, draft.people) : undefined;
  const naming = speaker && namingSentence(draft, sentence, speaker);
  return [
    `In the source:\n${escapeText(shorten(sentence, 900))}`,
    ...(naming === undefined || speaker === undefined
      ? []
      : [`${escapeText(speaker.name)} is named here:\n${escapeText(shorten(naming, 500))}`]),
  ];
}

function placeText(step: number, all: number, hint: Hint | undefined): string {
  const sure = hint === undefined ? [] : [`sure ${hint.confidence.toFixed(2)}`, shorten(hint.evidence, 300)];
  return escapeText([`${step} of ${all}`, ...sure].join(' · '));
}

function itemText(session: ModeratorSession, draft: SourceDraft, item: Item): string {
  const isOut = draft.omitted.includes(idOf(item));
  const names = new Names(session, draft);
  const text = item.kind === 'statement' ? statementText(names, item.statement) : figureText(names, item.figure);
  return isOut ? `**Left out**\n${text}` : text;
}

function turnButtons(
  id: string,
  step: number,
  all: number,
  { only, onward }: { only: boolean; onward: PanelButton | undefined },
): PanelButton[] {
  const verb: PanelVerb = only ? 'look' : 'step';
  const to = (label: string, part: number): PanelButton => ({ label, id: { verb, about: id, part } });
  const back = step <= 1 ? [] : [to('Back', step - 1)];
  const next: PanelButton[] =
    step >= all ? [] : [{ ...to('Next', step + 1), style: onward === undefined ? 'main' : 'plain' }];
  const whole: PanelButton = only
    ? { label: 'The change', id: { verb: 'open', about: id, part: 0 } }
    : { label: 'The whole', id: { verb: 'overview', about: id, part: step } };
  return [...back, ...next, whole, ...(onward === undefined ? [] : [onward])];
}

function editButtons(id: string, draft: SourceDraft, item: Item, step: number): PanelButton[] {
  const about = aboutItem(id, idOf(item));
  const to = (label: string, verb: PanelVerb): PanelButton => ({ label, id: { verb, about, part: step } });
  if (draft.omitted.includes(idOf(item))) {
    const isUnwritten = item.kind === 'statement' && isToDo(item.statement.text);
    return [...(isUnwritten ? [to('Put it into words', 'wording')] : []), to('Put back', 'put-back')];
  }
  const omit: PanelButton = { ...to('Leave out', 'omit'), style: 'danger' };
  return item.kind === 'statement'
    ? [
        to('Who, when, where', 'saying'),
        to('Somebody new', 'newcomer'),
        to('Words', 'wording'),
        to('Stance', 'stance'),
        to('Topics and ways of asking', 'item-topics'),
        omit,
      ]
    : [
        to('What and when', 'counting'),
        to('Caveats and ways of asking', 'caveats'),
        to('New measure', 'new-measure'),
        to('New counter', 'newcomer'),
        omit,
      ];
}
