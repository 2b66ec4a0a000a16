import { pattern } from '../../lexicon/lexicon.ts';
import type { Measure } from '../schema.ts';
import { HOME_AREA } from '../schema.ts';
import { type Evidence, error, type Finding, figuresOf, type PlacedFigure, warning } from './finding.ts';

/** Names of signs: as a unit they would be counted like officers and never shown as a share or a sum. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['percent', '%'],
  ['per cent', '%'],
  ['percentage', '%'],
  ['pounds', '£'],
  ['gbp', '£'],
]);
const RATE = /^per (\d{1,3}(,\d{3})* )?\p{L}[\p{L} -]*$/u;
const NOUN = /^\p{L}[\p{L}’' -]*$/u;
/** Plural nouns of the field that don't end in s. */
const PLURALS_WITHOUT_S = new RegExp(String.raw`\b${pattern('inflections.plurals')}\b`);

/** A unit is `%`, `£`, a rate such as `per 1,000 people`, or a plural noun such as `officers`. */
export function unitForms({ content }: Evidence): Finding[] {
  return content.measures.flatMap((measure) => unitForm(measure));
}

function unitForm(measure: Measure): Finding[] {
  const { unit } = measure;
  const wrong = `“${unit}” is no unit of the format.`;
  const sign = SIGNS.get(unit.toLowerCase());
  if (sign !== undefined) return [error('unit', measure, ['unit'], wrong, `the sign “${sign}”`)];
  if (unit === '%' || unit === '£' || RATE.test(unit)) return [];
  const expected = 'a plural noun such as officers, %, £, or a rate such as per 1,000 people';
  if (!NOUN.test(unit)) return [error('unit', measure, ['unit'], wrong, expected)];
  const plural = /s\b/.test(unit) || PLURALS_WITHOUT_S.test(unit);
  return plural ? [] : [warning('unit-singular', measure, ['unit'], `The unit “${unit}” seems no plural.`, expected)];
}

/** Shares lie between 0 and 100; counts are not negative. A change may be otherwise, so this is odd, not wrong. */
export function oddValues({ content }: Evidence): Finding[] {
  const units = new Map(content.measures.map(({ id, unit }) => [id, unit]));
  return figuresOf(content).flatMap(({ source, figure, path }) => {
    const { value, measure } = figure;
    const share = units.get(measure) === '%';
    if (value >= 0 && !(share && value > 100)) return [];
    const message = share ? `${value} % is no share of a whole.` : `The value ${value} is below 0.`;
    const expected = share ? '0 to 100, unless it is a change' : '0 or more, unless it is a change';
    return [warning('odd-value', source, [...path, 'value'], message, expected)];
  });
}

/** Two figures of one measure, area, event, period and counter with different values: both are shown. */
export function disagreements({ content }: Evidence): Finding[] {
  const firsts = new Map<string, PlacedFigure>();
  return figuresOf(content).flatMap((placed) => {
    const { source, figure, path } = placed;
    const first = firsts.get(likeness(placed)) ?? placed;
    firsts.set(likeness(placed), first);
    if (first.figure.value === figure.value) return [];
    const message = `${first.source.id}#${first.figure.id} gives ${first.figure.value} for the same count, this one ${figure.value}.`;
    return [
      warning('figures-disagree', source, [...path, 'value'], message, 'one value, unless the sources truly disagree'),
    ];
  });
}

function likeness({ figure: { measure, area = HOME_AREA, event = '', period, by } }: PlacedFigure): string {
  return JSON.stringify([measure, area, event, period.from, period.to, by]);
}
