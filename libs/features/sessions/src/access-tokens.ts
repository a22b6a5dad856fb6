import { Injectable } from '@nestjs/common';
import { SignJWT, decodeProtectedHeader, jwtVerify } from 'jose';
import { KeyRing } from '@haojiao/infrastructure/security';

/** Seconds; short, because the right to ask again lies in the refresh token. */
export const ACCESS_TOKEN_SECONDS = 900;
const PURPOSE = 'access-token';

export interface AccessClaims {
  userId: string;
  sessionId: string;
}

@Injectable()
export class AccessTokens {
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
      return { userId: payload.sub, sessionId: payload.sid };
    } catch {
      return null;
    }
  }
}
