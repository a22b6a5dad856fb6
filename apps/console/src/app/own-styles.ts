import { pageNonce } from '@/ui/sign-in-parts';

/**
 * Parts of the library make style elements without the word that it was given: what holds the page still behind a dialog is
 * one. Only scripts of ours make any, so that each of them gets it.
 */
export function letOwnStylesIn(): void {
  const make = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = make(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = pageNonce;
    return element;
  };
}
