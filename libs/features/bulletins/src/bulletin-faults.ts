import { notAllowed, notFound, ruleBroken } from '@haojiao/kernel';
import { brokenConstraint } from '@haojiao/infrastructure/database';
import type { Action } from '@haojiao/features/organizations';

export const seeUnit = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

export function bulletinMissing() {
  return notFound('bulletin', '没有这份用稿通报。', 'There is no such bulletin.');
}

/** Of a bulletin that the caller may read. */
export function rightMissing(action: Action) {
  return notAllowed(
    'not_allowed',
    `您在印发单位没有“${action}”权限，请联系管理员分配相应角色。`,
    `You lack the right "${action}" in the issuing unit; ask an administrator for a role that has it.`,
  );
}

export function notDraft() {
  return ruleBroken(
    'bulletin_not_draft',
    '通报已公示，不能再修改或删除；有误请通过异议更正数据，印发后可另发更正。',
    'It was shown to the units and stays as it is: correct the facts, or issue a correction once it is closed.',
  );
}

export function noAppealsOpen() {
  return ruleBroken(
    'appeals_not_open',
    '通报不在公示期，不能提出或答复异议。',
    'Appeals are made and answered while the bulletin is open for them.',
  );
}

export function closerPrepared() {
  return notAllowed(
    'own_bulletin',
    '通报须由编制人以外的人签发。',
    'A bulletin is closed by somebody else than who prepared it.',
  );
}

const byConstraint: Record<string, () => Error> = {
  bulletins_closed: () =>
    ruleBroken(
      'bulletin_closed',
      '通报已印发，不能再改动；有误请另发更正。',
      'It was issued; issue a correction.',
    ),
  bulletins_corrects_id: () =>
    ruleBroken(
      'bulletin_already_corrected',
      '这一期已有更正；请对更正的那一期再作更正。',
      'It has a correction; correct that one.',
    ),
  bulletin_appeals_window: noAppealsOpen,
  bulletin_issues_by_another: closerPrepared,
  bulletin_issues_no_open_appeal: () =>
    ruleBroken('appeals_unanswered', '还有异议没有答复，不能印发。', 'There are appeals without an answer.'),
  bulletin_issues_once: () =>
    ruleBroken(
      'period_already_issued',
      '本期通报已印发（含其中某类单位），有误请另发更正。',
      'The period was issued for one of these classes; issue a correction.',
    ),
  bulletin_issues_in_order: () =>
    ruleBroken(
      'periods_out_of_order',
      '各期须依次印发：前面还有未印发的一期，或后面一期已经印发。',
      'Periods are issued in their order: an earlier one is open, or a later one was issued.',
    ),
};

/** The rule behind a guard of the database, or the error as it is. */
export function translated(error: unknown): unknown {
  const constraint = brokenConstraint(error);
  return (constraint && byConstraint[constraint]?.()) ?? error;
}
