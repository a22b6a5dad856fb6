/** What `words.js` exports; the server makes that file of `src/page/words.ts`, where all words of the pages stand. */
type Words = Readonly<Record<string, string>>;

export const categoryWords: Words;
export const stateWords: Words;
export const eventWords: Words;
export const levelWords: Words;
export const adoptionStateWords: Words;
export const adoptionWords: Words;
export const bulletinStateWords: Words;
