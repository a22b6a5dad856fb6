import type { Redis, Result } from 'ioredis';
import { VIEWS } from '../persistence/view-keys';
import { openBatch } from '../persistence/view-scripts';

/** Longer than the gap by this, milliseconds: whether somebody was away is read from the time in the key alone. */
const SLACK_MS = 2_000;
const MINUTE_MS = 60_000;

/**
 * Adds one bundle of heartbeats, all or nothing, and once only, as `addViews` adds views. A heartbeat is a join when its
 * visitor was away for the gap, and is present once in each minute of Redis's clock.
 *
 * ARGV as for `addViews`, `<broadcast>|<phase>` as subject, the gap as window, and instead of an id of a view the key by which
 * the viewer was known before midnight, or nothing. Answers the joins, or -1 for a bundle
 * that was there already. Fields of the batch: `|raw` heartbeats, `|counted` joins, `|excluded:still_watching` the rest of a
 * visit, and by minute instead of hour `|present` viewers.
 */
const addBeats = `${openBatch}
local base = '${VIEWS}'
local call, find, match, floor = redis.call, string.find, string.match, math.floor
local writer = base .. ':writer:' .. ARGV[2]
local last = call('GET', writer)
if last and tonumber(last) >= tonumber(ARGV[3]) then return -1 end
call('SET', writer, ARGV[3], 'EX', 600)

local epoch, number = openBatch(KEYS[1], ARGV[1], ARGV[2] .. '-' .. ARGV[3], ARGV[4])
local batch = base .. ':batch:' .. epoch .. ':' .. number
local time = call('TIME')
local now = time[1] * 1000 + floor(time[2] / 1000)
local stamp, minute = string.format('%.0f', now), floor(now / ${MINUTE_MS})
local gap = tonumber(ARGV[8])
local joins = 0
local sums, joined = {}, {}
local function add(field) sums[field] = (sums[field] or 0) + 1 end
for i = 11, #ARGV, 2 do
  local subject, visitor, former, reason = ARGV[i], ARGV[i + 1], '', ''
  if find(visitor, '|', 1, true) then visitor, former, reason = match(visitor, '^([^|]*)|([^|]*)|([^,]*)') end
  local field = subject .. '|' .. ARGV[5] .. '|' .. ARGV[7]
  add(field .. '|raw')
  if reason ~= '' then
    add(field .. '|excluded:' .. reason)
  else
    local seen = tonumber(call('SET', base .. ':watching:' .. visitor .. ':' .. subject, stamp, 'GET', 'PX', gap + ${SLACK_MS}) or '')
    if not seen and former ~= '' then seen = tonumber(call('GET', base .. ':watching:' .. former .. ':' .. subject) or '') end
    if seen and now - seen < gap then
      add(field .. '|excluded:still_watching')
    else
      add(field .. '|counted')
      joins = joins + 1
      local group = joined[subject] or {}
      group[#group + 1] = visitor
      joined[subject] = group
    end
    if not seen or floor(seen / ${MINUTE_MS}) < minute then
      add(subject .. '|' .. string.format('%.0f', minute * 60) .. '|' .. ARGV[7] .. '|present')
    end
  end
end
for field, amount in pairs(sums) do call('HINCRBY', batch, field, amount) end
for subject, group in pairs(joined) do
  local name = subject .. '|' .. ARGV[6] .. '|' .. ARGV[7]
  for _, visitor in ipairs(group) do
    for _, kind in ipairs({ ':visitors:', find(visitor, '~', 1, true) and ':without-id:' or nil }) do
      if call('PFADD', base .. kind .. name, visitor) == 1 then
        call('SADD', base .. ':changed', name)
        call('EXPIRE', base .. kind .. name, ARGV[9])
      end
    end
  end
end
return joins`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    addBeats(open: string, ...argv: (string | number)[]): Result<number, Context>;
  }
}

/** Teaches a connection the script. */
export function withLiveScript(redis: Redis): Redis {
  redis.defineCommand('addBeats', { numberOfKeys: 1, lua: addBeats });
  return redis;
}
