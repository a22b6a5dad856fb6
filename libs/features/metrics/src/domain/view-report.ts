import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { isSurface, surfaces } from './surfaces';
import type { Surface } from './surfaces';

/** What a front end tells about a view; every part may be absent. */
export interface ViewReport {
  visitorId?: string;
  /** Made by the front end for one view; a report that comes again with it (its answer was lost) counts once. */
  viewId?: string;
  referrer?: string;
  surface?: Surface;
}

const LONGEST_REFERRER = 1_000;
/** A UUID, the identifiers of the usual analytics scripts, a mini-program's own: long enough not to be guessed. */
const visitorIdPattern = /^[A-Za-z0-9._:-]{8,64}$/;

/**
 * Reads the body of a report by hand: the checks are few and the way is hot. `faults` names all that is wrong.
 * The referrer is checked and then forgotten: no figure is made of it.
 */
export function readViewReport(body: unknown): { report: ViewReport; faults: Fault[] } {
  if (body === undefined || body === null || body === '') return { report: {}, faults: [] };
  if (typeof body !== 'object' || Array.isArray(body)) {
    return {
      report: {},
      faults: [fault('', 'object', '正文应为 JSON 对象。', 'The body must be a JSON object.')],
    };
  }
  const faults: Fault[] = [];
  const { visitorId, viewId, referrer, surface, ...rest } = body as Record<string, unknown>;
  for (const name in rest) {
    faults.push(
      fault(name.slice(0, 100), 'unknown_property', '没有这个字段，请去掉。', 'There is no such property.'),
    );
  }
  if (isGiven(visitorId) && !(typeof visitorId === 'string' && visitorIdPattern.test(visitorId))) {
    faults.push(
      fault(
        'visitorId',
        'visitor_id_form',
        '应为 8 到 64 个字母、数字或 . _ : - 组成的标识。',
        'Must be 8 to 64 letters, digits or . _ : -.',
      ),
    );
  }
  if (isGiven(viewId) && !(typeof viewId === 'string' && visitorIdPattern.test(viewId))) {
    faults.push(
      fault(
        'viewId',
        'view_id_form',
        '应为 8 到 64 个字母、数字或 . _ : - 组成的标识。',
        'Must be 8 to 64 letters, digits or . _ : -.',
      ),
    );
  }
  if (isGiven(referrer) && !(typeof referrer === 'string' && referrer.length <= LONGEST_REFERRER)) {
    faults.push(
      fault(
        'referrer',
        'max_length',
        `应为不超过 ${LONGEST_REFERRER} 个字符的文本。`,
        `Must be a text of at most ${LONGEST_REFERRER} characters.`,
      ),
    );
  }
  if (isGiven(surface) && !isSurface(surface)) {
    faults.push(
      fault(
        'surface',
        'in',
        `只能是以下之一：${surfaces.join(', ')}。`,
        `Must be one of: ${surfaces.join(', ')}.`,
      ),
    );
  }
  return { report: { visitorId, viewId, referrer, surface } as ViewReport, faults };
}

/** An identifier as front ends make them. */
export function isReportId(text: unknown): boolean {
  return typeof text === 'string' && visitorIdPattern.test(text);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
