/** What was measured in the local Discord, as a plain table. */
import type { DiscordMeasurement } from './discord.ts';
import { type Floor, floor } from './floors.ts';
import { line, percent, shown, verdict } from './report.ts';

const MB = 1e6;

/** What the project wants to stay under. */
export function discordFloors({ steady, completions, burst, violations }: DiscordMeasurement): Floor[] {
  return [
    floor(`not acknowledged within 3 s at ${steady.perSecond} a second, share`, steady.late, 0),
    floor('suggestions not given within 3 s, share', completions.late, 0),
    floor(`not acknowledged within 3 s of ${burst.count} at once, share`, burst.late, 0),
    floor('bodies that Discord would have refused', violations, 0),
  ];
}

export function discordTable(measured: DiscordMeasurement): string {
  const { steady, completions, burst, throughput, memory, ready, machine } = measured;
  const acknowledgements: [string, DiscordMeasurement['completions' | 'burst']][] = [
    [`${steady.perSecond}/s for ${steady.seconds} s`, steady],
    [`suggestions, ${completions.perSecond}/s`, completions],
    [`${burst.count} at once`, burst],
  ];
  const rows = [
    ['acknowledged after, ms', 'p50', 'p99', 'slowest', 'past 3 s'],
    ...acknowledgements.map(([name, { p50, p99, slowest, late }]) => [
      name,
      ...[p50, p99, slowest].map(shown),
      percent(late),
    ]),
    [],
    ['interactions a second, at most', shown(throughput)],
    [`${burst.count} at once: all answered, ms`, shown(burst.answeredAfter)],
    ['start to ready, ms', shown(ready)],
    ['resident idle, MB', shown(memory.idle / MB)],
    [`resident at ${steady.perSecond}/s, MB`, shown(memory.steady / MB)],
    [`resident at ${burst.count} at once, MB`, shown(memory.burst / MB)],
  ];
  const about =
    'The real client in a process of its own, commands and buttons half and half, a Discord on this machine.\n' +
    `${machine.cores} cores, shared with the local Discord; before it began, ${shown(machine.busy)} other processes wanted one.`;
  return ['Discord', ...rows.map(line), '', about, ...discordFloors(measured).map(verdict), ''].join('\n');
}
