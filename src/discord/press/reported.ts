import { OWN_PREFIX, scopeOf } from '../../corpus/scope.ts';
import type { Desk } from '../desk.ts';
import type { Press } from './press.ts';

/** What a report is about, as it is told to whom. */
export interface Reported {
  /** to the moderators of the server where it was reported */
  here: string;
  /** to the curators and the people who run the bot; absent where it may show what the server has added */
  onward?: string;
}

const SHOWN = 3;

/** @param hasOwn the server has added something: then what can’t be told any more may be its own */
export function reportedOn({ id, printed }: Press, desk: Desk, hasOwn: boolean): Reported {
  const entry = desk.record.idOf(id.key);
  if (entry !== undefined) return isServersOwn(entry) ? { here: entry } : { here: entry, onward: entry };
  if (printed === undefined) return hasOwn ? { here: '–' } : { here: '–', onward: '–' };
  const here = `“${printed.question}”`;
  const shown = desk.shownFor(printed);
  // The words of a question stay where it was asked.
  return shown.some(isServersOwn) ? { here } : { here, onward: shown.slice(0, SHOWN).join(', ') || '–' };
}

/** Whether a server has added it: then it is nobody else’s to see, the people who run the bot included. */
function isServersOwn(id: string): boolean {
  return scopeOf(id).kind === 'server' || id.startsWith(OWN_PREFIX);
}
