/** What a robots.txt says, for one program (RFC 9309). Every step takes time in proportion to the text alone. */

/** What a robots.txt asks of a program. */
export interface RobotsRules {
  rules: Rule[];
  /** seconds to leave between two requests; not of the RFC, and widely used */
  crawlDelay?: number;
}

interface Rule {
  pattern: string;
  allows: boolean;
}

/** The rules for a program: those that name it, else those for all. @param product as `Bluelamp` in `Bluelamp/1.0` */
export function rulesFor(product: string, text: string): RobotsRules {
  const own = product.toLowerCase();
  const found = new Map<string, RobotsRules>();
  let agents = new Set<string>();
  let isNaming = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const [, name = '', value = ''] = /^\s*([a-z-]+)\s*:([^#]*)/i.exec(line) ?? [];
    const kind = name.toLowerCase();
    if (kind === 'user-agent') {
      if (!isNaming) agents = new Set();
      isNaming = true;
      const agent = agentIn(value);
      if (agent !== own && agent !== '*') continue;
      agents.add(agent);
      if (!found.has(agent)) found.set(agent, { rules: [] });
    } else if (kind === 'allow' || kind === 'disallow' || kind === 'crawl-delay') {
      isNaming = false;
      for (const agent of agents) addTo(found.get(agent), kind, value.trim());
    }
  }
  return found.get(own) ?? found.get('*') ?? { rules: [] };
}

/** Whether a path may be asked for: the longest pattern that fits decides, and the friendlier of two as long. */
export function isAllowed({ rules }: RobotsRules, path: string): boolean {
  const wanted = encodedAlike(path);
  let best: Rule | undefined;
  for (const rule of rules) {
    const { length } = rule.pattern;
    const isBetter =
      best === undefined || length > best.pattern.length || (length === best.pattern.length && rule.allows);
    if (isBetter && fits(rule.pattern, wanted)) best = rule;
  }
  return best?.allows ?? true;
}

function agentIn(value: string): string {
  const [agent = ''] = /^(?:\*|[a-z_-]+)/.exec(value.trim().toLowerCase()) ?? [];
  return agent;
}

function addTo(rules: RobotsRules | undefined, kind: 'allow' | 'disallow' | 'crawl-delay', value: string): void {
  if (rules === undefined || value === '') return;
  if (kind !== 'crawl-delay') rules.rules.push({ pattern: encodedAlike(value), allows: kind === 'allow' });
  else if (Number(value) > 0) rules.crawlDelay = Number(value);
}

/** `*` stands for anything, `$` at the end for the end of the path. */
function fits(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$');
  const [first = '', ...rest] = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = isWhole ? rest.pop() : undefined;
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  if (!isWhole) return true;
  return last === undefined ? path.length === at : path.length - last.length >= at && path.endsWith(last);
}

/** One way to write what can be written in several (RFC 9309, 2.2.2). */
function encodedAlike(path: string): string {
  return path
    .toWellFormed()
    .replace(/[^ -~]+/g, encodeURIComponent)
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : code.toUpperCase();
    });
}
