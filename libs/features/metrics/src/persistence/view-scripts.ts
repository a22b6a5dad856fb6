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
 * Seen keys outlive their window by this long, milliseconds: whether a view is a repeat is read from the time in the key
 * alone and never from the moment at which Redis forgets it, so that a recount finds the same.
 */
const SEEN_SLACK_MS = 2_000;

/**
 * Adds one bundle of views, all or nothing, and once only: a bundle that comes again (its answer was lost) is
 * recognised by its writer and number. What came is kept as it came, one piece for the bundle, beside the batch.
 *
 * ARGV: run of the server, writer, number of the bundle, now (ms), hour (s), day, rule, window (ms), days (s) that a
 * HyperLogLog lives, events that may wait to be kept (0: none is kept); then for each view its subject
 * `<content>|<surface>` and its visitor, or `<visitor>|<id>|<marks>`: the id that the front end gave it, empty when it gave
 * none, and its marks, empty for a reader, else beginning with the reason why it is left out (which may be empty: another
 * rule would). Answers the views counted, or -1 for a bundle that was there already.
 *
 * A kept piece: `<time of Redis, ms>|<hour, s>|<rule>`, a line with a letter for each view (counted, repeat, x: left out,
 * duplicate), then two lines for each view as they came. Where too many wait, the batch's field `<hour>|<rule>|dropped` grows
 * instead.
 */
const addViews = `${openBatch}
local base = '${VIEWS}'
local writer = base .. ':writer:' .. ARGV[2]
local last = redis.call('GET', writer)
if last and tonumber(last) >= tonumber(ARGV[3]) then return -1 end
redis.call('SET', writer, ARGV[3], 'EX', 600)

local epoch, number = openBatch(KEYS[1], ARGV[1], ARGV[2] .. '-' .. ARGV[3], ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local stamp = string.format('%.0f', now)
local window = tonumber(ARGV[8])
local life = window + ${SEEN_SLACK_MS}

local call, find, match = redis.call, string.find, string.match
local raw, leftOut, visitors, outcomes, total = {}, {}, {}, {}, 0
for i = 11, #ARGV, 2 do
  local subject, visitor, outcome, id, reason = ARGV[i], ARGV[i + 1], 'c', '', ''
  if find(visitor, '|', 1, true) then
    visitor, id, reason = match(visitor, '^([^|]*)|([^|]*)|([^,]*)')
  end
  if id ~= '' and not call('SET', base .. ':told:' .. subject .. ':' .. id, '', 'NX', 'EX', 600) then
    outcome = 'd'
  else
    raw[subject] = (raw[subject] or 0) + 1
    if reason ~= '' then
      outcome = 'x'
      local group = leftOut[subject] or {}
      group[reason] = (group[reason] or 0) + 1
      leftOut[subject] = group
    else
      local seen = base .. ':seen:' .. visitor .. ':' .. subject
      local began = call('SET', seen, stamp, 'NX', 'GET', 'PX', life)
      if began and now - (tonumber(began) or 0) < window then
        outcome = 'r'
      else
        if began then call('SET', seen, stamp, 'PX', life) end
        local group = visitors[subject]
        if not group then
          group = {}
          visitors[subject] = group
        end
        group[#group + 1] = visitor
        total = total + 1
      end
    end
  end
  outcomes[#outcomes + 1] = outcome
end

local batch = base .. ':batch:' .. epoch .. ':' .. number
for subject, views in pairs(raw) do
  local field = subject .. '|' .. ARGV[5] .. '|' .. ARGV[7]
  local counted = visitors[subject] and #visitors[subject] or 0
  local repeats = views - counted
  call('HINCRBY', batch, field .. '|raw', views)
  if counted > 0 then call('HINCRBY', batch, field .. '|counted', counted) end
  for reason, reports in pairs(leftOut[subject] or {}) do
    call('HINCRBY', batch, field .. '|excluded:' .. reason, reports)
    repeats = repeats - reports
  end
  if repeats > 0 then call('HINCRBY', batch, field .. '|excluded:repeat', repeats) end
end
for subject, group in pairs(visitors) do
  local name = subject .. '|' .. ARGV[6] .. '|' .. ARGV[7]
  local key = base .. ':visitors:' .. name
  if redis.call('PFADD', key, unpack(group)) == 1 then
    redis.call('SADD', base .. ':changed', name)
    redis.call('EXPIRE', key, ARGV[9])
  end
  local withoutId = {}
  for _, visitor in ipairs(group) do
    if find(visitor, '~', 1, true) then withoutId[#withoutId + 1] = visitor end
  end
  key = base .. ':without-id:' .. name
  if #withoutId > 0 and redis.call('PFADD', key, unpack(withoutId)) == 1 then
    redis.call('SADD', base .. ':changed', name)
    redis.call('EXPIRE', key, ARGV[9])
  end
end

local most = tonumber(ARGV[10])
if most > 0 then
  local head = stamp .. '|' .. ARGV[5] .. '|' .. ARGV[7]
  if redis.call('HINCRBY', KEYS[1], 'kept', #outcomes) <= most then
    redis.call('RPUSH', batch .. ':events', head .. '\\n' .. table.concat(outcomes) .. '\\n' .. table.concat(ARGV, '\\n', 11))
  else
    redis.call('HINCRBY', batch, ARGV[5] .. '|' .. ARGV[7] .. '|dropped', #outcomes)
  end
end
return total`;

/** Closes the open batch when it holds anything; new views go to the next number. Answers 1 when it closed one. */
const sealBatch = `
local open = redis.call('HMGET', KEYS[1], 'epoch', 'number', 'since')
if not open[1] or not open[3] then return 0 end
redis.call('RPUSH', '${VIEWS}:sealed', open[1] .. ':' .. open[2] .. ':' .. open[3])
redis.call('HINCRBY', KEYS[1], 'number', 1)
redis.call('HDEL', KEYS[1], 'since', 'kept')
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
