import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SignJWT, decodeProtectedHeader, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { KeyRing } from '@haojiao/infrastructure/security';

/** Seconds; short, because the right to ask again lies in the refresh token. */
export const ACCESS_TOKEN_SECONDS = 900;
const PURPOSE = 'access-token';
const TOKENS_REMEMBERED = 2_000;

export interface AccessClaims {
  userId: string;
  sessionId: string;
}

@Injectable()
export class AccessTokens {
  /** What tokens say whose signature was right, by their hash, for as long as they hold. Whether the session does is asked each time. */
  private readonly known = new LRUCache<string, AccessClaims>({ max: TOKENS_REMEMBERED });

  constructor(private readonly keys: KeyRing) {}

  async issue({ userId, sessionId }: AccessClaims): Promise<string> {
    const { name, key } = this.keys.signingKey(PURPOSE);
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256', kid: name })
      .setSubject(userId)
      .setIssuer('haojiao')
      .setAudience('management')
      .setIssuedAt()
      .setExpirationTime(`${ACCESS_TOKEN_SECONDS}s`)
      .sign(key);
  }

  /** Null for anything that is not a token of ours with time left. */
  async read(token: string): Promise<AccessClaims | null> {
    const place = createHash('sha256').update(token).digest('base64url');
    const known = this.known.get(place);
    if (known) return known;
    try {
      const { kid, alg } = decodeProtectedHeader(token);
      const key = kid && alg === 'HS256' ? this.keys.verificationKey(PURPOSE, kid) : null;
      if (!key) return null;
      const { payload } = await jwtVerify(token, key, {
        issuer: 'haojiao',
        audience: 'management',
        algorithms: ['HS256'],
      });
      if (typeof payload.sub !== 'string' || typeof payload.sid !== 'string') return null;
      const claims = { userId: payload.sub, sessionId: payload.sid };
      const leftMs = (payload.exp ?? 0) * 1_000 - Date.now();
      if (leftMs > 0) this.known.set(place, claims, { ttl: leftMs });
      return claims;
    } catch {
      return null;
    }
  }
}
