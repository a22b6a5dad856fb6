import type { FastifyRequest } from 'fastify';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import type { LinkDecision } from '../use-sign-off-links';

const limits = { files: 0, fields: 5, fieldNameSize: 50, fieldSize: 24_000, parts: 5 };
const MAX_COMMENT = 5_000;

/** The fields as they came; nothing about them is known yet. */
export type EnteredFields = Record<'outcome' | 'comment' | 'code', string>;

/** @throws AppError `invalid_input` where it is no form, or one with files */
export async function readDecisionForm(request: FastifyRequest): Promise<EnteredFields> {
  const entered: EnteredFields = { outcome: '', comment: '', code: '' };
  try {
    if (!request.isMultipart()) throw new Error('No form');
    for await (const part of request.parts({ limits })) {
      if (part.type !== 'field') throw new Error('A file');
      if (part.fieldname in entered)
        entered[part.fieldname as keyof EnteredFields] = String(part.value).trim();
    }
    return entered;
  } catch {
    throw invalidInput([
      fault('', 'form_malformed', '提交的表单不完整，请重新提交。', 'The form is incomplete; send it again.'),
    ]);
  }
}

/** @throws AppError `invalid_input` naming what is missing */
export function decisionIn({ outcome, comment, code }: EnteredFields): LinkDecision {
  const faults: Fault[] = [];
  if (outcome !== 'approve' && outcome !== 'return') {
    faults.push(
      fault('outcome', 'is_in', '请选择“同意”或“退回修改”。', 'Choose to approve or to return it.'),
    );
  }
  if (comment.length > MAX_COMMENT) {
    faults.push(
      fault('comment', 'max_length', '意见最多 5000 字。', 'The opinion has 5,000 characters at most.'),
    );
  }
  if (outcome === 'return' && comment === '') {
    faults.push(fault('comment', 'required', '退回必须写明原因。', 'A return needs its reason.'));
  }
  if (!/^\d{6}$/.test(code)) {
    faults.push(fault('code', 'matches', '请输入 6 位数字的确认码。', 'Enter the six digits of the code.'));
  }
  if (faults.length > 0) throw invalidInput(faults);
  return { outcome: outcome as LinkDecision['outcome'], comment, code };
}
