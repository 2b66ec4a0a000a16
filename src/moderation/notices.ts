/** What the curators are told without asking. */
import type { Problem } from '../corpus/problem.ts';
import { escapeText } from '../discord/view/markdown.ts';
import type { View } from '../discord/view/view.ts';
import { counted } from '../discord/view/words.ts';
import type { Edition } from '../record/edition.ts';
import type { Revision } from '../store/revisions.ts';
import { panelView } from './panel/panel.ts';
import { written } from './room.ts';
import { problemInWords } from './words.ts';

const SHOWN = 6;

/** Files of the corpus were edited where the bot runs, and are not sound. */
export function brokenEditView(problems: readonly Problem[]): View {
  const lines = problems.slice(0, SHOWN).map(problemInWords);
  return panelView({
    texts: [
      'Files of the corpus were edited by hand and are not sound. What they said before is answered with until they are.',
      ...lines,
    ],
  });
}

/** What a server has added and no longer goes with what all servers share: its own moderators are told. */
export function setAsideView(revisions: readonly Revision[]): View {
  const names = revisions.slice(0, SHOWN).map((revision) => `- ${escapeText(written(revision))}`);
  return panelView({
    texts: [
      `What all servers share has changed, and ${counted(revisions.length, 'entry', 'entries')} of this server’s own can’t be answered with any more. /corpus check tells what is wrong.`,
      names.join('\n'),
    ],
  });
}

/** What an upgrade has left for curators to decide; undefined where that is nothing. */
export function upgradeView({ conflicts, shared }: Pick<Edition, 'conflicts' | 'shared'>): View | undefined {
  const open = [...conflicts.map(({ revision }) => revision), ...shared.setAside];
  if (open.length === 0) return undefined;
  const names = open.slice(0, SHOWN).map((revision) => `- ${escapeText(written(revision))}`);
  return panelView({
    texts: [
      `What ships has changed where you have changed it, too: ${counted(open.length, 'entry', 'entries')} to decide on. /corpus check tells, and /corpus history shows both texts.`,
      names.join('\n'),
    ],
  });
}
