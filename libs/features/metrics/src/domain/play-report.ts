import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { isReportId } from './view-report';

/** What the player of a page tells about a film that was started. */
export interface PlayReport {
  visitorId?: string;
  /** Made by the page for one play; a report that comes again with it counts once. */
  playId?: string;
  /** That really played, seeking and pauses not counted. */
  seconds: number;
  /** It played to its end. */
  hasEnded: boolean;
}

const LONGEST_SECONDS = 100_000;

/** `faults` names all that is wrong. */
export function readPlayReport(body: unknown): { report: PlayReport; faults: Fault[] } {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const { visitorId, playId, seconds, hasEnded, ...rest } = (isObject ? body : {}) as Record<string, unknown>;
  const faults = Object.keys(rest).map((name) =>
    fault(name.slice(0, 100), 'unknown_property', '没有这个字段，请去掉。', 'There is no such property.'),
  );
  for (const [name, id] of Object.entries({ visitorId, playId })) {
    if (id === undefined || isReportId(id)) continue;
    faults.push(
      fault(
        name,
        'id_form',
        '应为 8 到 64 个字母、数字或 . _ : - 组成的标识。',
        'Must be 8 to 64 letters, digits or . _ : -.',
      ),
    );
  }
  if (!(typeof seconds === 'number' && seconds >= 0 && seconds <= LONGEST_SECONDS)) {
    faults.push(
      fault(
        'seconds',
        'range',
        '应为实际播放的秒数，0 到 100000。',
        'Must be the seconds that played, 0 to 100,000.',
      ),
    );
  }
  if (hasEnded !== undefined && typeof hasEnded !== 'boolean') {
    faults.push(fault('hasEnded', 'boolean', '应为 true 或 false。', 'Must be true or false.'));
  }
  return { report: { visitorId, playId, seconds, hasEnded: hasEnded === true } as PlayReport, faults };
}
