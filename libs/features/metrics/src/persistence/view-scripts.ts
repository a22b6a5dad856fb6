import type { Callback, Redis, Result } from 'ioredis';
import { VIEWS } from './view-keys';

/**
 * The batch that takes new counts. When the server is another run than the one that opened it, what it kept may be older
 * than what was already moved; so it is sealed as it is and a new epoch begins. Arguments: key of the open batch, run of
 * the server, a name for a new epoch, now (ms). Answers epoch and number.
 */
export const openBatch = `
local function openBatch(key, run, freshEpoch, now)
  local open = redis.call('HMGET', key, 'run', 'epoch', 'number', 'since')
  local epoch, number, since = open[2], open[3], open[4]
  if open[1] ~= run or not epoch then
    if epoch and since then
      redis.call('RPUSH', '${VIEWS}:sealed', epoch .. ':' .. number .. ':' .. since)
    end
    epoch, number, since = freshEpoch, '1', false
    redis.call('DEL', key)
    redis.call('HSET', key, 'run', run, 'epoch', epoch, 'number', number)
  end
  if not since then redis.call('HSET', key, 'since', now) end
  return epoch, number
end
`;

/**
 * Adds one bundle of views, all or nothing, and once only: a bundle that comes again (its answer was lost) is
 * recognised by its writer and number.
 *
 * ARGV: run of the server, writer, number of the bundle, now (ms), hour (s), day, rule, window (ms), days (s) that a
 * HyperLogLog lives; then for each view its subject `<content>|<surface>`, its visitor, empty when it is no view of
 * a reader, and the id that the front end gave it, empty when it gave none. Answers the views counted, or -1 for a bundle that was there already.
 */
const addViews = `${openBatch}
local base = '${VIEWS}'
local writer = base .. ':writer:' .. ARGV[2]
local last = redis.call('GET', writer)
if last and tonumber(last) >= tonumber(ARGV[3]) then return -1 end
redis.call('SET', writer, ARGV[3], 'EX', 600)

local epoch, number = openBatch(KEYS[1], ARGV[1], ARGV[2] .. '-' .. ARGV[3], ARGV[4])

local raw, counted, visitors, total = {}, {}, {}, 0
for i = 10, #ARGV, 3 do
  local subject, visitor, id = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local told = id ~= '' and not redis.call('SET', base .. ':told:' .. subject .. ':' .. id, '', 'NX', 'EX', 600)
  if not told then raw[subject] = (raw[subject] or 0) + 1 end
  if not told and visitor ~= '' and redis.call('SET', base .. ':seen:' .. visitor .. ':' .. subject, '', 'NX', 'PX', ARGV[8]) then
    counted[subject] = (counted[subject] or 0) + 1
    total = total + 1
    local group = visitors[subject]
    if not group then
      group = {}
      visitors[subject] = group
    end
    group[#group + 1] = visitor
  end
end

local batch = base .. ':batch:' .. epoch .. ':' .. number
for subject, views in pairs(raw) do
  local field = subject .. '|' .. ARGV[5] .. '|' .. ARGV[7]
  redis.call('HINCRBY', batch, field .. '|raw', views)
  if counted[subject] then redis.call('HINCRBY', batch, field .. '|counted', counted[subject]) end
end
for subject, group in pairs(visitors) do
  local name = subject .. '|' .. ARGV[6] .. '|' .. ARGV[7]
  local key = base .. ':visitors:' .. name
  if redis.call('PFADD', key, unpack(group)) == 1 then
    redis.call('SADD', base .. ':changed', name)
    redis.call('EXPIRE', key, ARGV[9])
  end
end
return total`;

/** Closes the open batch when it holds anything; new views go to the next number. Answers 1 when it closed one. */
const sealBatch = `
local open = redis.call('HMGET', KEYS[1], 'epoch', 'number', 'since')
if not open[1] or not open[3] then return 0 end
redis.call('RPUSH', '${VIEWS}:sealed', open[1] .. ':' .. open[2] .. ':' .. open[3])
redis.call('HINCRBY', KEYS[1], 'number', 1)
redis.call('HDEL', KEYS[1], 'since')
return 1`;

/** Merges KEYS[1] (may be absent) with the sketches in ARGV. Answers visitors and the merged sketch. KEYS[2] is scratch. */
const mergeSketches = `
local parts = { KEYS[1] }
for i = 1, #ARGV do
  parts[i + 1] = KEYS[2] .. ':' .. i
  redis.call('SET', parts[i + 1], ARGV[i])
end
redis.call('PFMERGE', KEYS[2], unpack(parts))
local visitors = redis.call('PFCOUNT', KEYS[2])
local sketch = redis.call('GET', KEYS[2])
parts[1] = KEYS[2]
redis.call('DEL', unpack(parts))
return { visitors, sketch }`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    addViews(open: string, ...argv: (string | number)[]): Result<number, Context>;
    sealBatch(open: string, callback?: Callback<number>): Result<number, Context>;
    mergeSketchesBuffer(
      live: string,
      scratch: string,
      ...sketches: Buffer[]
    ): Result<[number, Buffer], Context>;
  }
}

/** Teaches a connection the scripts; they are sent by their hash, and whole where the server doesn't know them. */
export function withViewScripts(redis: Redis): Redis {
  redis.defineCommand('addViews', { numberOfKeys: 1, lua: addViews });
  redis.defineCommand('sealBatch', { numberOfKeys: 1, lua: sealBatch });
  redis.defineCommand('mergeSketches', { numberOfKeys: 2, lua: mergeSketches });
  return redis;
}
