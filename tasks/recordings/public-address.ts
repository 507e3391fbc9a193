import { BlockList, isIP } from "node:net";

/** Where an address leads, as far as fetching from it matters. */
export type Reach = "public" | "loopback" | "private";

/** IPv4 networks that are not the public internet (IANA's special-purpose registry, RFC 6890). */
const PRIVATE_V4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

/** Networks inside IPv6's global unicast 2000::/3 that are not public, or carry an IPv4 address that nobody checked. */
const PRIVATE_V6: readonly (readonly [string, number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const loopback = blockList("ipv4", [["127.0.0.0", 8]]);
loopback.addAddress("::1", "ipv6");
const privateV4 = blockList("ipv4", PRIVATE_V4);
const privateV6 = blockList("ipv6", PRIVATE_V6);
const globalV6 = blockList("ipv6", [["2000::", 3]]);

/** Where an IP address leads. What is not known to be public counts as private. */
export function reachOf(address: string): Reach {
  const family = isIP(address);
  if (family === 4) {
    if (loopback.check(address, "ipv4")) return "loopback";
    return privateV4.check(address, "ipv4") ? "private" : "public";
  }
  if (family !== 6) return "private";
  // A mapped IPv4 address is no detour: only ::1 and IPv6's own public addresses count.
  if (address === "::1") return "loopback";
  return globalV6.check(address, "ipv6") && !privateV6.check(address, "ipv6") ? "public" : "private";
}

function blockList(family: "ipv4" | "ipv6", networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}
