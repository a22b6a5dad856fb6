import './words';

export { ChangePassword } from './change-password';
export { SignInAgain } from './sign-in-again';
export { sayIsSignedOut } from './signed-out';
export { MeContext, useAskMe, useCan, useMe } from './use-me';
export type { Action } from './use-me';
