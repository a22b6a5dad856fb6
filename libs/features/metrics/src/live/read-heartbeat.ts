import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { isReportId } from '../domain/view-report';

/** `faults` names all that is wrong. */
export function readHeartbeat(body: unknown): { visitorId?: string; faults: Fault[] } {
  if (body === undefined || body === null || body === '') return { faults: [] };
  if (typeof body !== 'object' || Array.isArray(body)) {
    return { faults: [fault('', 'object', '正文应为 JSON 对象。', 'The body must be a JSON object.')] };
  }
  const { visitorId, ...rest } = body as Record<string, unknown>;
  const faults = Object.keys(rest).map((name) =>
    fault(name.slice(0, 100), 'unknown_property', '没有这个字段，请去掉。', 'There is no such property.'),
  );
  if (visitorId === undefined || visitorId === null) return { faults };
  if (isReportId(visitorId)) return { visitorId: visitorId as string, faults };
  faults.push(
    fault(
      'visitorId',
      'visitor_id_form',
      '应为 8 到 64 个字母、数字或 . _ : - 组成的标识。',
      'Must be 8 to 64 letters, digits or . _ : -.',
    ),
  );
  return { faults };
}
