import type { Redis, Result } from 'ioredis';
import { VIEWS } from './view-keys';
import { openBatch } from './view-scripts';

/** Pieces kept of one play; a player that makes more loses the smallest, so that it is rather counted less than more. */
const MOST_PIECES = 64;
/** A delivery that is told again within this time is recognised. */
export const TOLD_SECONDS = 3_600;

/**
 * Adds one delivery of a file of sound, all or nothing and once only: told again, it is known by its id. Adds the bytes
 * to those that the listener already got of this file in the window (a union: the same bytes count once), and counts
 * one listen at the moment in which they suffice.
 *
 * ARGV: run of the server, id of the delivery, now (ms), hour (s), day, rule, window (ms), days (s) that a HyperLogLog
 * lives, content, surface, reason why it is no listener's or empty, app, listener by the salt of today and of
 * yesterday, mark of the file, first byte and byte after the last, bytes that make a listen, the listener's address, plays
 * (listener and episode) that are kept of one address. Beyond them, whatever else comes from there is one listener:
 * made-up names take no more room, and count once. Answers `listen` or why it
 * is none.
 */
const addDelivery = `${openBatch}
local base = '${VIEWS}'
local now, window = tonumber(ARGV[3]), tonumber(ARGV[7])
if not redis.call('SET', base .. ':told:delivery:' .. ARGV[2], '', 'NX', 'EX', ${TOLD_SECONDS}) then return 'told_before' end
local epoch, number = openBatch(KEYS[1], ARGV[1], 'd-' .. ARGV[2], ARGV[3])
local batch = base .. ':batch:' .. epoch .. ':' .. number
local subject = ARGV[9] .. '|' .. ARGV[10]
local row = subject .. '|' .. ARGV[4] .. '|' .. ARGV[6]
redis.call('HINCRBY', batch, row .. '|raw', 1)
local function leftOut(reason)
  redis.call('HINCRBY', batch, row .. '|excluded:' .. reason, 1)
  return reason
end
if ARGV[11] ~= '' then return leftOut(ARGV[11]) end

local play
local today = base .. ':listen:' .. ARGV[13] .. ':' .. ARGV[9]
for _, key in ipairs({ base .. ':listen:' .. ARGV[14] .. ':' .. ARGV[9], today }) do
  local since = redis.call('HGET', key, 'since')
  if since and now - tonumber(since) < window then play = key
  elseif since then redis.call('DEL', key) end
end
if play and redis.call('HEXISTS', play, 'counted') == 1 then return leftOut('same_listen') end
local first, after = tonumber(ARGV[16]), tonumber(ARGV[17])
if after <= first then return leftOut('too_little') end
if not play then
  local crowd = base .. ':crowd:' .. ARGV[19]
  local plays = redis.call('INCR', crowd)
  if plays == 1 then redis.call('PEXPIRE', crowd, window) end
  play = today
  if plays > tonumber(ARGV[20]) then
    play = base .. ':listen:crowd-' .. ARGV[19] .. ':' .. ARGV[9]
    if redis.call('HEXISTS', play, 'counted') == 1 then return leftOut('same_listen') end
  end
  if redis.call('HSETNX', play, 'since', ARGV[3]) == 1 then redis.call('PEXPIRE', play, window) end
end

local pieces, file = {}, 'bytes:' .. ARGV[15]
for from, to in string.gmatch(redis.call('HGET', play, file) or '', '(%d+)-(%d+)') do
  from, to = tonumber(from), tonumber(to)
  if to < first or from > after then pieces[#pieces + 1] = { from, to }
  else first, after = math.min(first, from), math.max(after, to) end
end
pieces[#pieces + 1] = { first, after }
local bytes = 0
for _, piece in ipairs(pieces) do bytes = bytes + piece[2] - piece[1] end
if bytes < tonumber(ARGV[18]) then
  if #pieces > ${MOST_PIECES} then
    table.sort(pieces, function(one, other) return one[2] - one[1] > other[2] - other[1] end)
    pieces[#pieces] = nil
  end
  local texts = {}
  for index, piece in ipairs(pieces) do texts[index] = string.format('%.0f-%.0f', piece[1], piece[2]) end
  redis.call('HSET', play, file, table.concat(texts, ','))
  return leftOut('too_little')
end
redis.call('HSET', play, 'counted', '1')
redis.call('HDEL', play, file)
redis.call('HINCRBY', batch, row .. '|counted', 1)
redis.call('HINCRBY', batch, row .. '|app:' .. ARGV[12], 1)
local sketch = subject .. '|' .. ARGV[5] .. '|' .. ARGV[6]
if redis.call('PFADD', base .. ':visitors:' .. sketch, ARGV[13]) == 1 then
  redis.call('SADD', base .. ':changed', sketch)
  redis.call('EXPIRE', base .. ':visitors:' .. sketch, ARGV[8])
end
return 'listen'`;

/** What became of a delivery. */
export type DeliveryOutcome = string;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    addDelivery(open: string, ...argv: (string | number)[]): Result<DeliveryOutcome, Context>;
  }
}

/** Teaches a connection the script. */
export function withListenScript(redis: Redis): Redis {
  redis.defineCommand('addDelivery', { numberOfKeys: 1, lua: addDelivery });
  return redis;
}
