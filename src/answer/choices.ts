/** Other readings of a question, where a name in it fits several people. */
import type { Corpus } from '../corpus/corpus.ts';
import type { TypedQuery } from '../query/query.ts';
import type { Choice } from './types.ts';

/** The people whom the first such name may mean, each with the question that names them. */
export function choicesFor({ speakers, text }: TypedQuery, corpus: Corpus): { choices?: Choice[] } {
  const speaker = speakers.find(({ ids, organisation }) => !organisation && ids.length > 1);
  if (speaker === undefined) return {};
  const choices = speaker.ids.flatMap((id): Choice[] => {
    const person = corpus.person(id);
    if (person === undefined) return [];
    const office = person.offices[0]?.title;
    return [
      {
        label: office === undefined ? person.name : `${person.name}, ${office}`,
        question: replaceWords(text, speaker.words, person.name),
      },
    ];
  });
  return choices.length > 1 ? { choices } : {};
}

function replaceWords(text: string, words: string, name: string): string {
  const at = text.toLowerCase().indexOf(words);
  return at === -1 ? `${text} (${name})` : text.slice(0, at) + name + text.slice(at + words.length);
}
