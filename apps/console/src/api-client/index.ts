export { api, bodyOf, download, ifMatch, newKey, onceBy, versionedOf } from './api';
export type { Shape, Versioned } from './api';
export { currentLanguage, keepLanguage } from './language';
export { NoConnection, Problem, SignedOut } from './problem';
export type { InputFault } from './problem';
export { currentToken, fetchSignedIn, onSignedOut, refreshSession, signIn, signOut } from './session';
