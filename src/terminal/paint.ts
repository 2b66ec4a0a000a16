import { styleText } from 'node:util';
import type { Role } from './block.ts';

/** Gives a line the look of its role. The text itself stays as it is. */
export type Paint = (role: Role, text: string) => string;

const LOOKS: Record<Role, Parameters<typeof styleText>[0] | undefined> = {
  title: 'bold',
  name: 'bold',
  value: 'bold',
  label: 'magenta',
  words: 'cyan',
  plain: undefined,
  detail: 'dim',
  note: 'yellow',
  source: 'dim',
  address: ['dim', 'underline'],
};

/** Colours as far as a stream shows them: none where it is no terminal, and as NO_COLOR and FORCE_COLOR wish. */
export function paintFor(stream: NodeJS.WritableStream): Paint {
  return (role, text) => {
    const look = LOOKS[role];
    return look === undefined ? text : styleText(look, text, { stream });
  };
}
