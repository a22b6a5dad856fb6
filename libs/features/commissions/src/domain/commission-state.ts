import { ruleBroken } from '@haojiao/kernel';

export const commissionStates = ['draft', 'issued', 'closed', 'cancelled'] as const;
export type CommissionState = (typeof commissionStates)[number];

/** Nothing goes back: who was asked was asked. */
const transitions: Record<CommissionState, readonly CommissionState[]> = {
  draft: ['issued', 'cancelled'],
  issued: ['closed', 'cancelled'],
  closed: [],
  cancelled: [],
};

export function isOpen(state: CommissionState): boolean {
  return transitions[state].length > 0;
}

/** @throws AppError `commission_state_forbids` */
export function requireMove(from: CommissionState, to: CommissionState): void {
  if (!transitions[from].includes(to)) throw commissionStateForbids(from);
}

const words: Record<CommissionState, { zh: string; en: string }> = {
  draft: { zh: '尚未下达', en: 'has not been issued yet' },
  issued: { zh: '已经下达', en: 'has been issued' },
  closed: { zh: '已经截止', en: 'is closed' },
  cancelled: { zh: '已经取消', en: 'was cancelled' },
};

export function commissionStateForbids(state: CommissionState) {
  return ruleBroken(
    'commission_state_forbids',
    `这个约稿${words[state].zh}，不能这样做。`,
    `This is not possible: the commission ${words[state].en}.`,
  );
}
