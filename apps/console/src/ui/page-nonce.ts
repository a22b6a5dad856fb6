/** The policy of the page lets only styles with this word in, also into frames that are filled by this page. */
export const pageNonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
