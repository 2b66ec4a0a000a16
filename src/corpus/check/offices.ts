import { heldOn } from '../field.ts';
import type { IsoDate, Person } from '../schema.ts';
import { type Evidence, type Finding, statementsOf, warning } from './finding.ts';

/**
 * A speaker whose stated role is an office that, on that day, someone else is known to have held and the speaker is not.
 * Only offices with a known beginning count for the other holder: without dates nobody can be said to have held it then.
 */
export function officesOfOthers({ content }: Evidence): Finding[] {
  return statementsOf(content).flatMap(({ source, statement, path }) => {
    if (statement.as === undefined) return [];
    const title = titleKey(statement.as);
    const day = statement.said ?? source.published;
    const speaker = content.people.find(({ id }) => id === statement.speaker);
    if (speaker !== undefined && holds(speaker, title, day)) return [];
    const holder = content.people.find((person) => surelyHolds(person, title, day));
    if (holder === undefined) return [];
    const message = `On ${day} the office “${statement.as}” was held by ${holder.name} (${holder.id}).`;
    const expected = `the role that ${statement.speaker} had then, the speaker ${holder.id}, or mended dates in people.yaml`;
    return [warning('office-of-another', source, [...path, 'as'], message, expected)];
  });
}

function holds(person: Person, title: string, day: IsoDate): boolean {
  return person.offices.some((office) => titleKey(office.title) === title && heldOn(office, day));
}

function surelyHolds(person: Person, title: string, day: IsoDate): boolean {
  return holds({ ...person, offices: person.offices.filter(({ from }) => from !== undefined) }, title, day);
}

function titleKey(title: string): string {
  return title.toLowerCase().replace(/^the /, '');
}
