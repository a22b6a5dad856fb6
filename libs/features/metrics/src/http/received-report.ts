import type { FastifyRequest } from 'fastify';
import { invalidInput } from '@haojiao/kernel';
import type { ViewEvidence } from '../domain/counting-rule';
import { readViewReport } from '../domain/view-report';
import type { ReceivedReport } from '../view-reports';
import { parseBeacon } from './parse-beacon';

/** Set by a page that a member of staff looks at; signed in counts as much. */
const STAFF_HEADER = 'x-haojiao-staff';

/** What a request says about a view. @throws AppError `invalid_input` with every fault of the body. */
export function receivedReport(contentId: string, body: unknown, request: FastifyRequest): ReceivedReport {
  const { report, faults } = readViewReport(parseBeacon(body));
  if (faults.length > 0) throw invalidInput(faults);
  return { ...report, ...evidenceOf(request), contentId, address: request.ip };
}

/** What a request says about who sent it. */
export function evidenceOf(request: FastifyRequest): ViewEvidence {
  const { headers } = request;
  const purpose = headers['sec-purpose'] ?? headers['purpose'];
  return {
    method: request.raw.method ?? 'POST',
    userAgent: headers['user-agent'],
    purpose: Array.isArray(purpose) ? purpose.join(';') : purpose,
    isStaff: headers.authorization !== undefined || headers[STAFF_HEADER] !== undefined,
  };
}
