import { ruleBroken } from '@haojiao/kernel';

export function alreadyRevoked() {
  return ruleBroken(
    'consent_already_revoked',
    '这份授权已经撤回。如重新取得同意，请另行登记；如撤回有误，请更正（POST …/corrections，takesBackRevocation: true）。',
    'This consent was revoked already; record a new one if the person agrees again, correct it with takesBackRevocation: true if that was a mistake.',
  );
}

export function corrected() {
  return ruleBroken(
    'consent_corrected',
    '这份授权已被更正，不再算数。请对取代它的那一条操作（见列表中的 supersedesId）。',
    'This consent was corrected and no longer counts. Take the one that names it as supersedesId.',
  );
}
