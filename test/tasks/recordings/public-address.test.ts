import { expect } from "chai";
import { reachOf } from "../../../tasks/recordings/public-address.ts";

describe("reachOf", () => {
  const all = (reach: string, addresses: readonly string[]): void => {
    for (const address of addresses) expect(reachOf(address), address).to.equal(reach);
  };

  it("knows public addresses", () => {
    all("public", ["1.1.1.1", "8.8.8.8", "172.15.255.255", "172.32.0.1", "223.255.255.255"]);
    all("public", ["2606:4700:4700::1111", "2a00:1450::1"]);
  });

  it("knows loopback", () => {
    all("loopback", ["127.0.0.1", "127.255.255.254", "::1"]);
  });

  it("takes all else for private: local networks, link-local (cloud metadata), carrier NAT, multicast, reserved", () => {
    all("private", [
      "10.0.0.1",
      "172.16.0.1",
      "172.31.255.255",
      "192.168.1.1",
      "169.254.169.254",
      "100.64.0.1",
    ]);
    all("private", ["0.0.0.0", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255"]);
    all("private", [
      "::",
      "fe80::1",
      "fc00::1",
      "fd12::1",
      "ff02::1",
      "2001:db8::1",
      "2002:7f00:1::",
      "64:ff9b::1",
    ]);
  });

  it("takes IPv4 in IPv6 for private, and what is no address too", () => {
    all("private", ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "localhost", ""]);
  });
});
