/** What somebody who has pressed something or handed something in is shown. */
import { lineView, type View } from '../../discord/view/view.ts';
import type { Form } from './form.ts';

/** A line beside what was pressed, which stays as it is: a refusal takes nobody’s panel away. */
export interface Aside {
  aside: View;
}

/** What takes the place of a message that everybody in the channel sees. */
export interface Everybody {
  everybody: View;
}

/** A view takes the place of the moderator’s own panel, or is one; a form opens. */
export type Shown = View | Form | Aside | Everybody;

/** @param line as Markdown */
export function aside(line: string): Aside {
  return { aside: lineView(line) };
}

export function isAside(value: object): value is Aside {
  return 'aside' in value;
}

export function isEverybodys(value: object): value is Everybody {
  return 'everybody' in value;
}

/** The view in what is shown. */
export function viewIn(shown: View | Aside | Everybody): View {
  if (isAside(shown)) return shown.aside;
  return isEverybodys(shown) ? shown.everybody : shown;
}
