/** The contract of moderators' commands: data with functions, like `Command`, but with subcommands, files and forms. */
import type { Shown } from './panel/shown.ts';
import type { Room } from './room.ts';

/**
 * What can be filled in:
 * - `text`: anything; `file`: a file that is handed in; `choice`: one of a few values;
 * - `entry`: a source, or an entry of the lists, that can be changed here; `source`: a source alone; `withdrawn`: what was
 *   withdrawn; `revision`: an earlier text of the entry that was filled in; `item`: a statement or figure of the source that
 *   was filled in; `draft`: a draft of one's own; `statement`: a statement of the draft that was filled in; `person`: somebody
 *   on record. These are suggested while a person types.
 */
export type ToolOption = {
  /** at most 100 characters */
  description: string;
  required?: boolean;
} & (
  | { is: 'entry' | 'source' | 'withdrawn' | 'revision' | 'item' | 'draft' | 'statement' | 'person' }
  | { is: 'text'; longest: number }
  | { is: 'choice'; of: readonly string[] }
  | { is: 'file' }
);

/** A file that was handed in; its content is fetched from Discord when it is wanted. */
export interface HandedFile {
  name: string;
  mediaType: string;
  url: string;
  /** in bytes */
  size: number;
}

export interface ToolInput {
  /** what was filled in; empty where nothing was */
  text(name: string): string;
  file(name: string): HandedFile | undefined;
}

interface ToolAction {
  /** at most 100 characters */
  description: string;
  options: Record<string, ToolOption>;
  run(input: ToolInput, room: Room): Promise<Shown> | Shown;
}

/** A command for moderators, in servers only; its answers are for whoever uses it alone. */
export interface Tool {
  name: string;
  description: string;
  actions: Record<string, ToolAction>;
}

export function defineTool(tool: Tool): Tool {
  return tool;
}
