import { ruleBroken } from '@haojiao/kernel';

export function alreadyRevoked() {
  return ruleBroken(
    'consent_already_revoked',
    '这份授权已经撤回。如重新取得同意，请另行登记；如撤回有误，请更正这份授权。',
    'This consent was revoked already; record a new one if the person agrees again, correct it with takesBackRevocation: true if that was a mistake.',
  );
}

export function corrected() {
  return ruleBroken(
    'consent_corrected',
    '这份授权已被更正，请刷新页面，对更正后的那一份操作。',
    'This consent was corrected and no longer counts. Take the one that names it as supersedesId.',
  );
}
