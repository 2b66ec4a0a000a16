import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where drafts go when nobody says where: beside the corpus's own files, never among them. */
export const DRAFTS_FOLDER = 'drafts';

/**
 * Writes a draft to a new file. A file that is there already is never touched.
 * @param out a folder, or a file whose name ends in .md
 * @param id the draft's id, which names its file in a folder
 * @returns the file, or in words why it was not written
 */
export async function writeDraft(
  out: string,
  id: string,
  text: string,
): Promise<{ file: string } | { reason: string }> {
  const file = out.endsWith('.md') ? out : path.join(out, `${id}.md`);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    return { file };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') {
      return {
        reason: `${file} is there already and stays as it is. --out names another place, as a folder or a file.md.`,
      };
    }
    return { reason: `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.` };
  }
}
