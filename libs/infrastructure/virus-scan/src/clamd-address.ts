import type { NetConnectOpts } from 'node:net';

/** Reads `tcp://127.0.0.1:3310`, `tcp://[::1]:3310` or `unix:/run/clamd.ctl`; the settings have checked its form. */
export function parseClamdAddress(clamdUrl: string): NetConnectOpts {
  if (clamdUrl.startsWith('unix:')) return { path: clamdUrl.slice('unix:'.length) };
  const { hostname, port } = new URL(clamdUrl);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
}
