import { AUTHORIZATION_LIFE_MS } from '../pending-authorizations';

const NAME = 'haojiao_authorization';

/**
 * Goes along when the platform sends the browser back (`Lax`: by following a link), and to no other address of ours.
 * @param publicUrl decides whether it may only travel by TLS
 */
export function browserCookie(secret: string, publicUrl: string): string {
  return cookie(secret, AUTHORIZATION_LIFE_MS / 1_000, publicUrl);
}

export function forgottenBrowserCookie(publicUrl: string): string {
  return cookie('', 0, publicUrl);
}

/** The secret in a `Cookie` header, or null. */
export function browserSecretIn(header: string | undefined): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [name, value = ''] = pair.trim().split('=', 2);
    if (name === NAME && /^[\w-]{20,100}$/.test(value)) return value;
  }
  return null;
}

function cookie(value: string, seconds: number, publicUrl: string): string {
  const secure = publicUrl.startsWith('https://') ? '; Secure' : '';
  return `${NAME}=${value}; Path=/callbacks; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
