import ipaddr from 'ipaddr.js';

/** Why an address is not asked for; worded in refusal.ts. */
export type AddressFault = 'not-an-address' | 'too-long' | 'not-web' | 'credentials' | 'port' | 'private-address';

const PORTS = new Set(['', '80', '443']);
const LONGEST_ADDRESS = 4096;
/** All of IPv6 that is given out to the open internet (RFC 4291, 2.4; IANA's IPv6 Address Space). */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
/** Names that never stand for a machine of the open internet (RFC 6761, 6762, 7686, 8375, 9476; ICANN on .internal). */
const PRIVATE_NAMES = /(?:^|\.)(?:localhost|local|internal|localdomain|home\.arpa|onion|alt)$/;

/**
 * Whether a page may be asked for, by its address alone. The URL parser has turned every way to write an IPv4 address
 * (octal, hexadecimal, one number) into four numbers before (URL standard, “host parsing”).
 * @param allowed hosts that are let through although they are private, as `host` or `host:port`
 */
export function addressFault(address: string, allowed: ReadonlySet<string>): AddressFault | undefined {
  if (address.length > LONGEST_ADDRESS) return 'too-long';
  if (!URL.canParse(address)) return 'not-an-address';
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'not-web';
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (isLetThrough(url, allowed)) return undefined;
  if (!PORTS.has(url.port)) return 'port';
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  const isPrivate = PRIVATE_NAMES.test(host) || (ipaddr.isValid(host) && !isPublic(host));
  return isPrivate ? 'private-address' : undefined;
}

/** Whether somebody who runs the program has let a host through. */
export function isLetThrough({ hostname, host }: URL, allowed: ReadonlySet<string>): boolean {
  return allowed.has(hostname) || allowed.has(host);
}

/** Whether an IP address is one of the open internet. An IPv4 address in IPv6’s clothes counts as what it is. */
export function isPublic(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.process(ip);
  // What carries an IPv4 address within (NAT64, 6to4, Teredo) has ranges of its own, none of them unicast; the long
  // deprecated ::a.b.c.d has none, and is not of the global block.
  const isGlobal = address.kind() === 'ipv4' || address.match(GLOBAL_UNICAST);
  return isGlobal && address.range() === 'unicast';
}
