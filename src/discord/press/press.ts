import { type CustomId, shortHash, type Verb } from '../custom-id.ts';
import type { Delivery } from '../deliver.ts';
import type { Desk } from '../desk.ts';
import { Mistake } from '../mistake.ts';
import type { Printed } from '../question.ts';
import type { Snapshot } from '../snapshot.ts';
import type { View } from '../view/view.ts';

/** A pressed button, with all that its message tells. */
export interface Press {
  id: CustomId;
  /** the button's own label */
  label: string;
  /** what all buttons of its message are about */
  shown: readonly CustomId[];
  /** the question on the message; absent where it shows a thing of the record */
  printed: Printed | undefined;
  /** Discord's id of whoever pressed */
  presser: string;
  /** the message was for one person alone */
  private: boolean;
  /** the presser may manage other people's messages here */
  mayManage: boolean;
  /** the app may speak to everyone here on behalf of the presser */
  mayShare: boolean;
  /** the server wants no answers for everybody in this channel */
  isQuietHere: boolean;
}

/** What a button does: shows something, opens a form, or removes its message. */
export type Action =
  | { does: 'show'; delivery(press: Press): Delivery; run(press: Press, desk: Desk): View }
  | { does: 'open'; form: Form; delivery(press: Press): Delivery; run(text: string, press: Press, desk: Desk): View }
  | { does: 'report'; form: Form }
  | { does: 'remove' };

/** A modal with one text field. */
export interface Form {
  title: string;
  label: string;
  description: string;
  placeholder: string;
  maxLength: number;
  lines: 'one' | 'many';
}

export function isAsker({ id, presser }: Press): boolean {
  return id.asker === presser;
}

/** The id behind the button's key. @throws Mistake where it is no longer on record, or not within the scope */
export function idBehind({ id }: Press, desk: Desk): string {
  const found = desk.record.idOf(id.key);
  if (found === undefined) throw new Mistake('item-gone');
  return found;
}

/** What a button's key names: a question, as its card has it, or nothing that could be withdrawn. */
const ABOUT_QUESTIONS = new Set<Verb>(['ask', 'choose', 'sharehelp']);

/** Whether anything that the message shows, as far as its buttons tell, is on record no more, or out of the scope. */
export function isWithdrawn({ id, shown, printed }: Press, record: Snapshot): boolean {
  const questionKey = shortHash(printed?.question ?? '');
  return [id, ...shown].some(
    ({ verb, key }) => !ABOUT_QUESTIONS.has(verb) && key !== questionKey && record.idOf(key) === undefined,
  );
}

/** @throws Mistake where the message shows none */
export function questionOf({ printed }: Press): Printed {
  if (printed === undefined) throw new Mistake('question-gone');
  return printed;
}

/** In place for the asker; anybody else gets a copy of their own. */
export function inPlaceForAsker(press: Press): Delivery {
  return press.private || isAsker(press) ? 'update' : 'private';
}

/** As openly as the message was, for the asker; anybody else gets a copy of their own. */
export function asOpenly(press: Press): Delivery {
  return !press.private && isAsker(press) && !press.isQuietHere ? 'public' : 'private';
}
