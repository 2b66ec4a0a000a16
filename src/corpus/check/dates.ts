import type { FieldPath } from '../problem.ts';
import type { IsoDate, Source } from '../schema.ts';
import { type CorpusRecord, type Evidence, error, type Finding, figuresOf, statementsOf, warning } from './finding.ts';

/** An event has either a day or a period; only of a period can the day be unknown. */
export function eventsDated({ content }: Evidence): Finding[] {
  return content.events.flatMap((event) => {
    const { day, period, approximate } = event;
    if (day === undefined && period === undefined) {
      const message = 'The event has neither a day nor a period.';
      return [error('event-undated', event, [], message, 'a field “day”, or “period” with from and to')];
    }
    if (day !== undefined && period !== undefined) {
      const message = 'The event has a day and a period.';
      return [error('event-dated-twice', event, ['period'], message, 'one of the fields “day” and “period”')];
    }
    if (day === undefined || approximate === undefined) return [];
    const message = 'The event has a day, and the field “approximate” says that the day is not known.';
    const expected = 'no such field, or a period in which the day lies';
    return [error('event-dated-twice', event, ['approximate'], message, expected)];
  });
}

/** Offices and events end on or after the day on which they begin. */
export function spansInOrder({ content }: Evidence): Finding[] {
  const offices = content.people.flatMap((person) =>
    person.offices.flatMap(({ from, to }, index) => spanInOrder(person, ['offices', index], from, to)),
  );
  const events = content.events.flatMap((event) =>
    spanInOrder(event, ['period'], event.period?.from, event.period?.to),
  );
  return [...offices, ...events];
}

/** So do the periods of figures. */
export function periodsInOrder(source: Source): Finding[] {
  return source.figures.flatMap(({ period }, index) =>
    spanInOrder(source, ['figures', index, 'period'], period.from, period.to),
  );
}

function spanInOrder(of: CorpusRecord, path: FieldPath, from: IsoDate | undefined, to: IsoDate | undefined): Finding[] {
  if (from === undefined || to === undefined || from <= to) return [];
  const message = `It ends on ${to}, before it begins on ${from}.`;
  return [error('dates-reversed', of, [...path, 'to'], message, `${from} or a later day`)];
}

/** Corrections come after the source, newest first. */
export function correctionsInOrder(source: Source): Finding[] {
  return [...correctionsBeforeSource(source), ...correctionsUnsorted(source)];
}

function correctionsBeforeSource(source: Source): Finding[] {
  return source.corrections.flatMap(({ date }, index) => {
    if (date >= source.published) return [];
    const message = `The correction of ${date} is older than the source, published on ${source.published}.`;
    return [
      error(
        'correction-too-early',
        source,
        ['corrections', index, 'date'],
        message,
        `${source.published} or a later day`,
      ),
    ];
  });
}

function correctionsUnsorted(source: Source): Finding[] {
  return source.corrections.flatMap(({ date }, index) => {
    const before = source.corrections[index - 1];
    if (before === undefined || before.date >= date) return [];
    const message = `The correction of ${date} stands below the older one of ${before.date}.`;
    return [
      error('corrections-unsorted', source, ['corrections', index, 'date'], message, 'the newest correction first'),
    ];
  });
}

/** What is said after its source appeared is mostly a slip of the pen. */
export function statementsAfterSource({ content }: Evidence): Finding[] {
  return statementsOf(content).flatMap(({ source, statement: { said }, path }) => {
    if (said === undefined || said <= source.published) return [];
    const message = `It was said on ${said}, after its source appeared on ${source.published}.`;
    return [warning('said-after-source', source, [...path, 'said'], message, `${source.published} or an earlier day`)];
  });
}

/** A period that ends after its source appeared: a plan or a forecast, and shown as one. */
export function forecasts({ content }: Evidence): Finding[] {
  return figuresOf(content).flatMap(({ source, figure: { period }, path }) => {
    if (period.to <= source.published) return [];
    const message = `The period ends on ${period.to}, after its source appeared on ${source.published}: a plan or a forecast.`;
    const expected = `${source.published} or an earlier day, unless it is a plan or a forecast`;
    return [warning('forecast', source, [...path, 'period', 'to'], message, expected)];
  });
}
