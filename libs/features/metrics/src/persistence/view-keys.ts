/**
 * All keys of counting. The hash tag keeps them on one node of a Redis Cluster, so that one script may touch them all.
 *
 * - `:open` hash: `run`, `epoch` and `number` of the batch that takes new views, `since` its first view (ms),
 *   `kept` how many reports wait with it
 * - `:batch:<epoch>:<number>` hash: `<content>|<surface>|<hour, s>|<rule>|raw` and `|counted` → views
 *   and `|excluded:<reason>`; of broadcasts by minute `|present`; `<hour, s>|<rule>|dropped` reports that are not kept
 * - `:batch:<epoch>:<number>:events` list: bundles of reports as they came, see `addViews`
 * - `:sealed` list: `<epoch>:<number>:<since>` of batches that take no more views, oldest first
 * - `:seen:<visitor>:<content>|<surface>`: when the visitor's window began (ms)
 * - `:watching:<visitor>:<broadcast>|<phase>`: when the viewer last reported (ms)
 * - `:visitors:<content>|<surface>|<day>|<rule>` HyperLogLog; `:without-id:…` of those who came without an identifier
 * - `:changed` set: names of HyperLogLogs with news; `:moving` set: those that are being taken to PostgreSQL
 * - `:writer:<writer>`: number of the last bundle that this process has brought
 * - `:listen:<listener>:<content>` hash: `since` the first request of the window (ms), `bytes:<file>` the pieces that
 *   arrived, `counted` once they were enough
 * - `:crowd:<address>`: plays that are kept of one address (hashed with the salt of the day)
 * - `:told:…`: views and deliveries that were told already
 * - `:listen-salt:<day>`, `:salt:<day>`: makes the hashes of addresses useless after the day
 */
export const VIEWS = '{haojiao-views}';

export const viewKeys = {
  open: `${VIEWS}:open`,
  sealed: `${VIEWS}:sealed`,
  changed: `${VIEWS}:changed`,
  moving: `${VIEWS}:moving`,
  batch: (epoch: string, number: number) => `${VIEWS}:batch:${epoch}:${number}`,
  events: (epoch: string, number: number) => `${VIEWS}:batch:${epoch}:${number}:events`,
  visitors: (name: string) => `${VIEWS}:visitors:${name}`,
  withoutId: (name: string) => `${VIEWS}:without-id:${name}`,
  salt: (day: string) => `${VIEWS}:salt:${day}`,
  listenSalt: (day: string) => `${VIEWS}:listen-salt:${day}`,
  scratch: (id: string) => `${VIEWS}:scratch:${id}`,
};
