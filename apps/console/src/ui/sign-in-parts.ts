// What the sign-in page needs of this folder: the rest of it is not loaded before somebody is signed in.
import { addWords } from './words';
import enUS from './sentences/en-US.json';
import zhCN from './sentences/zh-CN.json';

addWords('ui', { 'zh-CN': zhCN, 'en-US': enUS });

export { pageNonce } from './page-nonce';
export { useProblemText } from './problem-text';
export { useWords } from './words';
